use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::PatternId;
use crate::ports::Ports;
use crate::service::image;

/// Removes a pattern, and its own picture with it: copies that show that picture go back to the usual one.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: PatternId) -> Result<(), Error> {
    caller.may(Action::DeletePattern)?;
    let pattern = ports.store.find_pattern(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::DeletePattern, pattern.user, pattern.public)?;
    if !ports.store.delete_pattern(id, &ports.rules.avatars.pattern)? {
        return Err(Error::NotFound);
    }
    if pattern.img == id.image() {
        image::discard(ports, &pattern.img);
    }
    Ok(())
}
