use crate::access::{Action, Caller, Credential};
use crate::apikey::Apikey;
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::Ports;

/// A key, with those that it is tied to by rotation, as far as they are kept.
#[derive(Clone, Debug)]
pub struct KeyView {
    /// The key.
    pub key: Apikey,
    /// The one that it took the place of.
    pub predecessor: Option<Apikey>,
    /// The one that takes its place.
    pub successor: Option<Apikey>,
}

/// One key.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn read(ports: &Ports, caller: &Caller, id: ApikeyId) -> Result<KeyView, Error> {
    caller.may(Action::ReadApikey)?;
    let key = ports.store.find_apikey(id)?.ok_or(Error::NotFound)?;
    super::is_known(&key)?;
    caller.may_touch(Action::ReadApikey, key.user, false)?;
    let find = |other: Option<ApikeyId>| other.map_or(Ok(None), |other| ports.store.find_apikey(other));
    Ok(KeyView { predecessor: find(key.predecessor)?, successor: find(key.successor)?, key })
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
