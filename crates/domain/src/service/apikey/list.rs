use crate::access::{Action, Caller};
use crate::apikey::Apikey;
use crate::error::Error;
use crate::ports::Ports;

/// The caller's keys, in the order in which they were made, expired ones included.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn list(ports: &Ports, caller: &Caller) -> Result<Vec<Apikey>, Error> {
    caller.may(Action::ListApikeys)?;
    Ok(ports.store.list_apikeys(caller.user)?)
}
