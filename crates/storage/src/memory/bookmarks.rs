//! Bookmarks.

use freesewing_domain::bookmark::{Bookmark, NewBookmark};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{BookmarkId, UserId};
use freesewing_domain::ports::{BookmarkStore, Change, StoreError};

use super::MemoryStore;

impl BookmarkStore for MemoryStore {
    fn create_bookmark(&self, new: NewBookmark) -> Result<Bookmark, StoreError> {
        let mut state = self.lock();
        state.has_user(new.user)?;
        state.last_bookmark += 1;
        let bookmark = new.into_bookmark(BookmarkId(state.last_bookmark));
        state.bookmarks.insert(bookmark.id, bookmark.clone());
        Ok(bookmark)
    }

    fn find_bookmark(&self, id: BookmarkId) -> Result<Option<Bookmark>, StoreError> {
        Ok(self.lock().bookmarks.get(&id).cloned())
    }

    fn list_bookmarks(&self, user: UserId) -> Result<Vec<Bookmark>, StoreError> {
        Ok(self.lock().bookmarks.values().filter(|bookmark| bookmark.user == user).cloned().collect())
    }

    fn update_bookmark(&self, id: BookmarkId, change: Change<'_, Bookmark>) -> Result<Option<Bookmark>, Error> {
        let mut state = self.lock();
        let Some(kept) = state.bookmarks.get_mut(&id) else {
            return Ok(None);
        };
        let mut bookmark = kept.clone();
        change(&mut bookmark)?;
        *kept = Bookmark { id: kept.id, user: kept.user, kind: kept.kind, ..bookmark };
        Ok(Some(kept.clone()))
    }

    fn delete_bookmark(&self, id: BookmarkId) -> Result<bool, StoreError> {
        Ok(self.lock().bookmarks.remove(&id).is_some())
    }
}
