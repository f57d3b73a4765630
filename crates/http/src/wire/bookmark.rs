//! Bookmarks.

use freesewing_domain::bookmark::{self, BookmarkPatch};
use freesewing_domain::error::Error;
use freesewing_domain::service::bookmark::BookmarkRequest;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Fields, Outcome, Readable};

/// What to send to keep a bookmark.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"type": "doc", "title": "Sleeves", "url": "/docs/sewing/sleeves"}"#)]
pub struct BookmarkBody {
    /// What you call it; 500 characters at most.
    pub title: String,
    /// Where it leads: an address, or a path on the website; 4,000 characters at most.
    pub url: String,
    /// What it leads to: set, cset, pattern, design, doc or custom.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Readable for BookmarkBody {
    type Read = BookmarkRequest;

    fn read(fields: &Fields<'_>) -> Result<BookmarkRequest, Error> {
        fields.not_empty()?;
        let title = not_empty(fields, "title").ok_or(Error::TitleMissing)?;
        let url = not_empty(fields, "url").ok_or(Error::UrlMissing)?;
        let kind = fields.truthy("type").ok_or(Error::TypeMissing)?;
        let kind = kind.as_str().and_then(|name| name.parse().ok()).ok_or(Error::TypeInvalid)?;
        Ok(BookmarkRequest { kind, title, url })
    }
}

/// What to send to change a bookmark. Whatever is absent, empty or no text stays as it is.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"title": "All about sleeves"}"#)]
pub struct BookmarkPatchBody {
    /// What you call it; 500 characters at most.
    pub title: Option<String>,
    /// Where it leads; 4,000 characters at most.
    pub url: Option<String>,
}

impl Readable for BookmarkPatchBody {
    type Read = BookmarkPatch;

    fn read(fields: &Fields<'_>) -> Result<BookmarkPatch, Error> {
        Ok(BookmarkPatch { title: not_empty(fields, "title"), url: not_empty(fields, "url") })
    }
}

fn not_empty(fields: &Fields<'_>, name: &str) -> Option<String> {
    fields.string(name).filter(|text| !text.is_empty())
}

/// A bookmark.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct Bookmark {
    /// Its number.
    #[openapi(example = "2")]
    id: i64,
    /// What it leads to: set, cset, pattern, design, doc or custom.
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    /// Where it leads.
    url: String,
    /// Whose it is.
    user_id: i64,
}

impl From<bookmark::Bookmark> for Bookmark {
    fn from(bookmark: bookmark::Bookmark) -> Self {
        Self {
            id: bookmark.id.0,
            kind: bookmark.kind.name(),
            title: bookmark.title,
            url: bookmark.url,
            user_id: bookmark.user.0,
        }
    }
}

/// The answer with one bookmark.
#[derive(Serialize, Apiv2Schema)]
pub struct BookmarkAnswer {
    result: Outcome,
    bookmark: Bookmark,
}

impl BookmarkAnswer {
    /// A bookmark that was there.
    #[must_use]
    pub fn success(bookmark: bookmark::Bookmark) -> Self {
        Self { result: Outcome::Success, bookmark: bookmark.into() }
    }

    /// A bookmark that is new.
    #[must_use]
    pub fn created(bookmark: bookmark::Bookmark) -> Self {
        Self { result: Outcome::Created, bookmark: bookmark.into() }
    }
}

/// The answer with the bookmarks of an account, by number.
#[derive(Serialize, Apiv2Schema)]
pub struct BookmarksAnswer {
    result: Outcome,
    bookmarks: Vec<Bookmark>,
}

impl From<Vec<bookmark::Bookmark>> for BookmarksAnswer {
    fn from(bookmarks: Vec<bookmark::Bookmark>) -> Self {
        Self { result: Outcome::Success, bookmarks: bookmarks.into_iter().map(Bookmark::from).collect() }
    }
}
