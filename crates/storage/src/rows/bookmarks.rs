//! Rows of bookmarks.

use diesel::prelude::*;
use freesewing_domain::bookmark::Bookmark;
use freesewing_domain::ids::{BookmarkId, UserId};
use freesewing_domain::ports::StoreError;

use crate::schema::bookmarks;
use crate::seal::{Sealer, damaged};

const KIND: &str = "bookmarks.kind";
const TITLE: &str = "bookmarks.title";
const URL: &str = "bookmarks.url";

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = bookmarks)]
pub(crate) struct BookmarkRow {
    id: i64,
    kind: String,
    user_id: i64,
    #[diesel(embed)]
    content: ContentRow,
}

/// The columns that a change may write; not the number, the kind and the owner.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = bookmarks)]
pub(crate) struct ContentRow {
    title: Vec<u8>,
    url: Vec<u8>,
}

impl ContentRow {
    pub(crate) fn seal(title: &str, url: &str, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self { title: sealer.seal(TITLE, title)?, url: sealer.seal(URL, url)? })
    }
}

impl BookmarkRow {
    pub(crate) fn open(self, sealer: &Sealer) -> Result<Bookmark, StoreError> {
        Ok(Bookmark {
            id: BookmarkId(self.id),
            kind: self.kind.parse().map_err(|_| damaged(KIND))?,
            title: sealer.open(TITLE, &self.content.title)?,
            url: sealer.open(URL, &self.content.url)?,
            user: UserId(self.user_id),
        })
    }
}
