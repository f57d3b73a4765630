//! How calls are filed for the usage series, and those that wait to be written down.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::{By, CountedCall, Outcome, UsageQuery};

/// Milliseconds of an hour.
pub(crate) const HOUR: i64 = 60 * 60 * 1000;
/// Milliseconds of a day.
pub(crate) const DAY: i64 = 24 * HOUR;

/// So many counts wait to be written at most, in some 20 MB. Usually they are written twice a second; a database that takes
/// no writes for hours must not fill the memory. What does not fit is left out of the series, and nowhere else.
const MOST_WAITING: usize = 200_000;

/// The number of the hour, or of the day, since 1970.
pub(crate) fn index(at: Timestamp, unit: i64) -> i64 {
    at.as_millis().div_euclid(unit)
}

/// Whether a question is answered from the days: see [`freesewing_domain::ports::UsageStore::usage`].
pub(crate) fn from_days(query: &UsageQuery) -> bool {
    let whole = |at: Timestamp| at.as_millis().rem_euclid(DAY) == 0;
    query.by != By::Hour && whole(query.from) && whole(query.to)
}

/// What calls of one route have in common that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Slot {
    pub(crate) user: UserId,
    pub(crate) key: Option<ApikeyId>,
    /// In hours, or days, since 1970.
    pub(crate) time: i64,
    pub(crate) outcome: Outcome,
}

impl Slot {
    /// Where a call belongs when they are told apart by this unit of time.
    pub(crate) fn of(call: CountedCall<'_>, unit: i64) -> Self {
        Self { user: call.user, key: call.key, time: index(call.at, unit), outcome: call.outcome }
    }
}

/// Counted calls. The route comes first, because it can be looked up as it is: counting allocates nothing for a route
/// that was seen before.
#[derive(Debug, Default)]
pub(crate) struct Series(HashMap<Arc<str>, HashMap<Slot, i64>>);

impl Series {
    /// Adds calls; says whether there were none before.
    pub(crate) fn add(&mut self, route: &str, slot: Slot, calls: i64) -> bool {
        let add = |slots: &mut HashMap<Slot, i64>| {
            let before = slots.len();
            *slots.entry(slot).or_default() += calls;
            slots.len() > before
        };
        match self.0.get_mut(route) {
            Some(slots) => add(slots),
            None => add(self.0.entry(route.into()).or_default()),
        }
    }

    fn has(&self, route: &str, slot: Slot) -> bool {
        self.0.get(route).is_some_and(|slots| slots.contains_key(&slot))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Slot, i64)> {
        self.0.iter().flat_map(|(route, slots)| slots.iter().map(|(slot, calls)| (&**route, *slot, *calls)))
    }

    /// Forgets all but these; says how many slots went.
    pub(crate) fn retain(&mut self, keep: impl Fn(Slot) -> bool) -> usize {
        let slots = self.0.values_mut();
        slots.fold(0, |gone, slots| {
            let before = slots.len();
            slots.retain(|slot, _| keep(*slot));
            gone + before - slots.len()
        })
    }

    /// Takes all calls away. The routes stay known, for there are only so many.
    fn take(&mut self) -> Vec<(Arc<str>, HashMap<Slot, i64>)> {
        let seen = self.0.iter_mut().filter(|(_, slots)| !slots.is_empty());
        seen.map(|(route, slots)| (Arc::clone(route), std::mem::take(slots))).collect()
    }
}

/// Calls to be added to a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Counted {
    pub(crate) slot: Slot,
    pub(crate) route: Arc<str>,
    pub(crate) calls: i64,
}

/// Calls by the hour that wait to be written.
#[derive(Default)]
pub(crate) struct PendingUsage(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    series: Series,
    /// How many slots there are.
    slots: usize,
}

impl Waiting {
    /// Adds calls where there is room.
    fn add(&mut self, route: &str, slot: Slot, calls: i64) {
        if self.slots < MOST_WAITING || self.series.has(route, slot) {
            self.slots += usize::from(self.series.add(route, slot, calls));
        }
    }
}

impl PendingUsage {
    /// Counts a call.
    pub(crate) fn count(&self, call: CountedCall<'_>) {
        self.lock().add(call.route, Slot::of(call, HOUR), 1);
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.lock().slots
    }

    /// Takes everything for writing, ordered about as rows lie; those of an account are together.
    pub(crate) fn begin(&self) -> Vec<Counted> {
        // The lock is let go of before the work begins.
        let taken = {
            let mut waiting = self.lock();
            waiting.slots = 0;
            waiting.series.take()
        };
        let counted = taken.into_iter().flat_map(|(route, slots)| {
            slots.into_iter().map(move |(slot, calls)| Counted { slot, route: Arc::clone(&route), calls })
        });
        let mut batch: Vec<_> = counted.collect();
        batch.sort_unstable();
        batch
    }

    /// Puts back what could not be written.
    pub(crate) fn restore(&self, batch: Vec<Counted>) {
        let mut waiting = self.lock();
        for Counted { slot, route, calls } in batch {
            waiting.add(&route, slot, calls);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // What happens under this lock cannot fail half way, so a panic elsewhere leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(user: i64) -> CountedCall<'static> {
        CountedCall { user: UserId(user), key: None, route: "GET /sets", outcome: Outcome::Ok, at: Timestamp::EPOCH }
    }

    #[test]
    fn what_waits_is_bounded_and_what_is_known_goes_on_being_counted() {
        let pending = PendingUsage::default();
        for user in 0..=(MOST_WAITING as i64) {
            pending.count(call(user));
        }
        pending.count(call(0));
        assert_eq!(pending.len(), MOST_WAITING);
        let batch = pending.begin();
        assert_eq!((batch.len(), batch[0].calls, pending.len()), (MOST_WAITING, 2, 0));
        pending.count(call(0));
        pending.restore(batch);
        assert_eq!(pending.len(), MOST_WAITING);
        assert_eq!(pending.begin()[0].calls, 3);
    }
}
