use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::BookmarkId;
use crate::ports::Ports;

/// Removes a bookmark.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: BookmarkId) -> Result<(), Error> {
    caller.may(Action::DeleteBookmark)?;
    let bookmark = ports.store.find_bookmark(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::DeleteBookmark, bookmark.user, false)?;
    if ports.store.delete_bookmark(id)? { Ok(()) } else { Err(Error::NotFound) }
}
