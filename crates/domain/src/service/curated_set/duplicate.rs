use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::CuratedSetId;
use crate::language::Language;
use crate::ports::Ports;
use crate::set::{MeasurementSet, NewSet};

/// Keeps a private copy of a curated set for the caller, named in one language. The API calls this cloning.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::NameMissing`] when it has no name in that language.
pub fn duplicate(
    ports: &Ports,
    caller: &Caller,
    id: CuratedSetId,
    language: Language,
) -> Result<MeasurementSet, Error> {
    caller.may(Action::CloneCuratedSet)?;
    let original = ports.store.find_curated_set(id)?.ok_or(Error::NotFound)?;
    let mut copy = NewSet::new(caller.user, original.names.get(language), ports.clock.now())?
        .with_notes(original.notes.get(language))?;
    copy.measurements = original.measurements;
    Ok(ports.store.create_set(copy)?)
}
