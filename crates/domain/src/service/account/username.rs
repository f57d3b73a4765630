use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ports::Ports;
use crate::user::Username;

/// Whether the caller could take a name: it is of a good form, short enough, and nobody has it.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn is_username_free(ports: &Ports, caller: &Caller, name: &str) -> Result<bool, Error> {
    caller.may(Action::CheckUsername)?;
    match Username::parse(name) {
        Some(name) if name.is_short_enough() => Ok(ports.store.find_user_by_name(name.key())?.is_none()),
        _ => Ok(false),
    }
}
