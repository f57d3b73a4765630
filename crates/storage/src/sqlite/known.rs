//! What was read and opened lately, for as long as it is what is kept.
//!
//! To read a record takes a few system calls, and to open its sealed fields as long again; nearly every call asks for the
//! same few: its key, its account, its set. Each entry stands beside the revision that its thing had *before* it was
//! read. A change moves the revision before the call that made it returns, so an entry that is out of date is never used
//! after that. Nothing is ever taken out for being changed; it is read anew.

use std::hash::Hash;
use std::sync::Arc;

use freesewing_domain::apikey::Apikey;
use freesewing_domain::ids::{ApikeyId, SetId, UserId};
use freesewing_domain::ports::{Revision, StoreError};
use freesewing_domain::set::MeasurementSet;
use freesewing_domain::user::User;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

const MIB: u64 = 1024 * 1024;
/// What is larger is not kept: one could crowd out hundreds.
const LARGEST: u64 = 64 * 1024;
/// What an entry takes beside its texts, about.
const OVERHEAD: u64 = 600;

/// The records that calls ask for most; 24 MiB of them.
pub(super) struct Known {
    pub(super) users: Shelf<UserId, User>,
    pub(super) apikeys: Shelf<ApikeyId, Apikey>,
    pub(super) sets: Shelf<SetId, MeasurementSet>,
    /// For each account, its sets by number.
    pub(super) sets_of: Shelf<UserId, Vec<MeasurementSet>>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            users: Shelf::new(6 * MIB),
            apikeys: Shelf::new(4 * MIB),
            sets: Shelf::new(8 * MIB),
            sets_of: Shelf::new(6 * MIB),
        }
    }
}

/// Records of one kind. Those that nobody asked for lately make room for others.
pub(super) struct Shelf<K, V>(Cache<K, Entry<V>, ByWeight>);

struct Entry<V> {
    revision: Revision,
    weight: u64,
    value: Arc<V>,
}

impl<V> Clone for Entry<V> {
    fn clone(&self) -> Self {
        Self { revision: self.revision, weight: self.weight, value: Arc::clone(&self.value) }
    }
}

#[derive(Clone)]
struct ByWeight;

impl<K, V> Weighter<K, Entry<V>> for ByWeight {
    fn weight(&self, _: &K, entry: &Entry<V>) -> u64 {
        entry.weight
    }
}

/// How many bytes something took where it was read, and what it is.
pub(super) type Weighed<V> = (usize, V);

impl<K: Eq + Hash + Copy, V> Shelf<K, V> {
    fn new(capacity: u64) -> Self {
        let items = usize::try_from(capacity / (4 * OVERHEAD)).unwrap_or_default();
        Self(Cache::with_weighter(items, capacity, ByWeight))
    }

    /// What is kept under `key`, whose thing has this revision now; `read` when it is not known.
    pub(super) fn get(
        &self,
        key: K,
        revision: Revision,
        read: impl FnOnce() -> Result<Option<Weighed<V>>, StoreError>,
    ) -> Result<Option<Arc<V>>, StoreError> {
        if let Some(entry) = self.0.get(&key).filter(|entry| entry.revision == revision) {
            return Ok(Some(entry.value));
        }
        let Some((bytes, value)) = read()? else {
            return Ok(None);
        };
        let (value, weight) = (Arc::new(value), OVERHEAD + bytes as u64);
        if weight <= LARGEST {
            self.0.insert(key, Entry { revision, weight, value: Arc::clone(&value) });
        }
        Ok(Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> Shelf<i64, String> {
        Shelf::new(MIB)
    }

    fn read(text: &str) -> Result<Option<Weighed<String>>, StoreError> {
        Ok(Some((text.len(), text.to_owned())))
    }

    fn untouched() -> Result<Option<Weighed<String>>, StoreError> {
        panic!("it is known")
    }

    #[test]
    fn what_is_known_is_not_read_again_until_its_revision_moves() {
        let shelf = shelf();
        let get = |revision, text| shelf.get(1, Revision(revision), || read(text)).unwrap().unwrap();
        assert_eq!(*get(7, "old"), "old");
        assert_eq!(*shelf.get(1, Revision(7), untouched).unwrap().unwrap(), "old");
        assert_eq!(*get(8, "new"), "new");
        assert_eq!(*shelf.get(1, Revision(8), untouched).unwrap().unwrap(), "new");
    }

    #[test]
    fn what_is_not_there_or_fails_is_asked_for_again() {
        let shelf = shelf();
        assert!(shelf.get(1, Revision(1), || Ok(None)).unwrap().is_none());
        assert!(shelf.get(1, Revision(1), || Err(StoreError::Damaged("users.bio".to_owned()))).is_err());
        assert_eq!(*shelf.get(1, Revision(1), || read("there")).unwrap().unwrap(), "there");
    }

    #[test]
    fn memory_is_bounded() {
        let shelf = shelf();
        for key in 0..10_000 {
            shelf.get(key, Revision(1), || read(&"x".repeat(1000))).unwrap();
        }
        assert!(shelf.0.weight() <= MIB);
        let large = "x".repeat(100_000);
        shelf.get(-1, Revision(1), || read(&large)).unwrap();
        assert!(shelf.0.get(&-1).is_none());
    }
}
