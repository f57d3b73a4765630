//! Where it is kept how much the API is used.

use super::StoreError;
use crate::time::Timestamp;
use crate::usage::{CountedCall, Tally, UsageQuery};

/// How much the API is used.
pub trait UsageStore {
    /// Counts a call, in memory: it never waits and never fails. It is written down with the others by
    /// [`CallStore::write_counts`](super::CallStore::write_counts), and read from then on. A call of an account that is
    /// gone by then is forgotten.
    fn count_usage(&self, call: CountedCall<'_>);

    /// Puts calls together: by time in order, else those with most calls first (and by group where they are as many).
    /// Groups without calls are left out. Calls are told apart by the hour for as long as [`crate::usage::HOURS_KEPT`],
    /// by the day for [`crate::usage::DAYS_KEPT`]: a span of whole days (UTC), unless it is put together by the hour, is
    /// answered from the days.
    ///
    /// # Errors
    /// [`StoreError`]
    fn usage(&self, query: &UsageQuery) -> Result<Vec<Tally>, StoreError>;

    /// Forgets hours before `hours` and days before `days`; says how many rows went.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_usage_before(&self, hours: Timestamp, days: Timestamp) -> Result<usize, StoreError>;
}
