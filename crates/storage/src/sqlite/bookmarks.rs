//! Bookmarks.

use diesel::prelude::*;
use diesel::{delete, insert_into, update};
use freesewing_domain::bookmark::{Bookmark, NewBookmark};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{BookmarkId, UserId};
use freesewing_domain::ports::{BookmarkStore, Change, StoreError};

use super::SqliteStore;
use super::error::database;
use crate::rows::bookmarks::{BookmarkRow, ContentRow};
use crate::schema::bookmarks;

impl BookmarkStore for SqliteStore {
    fn create_bookmark(&self, new: NewBookmark) -> Result<Bookmark, StoreError> {
        let row = ContentRow::seal(&new.title, &new.url, &self.sealer)?;
        let fixed = (bookmarks::user_id.eq(new.user.0), bookmarks::kind.eq(new.kind.name()));
        self.connections.write(|conn| {
            let inserted = insert_into(bookmarks::table).values((fixed, row)).returning(bookmarks::id);
            Ok(new.into_bookmark(BookmarkId(inserted.get_result(conn).map_err(database)?)))
        })
    }

    fn find_bookmark(&self, id: BookmarkId) -> Result<Option<Bookmark>, StoreError> {
        let row = self.connections.read(|conn| find(conn, id))?;
        row.map(|row| row.open(&self.sealer)).transpose()
    }

    fn list_bookmarks(&self, user: UserId) -> Result<Vec<Bookmark>, StoreError> {
        let rows = self.connections.read(|conn| {
            bookmarks::table
                .filter(bookmarks::user_id.eq(user.0))
                .order(bookmarks::id)
                .select(BookmarkRow::as_select())
                .load(conn)
                .map_err(database)
        })?;
        rows.into_iter().map(|row| row.open(&self.sealer)).collect()
    }

    fn update_bookmark(&self, id: BookmarkId, change: Change<'_, Bookmark>) -> Result<Option<Bookmark>, Error> {
        self.connections.write(|conn| {
            let Some(row) = find(conn, id)? else {
                return Ok(None);
            };
            let before = row.open(&self.sealer)?;
            let mut bookmark = before.clone();
            change(&mut bookmark)?;
            let bookmark = Bookmark { id: before.id, user: before.user, kind: before.kind, ..bookmark };
            if bookmark != before {
                let row = ContentRow::seal(&bookmark.title, &bookmark.url, &self.sealer)?;
                update(bookmarks::table.find(id.0)).set(row).execute(conn).map_err(database)?;
            }
            Ok(Some(bookmark))
        })
    }

    fn delete_bookmark(&self, id: BookmarkId) -> Result<bool, StoreError> {
        self.connections
            .write(|conn| delete(bookmarks::table.find(id.0)).execute(conn).map(|rows| rows > 0).map_err(database))
    }
}

fn find(conn: &mut SqliteConnection, id: BookmarkId) -> Result<Option<BookmarkRow>, StoreError> {
    bookmarks::table.find(id.0).select(BookmarkRow::as_select()).get_result(conn).optional().map_err(database)
}
