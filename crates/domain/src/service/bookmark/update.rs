use crate::access::{Action, Caller};
use crate::bookmark::{Bookmark, BookmarkPatch};
use crate::error::Error;
use crate::ids::BookmarkId;
use crate::ports::Ports;

/// Changes a bookmark.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TitleMissing`], [`Error::UrlMissing`],
/// [`Error::TooLong`]
pub fn update(ports: &Ports, caller: &Caller, id: BookmarkId, patch: &BookmarkPatch) -> Result<Bookmark, Error> {
    caller.may(Action::UpdateBookmark)?;
    let updated = ports.store.update_bookmark(id, &|bookmark| {
        caller.may_touch(Action::UpdateBookmark, bookmark.user, false)?;
        patch.apply(bookmark)
    })?;
    updated.ok_or(Error::NotFound)
}
