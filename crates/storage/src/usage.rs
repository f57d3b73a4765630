//! Calls that were counted for the usage series and not yet written down, and how they are filed.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::{By, CountedCall, Outcome, UsageQuery};

/// Milliseconds of an hour.
pub(crate) const HOUR: i64 = 60 * 60 * 1000;
/// Milliseconds of a day.
pub(crate) const DAY: i64 = 24 * HOUR;

/// The number of the hour, or of the day, since 1970.
pub(crate) fn index(at: Timestamp, unit: i64) -> i64 {
    at.as_millis().div_euclid(unit)
}

/// Whether a question is answered from the days: see [`freesewing_domain::ports::UsageStore::usage`].
pub(crate) fn from_days(query: &UsageQuery) -> bool {
    let whole = |at: Timestamp| at.as_millis().rem_euclid(DAY) == 0;
    query.by != By::Hour && whole(query.from) && whole(query.to)
}

/// What calls have in common that are counted together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Slot {
    pub(crate) user: UserId,
    pub(crate) key: Option<ApikeyId>,
    /// In hours since 1970.
    pub(crate) hour: i64,
    pub(crate) route: String,
    pub(crate) outcome: Outcome,
}

/// Calls that wait to be written.
#[derive(Default)]
pub(crate) struct PendingUsage {
    slots: Mutex<HashMap<Slot, i64>>,
    /// Held while a batch is written, so that there is one at a time.
    turn: Mutex<()>,
}

impl PendingUsage {
    /// Counts a call.
    pub(crate) fn count(&self, call: CountedCall<'_>) {
        let slot = Slot {
            user: call.user,
            key: call.key,
            hour: index(call.at, HOUR),
            route: call.route.to_owned(),
            outcome: call.outcome,
        };
        *self.lock().entry(slot).or_default() += 1;
    }

    /// Has `write` write down everything in one transaction; when it fails, the calls stay for the next time.
    pub(crate) fn write(&self, write: impl FnOnce(&[(Slot, i64)]) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let batch: Vec<_> = std::mem::take(&mut *self.lock()).into_iter().collect();
        if batch.is_empty() {
            return Ok(());
        }
        let written = write(&batch);
        if written.is_err() {
            let mut slots = self.lock();
            for (slot, calls) in batch {
                *slots.entry(slot).or_default() += calls;
            }
        }
        written
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Slot, i64>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
