use crate::access::{Action, Caller};
use crate::bookmark::{Bookmark, BookmarkKind, NewBookmark};
use crate::error::Error;
use crate::ports::Ports;

/// What somebody would like to find again.
#[derive(Clone, Debug)]
pub struct BookmarkRequest {
    /// What it leads to.
    pub kind: BookmarkKind,
    /// A title, not empty.
    pub title: String,
    /// Where it leads, not empty.
    pub url: String,
}

/// Keeps a bookmark for the caller.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::TitleMissing`], [`Error::UrlMissing`], [`Error::TooLong`]
pub fn create(ports: &Ports, caller: &Caller, request: &BookmarkRequest) -> Result<Bookmark, Error> {
    caller.may(Action::CreateBookmark)?;
    let new = NewBookmark::new(caller.user, request.kind, &request.title, &request.url)?;
    Ok(ports.store.create_bookmark(new)?)
}
