//! Which things were changed.

use freesewing_domain::ports::{Revision, RevisionStore, Subject};

use super::SqliteStore;

impl RevisionStore for SqliteStore {
    fn revision(&self, of: Subject) -> Revision {
        self.connections.revisions.of(of)
    }
}
