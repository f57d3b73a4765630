use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ports::Ports;
use crate::user::User;

/// The account of the caller.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn read(ports: &Ports, caller: &Caller) -> Result<User, Error> {
    caller.may(Action::ReadAccount)?;
    ports.store.find_user(caller.user)?.ok_or(Error::NotFound)
}
