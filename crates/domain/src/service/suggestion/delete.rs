use crate::access::{Action, Caller};
use crate::confirmation::Kind;
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::ports::Ports;
use crate::service::image;

/// Removes a suggestion of a kind, and the picture that came with it.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TypeMismatch`] when it is of another kind.
pub fn delete(ports: &Ports, caller: &Caller, id: ConfirmationId, kind: Kind) -> Result<(), Error> {
    caller.may(Action::HandleSuggestions)?;
    let found = ports.store.find_confirmation(id)?.ok_or(Error::NotFound)?;
    if found.purpose.kind() != kind {
        return Err(Error::TypeMismatch);
    }
    if !ports.store.delete_confirmation(id)? {
        return Err(Error::NotFound);
    }
    if kind == Kind::SuggestedSet {
        image::discard(ports, &id.image());
    }
    Ok(())
}
