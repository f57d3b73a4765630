use super::super::signin::SignedIn;
use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;

/// Signs in as somebody else, whatever the state of their account. The token is theirs in every way and does not say who
/// got it, so whoever calls this has to keep a record.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn impersonate(ports: &Ports, caller: &Caller, id: UserId) -> Result<SignedIn, Error> {
    caller.may(Action::AdministerUsers)?;
    SignedIn::new(ports, ports.store.find_user(id)?.ok_or(Error::NotFound)?)
}
