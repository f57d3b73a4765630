use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::Ports;

/// Removes a key; it stops working at once. A key may remove itself.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: ApikeyId) -> Result<(), Error> {
    caller.may(Action::DeleteApikey)?;
    let key = ports.store.find_apikey(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::DeleteApikey, key.user, false)?;
    if ports.store.delete_apikey(id)? { Ok(()) } else { Err(Error::NotFound) }
}
