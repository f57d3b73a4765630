//! Which of the things that somebody may have read were changed since.
//!
//! There is no list of all things: each falls into one of a fixed number of slots, and a change moves the number of its
//! slot on. That two things share a slot costs one of them a needless second look, and nothing else.

use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

use freesewing_domain::ports::Revision;

/// 32 KiB of slots: with a thousand changes a second, somebody else's lies in the same slot once in four seconds.
const SLOTS: usize = 4096;
/// How many changes of a slot there may be before its number would run into that of everything: more than will be.
const SLOT_BITS: u32 = 44;

/// Numbers that only grow.
pub(crate) struct Revisions {
    everything: AtomicU64,
    slots: Box<[AtomicU64]>,
    hasher: RandomState,
}

impl Default for Revisions {
    fn default() -> Self {
        let slots = std::iter::repeat_with(AtomicU64::default).take(SLOTS).collect();
        Self { everything: AtomicU64::default(), slots, hasher: RandomState::new() }
    }
}

impl Revisions {
    /// How a thing is now.
    pub(crate) fn of(&self, thing: impl Hash) -> Revision {
        let slot = self.slot(thing).map_or(0, |slot| slot.load(Ordering::Acquire));
        Revision((self.everything.load(Ordering::Acquire) << SLOT_BITS) | slot)
    }

    /// A thing was changed.
    pub(crate) fn changed(&self, thing: impl Hash) {
        if let Some(slot) = self.slot(thing) {
            slot.fetch_add(1, Ordering::AcqRel);
        }
    }

    /// Anything may have been changed.
    pub(crate) fn all_changed(&self) {
        self.everything.fetch_add(1, Ordering::AcqRel);
    }

    fn slot(&self, thing: impl Hash) -> Option<&AtomicU64> {
        let hash = usize::try_from(self.hasher.hash_one(thing) & (SLOTS as u64 - 1)).unwrap_or_default();
        self.slots.get(hash)
    }
}
