use super::super::image::discard;
use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::error::Error;
use crate::ports::Ports;
use crate::service::activity::record;

/// Removes the account of the caller and everything of it, for good.
///
/// What the store keeps goes all or nothing. Pictures and exports go after it: were they first and the store failed,
/// the account would be left without them. Their hosts log what they cannot remove.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::Store`]
pub fn remove(ports: &Ports, caller: &Caller) -> Result<(), Error> {
    caller.may(Action::RemoveAccount)?;
    let removed = ports.store.delete_user(caller.user, &ports.rules.avatars)?.ok_or(Error::NotFound)?;
    ports.exports.remove_of(caller.user, 0);
    // Nothing personal stays, so not where this came from either.
    record(ports, caller.user, Kind::Removed).without_whence().keep();
    for image in removed.images() {
        discard(ports, &image);
    }
    Ok(())
}
