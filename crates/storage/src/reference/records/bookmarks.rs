//! Bookmarks, which the reference did not seal.

use freesewing_domain::bookmark::Bookmark;
use freesewing_domain::ids::{BookmarkId, UserId};

use crate::reference::Column::{Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for Bookmark {
    const TABLE: &'static str = "Bookmark";
    const COLUMNS: &'static [Column] = &[Number("id"), Text("type"), Text("title"), Text("url"), Number("userId")];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: BookmarkId(row.number("id")?),
            kind: row.text("type")?.parse().map_err(|_| Refused::Unknown("type"))?,
            title: row.text("title")?.to_owned(),
            url: row.text("url")?.to_owned(),
            user: UserId(row.number("userId")?),
        }))
    }
}
