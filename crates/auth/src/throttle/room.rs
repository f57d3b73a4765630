//! A map that does not grow beyond its size.

use std::collections::HashMap;

use freesewing_domain::time::Timestamp;

/// Something that need not be kept for ever.
pub(super) trait Passing: Copy {
    /// Whether it says nothing any more.
    fn is_over(&self, now: Timestamp) -> bool;

    /// What is of a lower rank is forgotten first.
    fn rank(&self) -> i64;
}

/// Keeps so many of a kind.
pub(super) struct Room<T> {
    most: usize,
    kept: HashMap<u64, T>,
}

impl<T: Passing> Room<T> {
    pub(super) fn new(most: usize) -> Self {
        Self { most: most.max(2), kept: HashMap::new() }
    }

    pub(super) fn find(&self, key: u64) -> Option<T> {
        self.kept.get(&key).copied()
    }

    /// What is kept for a key, or else `fresh`, which is kept from now on.
    pub(super) fn get(&mut self, key: u64, fresh: T, now: Timestamp) -> &mut T {
        if self.kept.len() >= self.most && !self.kept.contains_key(&key) {
            self.make_room(now);
        }
        self.kept.entry(key).or_insert(fresh)
    }

    /// Forgets what is over; if that is little, the half of the rest that is of the lowest rank. As so many go at once,
    /// looking at all of them is seldom needed.
    fn make_room(&mut self, now: Timestamp) {
        self.kept.retain(|_, one| !one.is_over(now));
        let half = self.most / 2;
        if self.kept.len() <= half {
            return;
        }
        let mut ranks: Vec<_> = self.kept.iter().map(|(key, one)| (one.rank(), *key)).collect();
        let surplus = ranks.len() - half;
        ranks.select_nth_unstable(surplus.saturating_sub(1));
        for (_, key) in ranks.into_iter().take(surplus) {
            self.kept.remove(&key);
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }
}
