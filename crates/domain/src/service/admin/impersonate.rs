use super::super::signin::SignedIn;
use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;
use crate::service::activity::record;

/// Signs in as somebody else, whatever the state of their account. The token is theirs in every way and does not say who
/// got it, so this is noted in the record of
/// the account.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn impersonate(ports: &Ports, caller: &Caller, id: UserId) -> Result<SignedIn, Error> {
    caller.may(Action::AdministerUsers)?;
    let signed_in = SignedIn::new(ports, ports.store.find_user(id)?.ok_or(Error::NotFound)?)?;
    record(ports, id, Kind::Impersonated).by(caller).keep();
    Ok(signed_in)
}
