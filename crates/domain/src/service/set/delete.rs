use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::SetId;
use crate::ports::Ports;

/// Removes a set.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: SetId) -> Result<(), Error> {
    caller.may(Action::DeleteSet)?;
    let set = ports.store.find_set(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::DeleteSet, set.user, set.public)?;
    if ports.store.delete_set(id)? { Ok(()) } else { Err(Error::NotFound) }
}
