use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::SetId;
use crate::ports::Ports;
use crate::set::MeasurementSet;

/// One set.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn read(ports: &Ports, caller: &Caller, id: SetId) -> Result<MeasurementSet, Error> {
    caller.may(Action::ReadSet)?;
    let set = ports.store.find_set(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::ReadSet, set.user, set.public)?;
    Ok(set)
}

/// One set, for anybody. A private one is not found.
///
/// # Errors
/// [`Error::NotFound`]
pub fn read_public(ports: &Ports, id: SetId) -> Result<MeasurementSet, Error> {
    ports.store.find_set(id)?.filter(|set| set.public).ok_or(Error::NotFound)
}
