use crate::access::{Action, Caller};
use crate::bookmark::Bookmark;
use crate::error::Error;
use crate::ids::BookmarkId;
use crate::ports::Ports;

/// One bookmark.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn read(ports: &Ports, caller: &Caller, id: BookmarkId) -> Result<Bookmark, Error> {
    caller.may(Action::ReadBookmark)?;
    let bookmark = ports.store.find_bookmark(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::ReadBookmark, bookmark.user, false)?;
    Ok(bookmark)
}
