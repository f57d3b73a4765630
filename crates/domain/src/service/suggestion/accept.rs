use crate::access::{Action, Caller};
use crate::confirmation::Purpose;
use crate::curated_set::{CuratedSet, NewCuratedSet};
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::ports::{Existing, Ports};
use crate::service::image;
use crate::translated::Translated;

/// Makes a curated set of a suggested one, not published yet, and uses the suggestion up: it is handled. Of many who
/// accept it at once, one makes the set. Its picture becomes that of the curated set.
///
/// A set that is neither the suggester's own nor public is not found: nobody publishes what is somebody else's.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn accept_set(ports: &Ports, caller: &Caller, id: ConfirmationId) -> Result<CuratedSet, Error> {
    caller.may(Action::HandleSuggestions)?;
    let suggestion = ports.store.find_confirmation(id)?.ok_or(Error::NotFound)?;
    let Purpose::SuggestedSet(suggested) = &suggestion.purpose else {
        return Err(Error::NotFound);
    };
    let original = ports.store.find_set(suggested.set)?.ok_or(Error::NotFound)?;
    if !original.public && suggestion.user != Some(original.user) {
        return Err(Error::NotFound);
    }
    let mut new = NewCuratedSet::new(Translated::everywhere(&suggested.name), ports.clock.now())?
        .with_notes(Translated::everywhere(suggested.notes_or_dashes()))?;
    new.height = suggested.centimetres();
    new.measurements = original.measurements;
    let set = ports.store.accept_suggested_set(id, new)?.ok_or(Error::NotFound)?;
    move_picture(ports, &id.image(), &set.id.image());
    Ok(set)
}

/// Files a picture under another name, if there is one. A host that fails has logged it, and the picture stays where it was.
fn move_picture(ports: &Ports, from: &str, to: &str) {
    if let Ok(Some(picture)) = ports.images.find(from)
        && ports.images.put(to, &picture, Existing::Replace).is_ok()
    {
        image::discard(ports, from);
    }
}
