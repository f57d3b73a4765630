use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ports::Ports;
use crate::set::MeasurementSet;

/// The caller's sets, by number.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn list(ports: &Ports, caller: &Caller) -> Result<Vec<MeasurementSet>, Error> {
    caller.may(Action::ListSets)?;
    Ok(ports.store.list_sets(caller.user)?)
}
