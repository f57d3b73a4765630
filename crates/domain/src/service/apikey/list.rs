use crate::access::{Action, Caller};
use crate::apikey::Apikey;
use crate::error::Error;
use crate::ports::Ports;

/// Which keys are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// Those that work, and those whose time is over.
    #[default]
    Unrevoked,
    /// Also those that were revoked, for as long as they are kept.
    All,
}

/// The caller's keys, in the order in which they were made.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn list(ports: &Ports, caller: &Caller, listed: Listed) -> Result<Vec<Apikey>, Error> {
    caller.may(Action::ListApikeys)?;
    let mut keys = ports.store.list_apikeys(caller.user)?;
    keys.retain(|key| listed == Listed::All || key.revoked.is_none());
    Ok(keys)
}
