use crate::access::{Action, Caller};
use crate::error::Error;
use crate::pattern::Pattern;
use crate::ports::Ports;

/// The caller's patterns, by number.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn list(ports: &Ports, caller: &Caller) -> Result<Vec<Pattern>, Error> {
    caller.may(Action::ListPatterns)?;
    Ok(ports.store.list_patterns(caller.user)?)
}
