//! Which things were changed, here or by another process.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use freesewing_domain::ports::{Revision, RevisionStore, Subject};

use super::SqliteStore;
use super::changes::Thing;
use super::writer::Writer;
use crate::revisions::Revisions;

/// How long, at most, a change by another process may go unseen.
const STRANGERS_UNSEEN_MS: u64 = 5;

/// Knows of every change.
pub(super) struct Watched {
    revisions: Arc<Revisions>,
    since: Instant,
    /// When somebody last looked for changes by another process, in milliseconds from `since`.
    looked: AtomicU64,
}

impl Watched {
    pub(super) fn new(revisions: Arc<Revisions>) -> Self {
        Self { revisions, since: Instant::now(), looked: AtomicU64::new(0) }
    }

    /// How a thing is now; see [`RevisionStore::revision`].
    pub(super) fn of(&self, thing: Thing, writer: &Writer) -> Revision {
        let now = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
        let looked = self.looked.load(Ordering::Acquire);
        if now >= looked.saturating_add(STRANGERS_UNSEEN_MS)
            && self.looked.compare_exchange(looked, now, Ordering::AcqRel, Ordering::Acquire).is_ok()
        {
            writer.look_for_strangers();
        }
        self.revisions.of(thing)
    }
}

impl RevisionStore for SqliteStore {
    fn revision(&self, of: Subject) -> Revision {
        self.connections.revision(Thing::Shared(of))
    }
}
