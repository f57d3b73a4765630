//! How anybody can tell that what they once read is still what is kept.

use crate::ids::{PatternId, SetId};

/// Something that may be shown to many callers alike, so that it pays to put its answer together once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A measurement set.
    Set(SetId),
    /// A pattern.
    Pattern(PatternId),
    /// All curated sets.
    CuratedSets,
    /// All option packs.
    OptionPacks,
}

/// Stands for how something was at some time. Two that are equal stand for the same; about two that differ nothing is
/// said, neither what changed, nor which is older.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision(pub u64);

/// Tells whether something may have changed.
pub trait RevisionStore {
    /// How a subject is now. Whoever keeps what they read asks *before* reading, and keeps the answer beside it: as long
    /// as the store answers the same, what they read is what is kept. A change shows here before the call that made it
    /// returns; one by another process, within a second. Takes less than a microsecond.
    fn revision(&self, of: Subject) -> Revision;
}
