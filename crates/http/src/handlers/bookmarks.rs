//! Bookmarks.

use actix_web::web::Data;
use freesewing_domain::ids::BookmarkId;
use freesewing_domain::service::bookmark as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Signed};
use crate::wire::answer::CREATED;
use crate::wire::bookmark::{BookmarkAnswer, BookmarkBody, BookmarkPatchBody, BookmarksAnswer};
use crate::wire::{Answer, Deleted};

/// Keep a bookmark
#[api_v2_operation(operation_id = "createBookmark", tags("Bookmarks"))]
pub async fn create(
    api: Data<Api>,
    signed: Signed,
    body: Body<BookmarkBody>,
) -> Result<Answer<BookmarkAnswer, CREATED>, ApiError> {
    let request = body.read()?;
    let bookmark = api.write(move |ports| service::create(ports, &signed.0, &request)).await?;
    Ok(Answer(BookmarkAnswer::created(bookmark)))
}

/// List your bookmarks
#[api_v2_operation(operation_id = "listBookmarks", tags("Bookmarks"))]
pub async fn list(api: Data<Api>, signed: Signed) -> Result<Answer<BookmarksAnswer>, ApiError> {
    let bookmarks = api.read(|ports| service::list(ports, &signed.0))?;
    Ok(Answer(bookmarks.into()))
}

/// See a bookmark
#[api_v2_operation(operation_id = "readBookmark", tags("Bookmarks"))]
pub async fn read(api: Data<Api>, signed: Signed, id: Id<BookmarkId>) -> Result<Answer<BookmarkAnswer>, ApiError> {
    let id = id.get()?;
    let bookmark = api.read(|ports| service::read(ports, &signed.0, id))?;
    Ok(Answer(BookmarkAnswer::success(bookmark)))
}

/// Change a bookmark
///
/// What it leads to, `type`, stays what it is.
#[api_v2_operation(operation_id = "updateBookmark", tags("Bookmarks"))]
pub async fn update(
    api: Data<Api>,
    signed: Signed,
    id: Id<BookmarkId>,
    body: Body<BookmarkPatchBody>,
) -> Result<Answer<BookmarkAnswer>, ApiError> {
    let id = id.get()?;
    let patch = body.read()?;
    let bookmark = api.write(move |ports| service::update(ports, &signed.0, id, &patch)).await?;
    Ok(Answer(BookmarkAnswer::success(bookmark)))
}

/// Remove a bookmark
#[api_v2_operation(operation_id = "deleteBookmark", tags("Bookmarks"))]
pub async fn delete(api: Data<Api>, signed: Signed, id: Id<BookmarkId>) -> Result<Deleted, ApiError> {
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id)).await?;
    Ok(Deleted)
}
