use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::SetId;
use crate::ports::Ports;
use crate::service::image;

/// Removes a set, and its picture with it. Copies that showed the same picture show the default one from then on.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: SetId) -> Result<(), Error> {
    caller.may(Action::DeleteSet)?;
    let set = ports.store.find_set(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::DeleteSet, set.user, set.public)?;
    if !ports.store.delete_set(id, &ports.rules.avatars.set)? {
        return Err(Error::NotFound);
    }
    if set.img == id.image() {
        image::discard(ports, &set.img);
    }
    Ok(())
}
