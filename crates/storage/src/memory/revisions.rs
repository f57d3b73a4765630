//! Which things were changed. Here that is not told apart: after any change, everything may have been.

use std::ops::{Deref, DerefMut};
use std::sync::MutexGuard;

use freesewing_domain::ports::{Revision, RevisionStore, Subject};

use super::{MemoryStore, State};
use crate::revisions::Revisions;

/// Everything, for as long as nobody else may have it. Whoever lays hands on it may change it.
pub(super) struct Locked<'a> {
    pub(super) state: MutexGuard<'a, State>,
    pub(super) revisions: &'a Revisions,
}

impl Deref for Locked<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl DerefMut for Locked<'_> {
    /// Whoever asks for the revision from now on waits for the lock before they read.
    fn deref_mut(&mut self) -> &mut State {
        self.revisions.all_changed();
        &mut self.state
    }
}

impl RevisionStore for MemoryStore {
    fn revision(&self, of: Subject) -> Revision {
        self.revisions.of(of)
    }
}
