use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::SetId;
use crate::ports::Ports;
use crate::set::{MeasurementSet, NewSet};

/// Keeps a private copy of a set, for the caller. The API calls this cloning.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn duplicate(ports: &Ports, caller: &Caller, id: SetId) -> Result<MeasurementSet, Error> {
    caller.may(Action::CloneSet)?;
    let original = ports.store.find_set(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::CloneSet, original.user, original.public)?;
    Ok(ports.store.create_set(NewSet::copy_of(&original, caller.user, ports.clock.now()))?)
}
