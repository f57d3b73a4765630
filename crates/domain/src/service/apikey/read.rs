use crate::access::{Action, Caller, Credential};
use crate::apikey::Apikey;
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::Ports;

/// One key.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn read(ports: &Ports, caller: &Caller, id: ApikeyId) -> Result<Apikey, Error> {
    caller.may(Action::ReadApikey)?;
    let key = ports.store.find_apikey(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::ReadApikey, key.user, false)?;
    Ok(key)
}

/// The key that the caller is using.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`] when the caller uses no key.
pub fn read_current(ports: &Ports, caller: &Caller) -> Result<Apikey, Error> {
    caller.may(Action::ListApikeys)?;
    match caller.credential {
        Credential::Apikey(id) => ports.store.find_apikey(id)?.ok_or(Error::NotFound),
        Credential::Token => Err(Error::NotFound),
    }
}
