use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;
use crate::user::User;

/// Anybody's account.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn read(ports: &Ports, caller: &Caller, id: UserId) -> Result<User, Error> {
    caller.may(Action::AdministerUsers)?;
    ports.store.find_user(id)?.ok_or(Error::NotFound)
}
