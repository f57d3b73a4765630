use crate::access::{Action, Caller};
use crate::bookmark::Bookmark;
use crate::error::Error;
use crate::ports::Ports;

/// The caller's bookmarks, by number.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn list(ports: &Ports, caller: &Caller) -> Result<Vec<Bookmark>, Error> {
    caller.may(Action::ListBookmarks)?;
    Ok(ports.store.list_bookmarks(caller.user)?)
}
