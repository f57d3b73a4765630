//! Calls that were counted and not yet written down.
//!
//! Counting must cost a call next to nothing, so it happens here, in memory, and a store writes what has gathered once
//! a second. A reader adds what is outstanding to the row it read, so that nobody sees the delay.
//!
//! # Why no call is seen twice, or missed
//! While a batch is being written, a reader cannot know whether the row in its hands is from before or after the
//! commit. Two things tell:
//! - The batch stays here until it is committed, together with the totals that its rows will then show
//!   ([`Batch::about_to_commit`]). Totals only grow, so a row that shows less is from before the commit and lacks the
//!   batch; a row that shows as much has it. Nobody needs to wait for the disk.
//! - Once committed, the batch is forgotten and [`Counts::generation`] moves on. A reader that saw it move between
//!   reading the row and looking here reads the row again, for its row may be from before the commit.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use freesewing_domain::apikey::Apikey;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::CountedCall;
use freesewing_domain::user::User;

use crate::usage::{Counted, PendingUsage};

/// Some calls of one user or one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Calls {
    /// With a token.
    pub(crate) jwt: i64,
    /// With an API key.
    pub(crate) key: i64,
    /// When the last of them was.
    pub(crate) last: Timestamp,
}

impl Calls {
    /// One call.
    pub(crate) fn one(with_key: bool, at: Timestamp) -> Self {
        Self { jwt: i64::from(!with_key), key: i64::from(with_key), last: at }
    }

    fn and(self, other: Self) -> Self {
        Self { jwt: self.jwt + other.jwt, key: self.key + other.key, last: self.last.max(other.last) }
    }

    /// Adds these calls to an account.
    pub(crate) fn add_to_user(self, user: &mut User) {
        user.jwt_calls += self.jwt;
        user.key_calls += self.key;
        user.last_seen = user.last_seen.max(Some(self.last));
        user.updated_at = user.updated_at.max(Some(self.last));
    }

    /// Adds these calls to a key.
    pub(crate) fn add_to_key(self, key: &mut Apikey) {
        key.calls += self.key;
        key.last_seen = key.last_seen.max(Some(self.last));
    }
}

/// Puts back what a change may not touch: the number, and what counting calls decides.
///
/// A call also counts as an update, so the date of the last update never falls behind the last call.
pub(crate) fn keep_number_and_calls(before: &User, after: &mut User) {
    after.id = before.id;
    after.jwt_calls = before.jwt_calls;
    after.key_calls = before.key_calls;
    after.last_seen = before.last_seen;
    after.updated_at = after.updated_at.max(before.last_seen);
}

/// Puts back what a change of a key may not touch: whose it is, and what counting calls decides.
pub(crate) fn keep_identity_and_calls(before: &Apikey, after: &mut Apikey) {
    after.id = before.id;
    after.user = before.user;
    after.created_at = before.created_at;
    after.calls = before.calls;
    after.last_seen = before.last_seen;
}

/// Calls that are being written, and the total that the row will show from the commit on.
struct Writing {
    calls: Calls,
    /// `None` until just before the commit.
    total: Option<i64>,
}

/// The calls of all users, or of all keys.
struct Tally<K> {
    pending: HashMap<K, Calls>,
    writing: HashMap<K, Writing>,
}

impl<K> Default for Tally<K> {
    fn default() -> Self {
        Self { pending: HashMap::new(), writing: HashMap::new() }
    }
}

impl<K: Copy + Eq + Hash + Ord> Tally<K> {
    fn count(&mut self, key: K, calls: Calls) {
        self.pending.entry(key).and_modify(|sum| *sum = sum.and(calls)).or_insert(calls);
    }

    /// The calls that a row lacks, given the total that it shows.
    fn lacking(&self, key: K, shown: i64) -> Option<Calls> {
        let writing = self.writing.get(&key).filter(|writing| writing.total.is_none_or(|total| shown < total));
        match (self.pending.get(&key), writing) {
            (Some(pending), Some(writing)) => Some(pending.and(writing.calls)),
            (Some(pending), None) => Some(*pending),
            (None, Some(writing)) => Some(writing.calls),
            (None, None) => None,
        }
    }

    /// Takes what is pending for writing, ordered so that rows are written in the order in which they lie.
    fn begin(&mut self) -> Vec<(K, Calls)> {
        self.restore();
        let mut batch: Vec<_> = self.pending.drain().collect();
        batch.sort_unstable_by_key(|(key, _)| *key);
        self.writing.extend(batch.iter().map(|(key, calls)| (*key, Writing { calls: *calls, total: None })));
        batch
    }

    fn expect(&mut self, totals: &[(K, i64)]) {
        for (key, total) in totals {
            if let Some(writing) = self.writing.get_mut(key) {
                writing.total = Some(*total);
            }
        }
    }

    /// Puts what could not be written back among the pending.
    fn restore(&mut self) {
        for (key, writing) in std::mem::take(&mut self.writing) {
            self.count(key, writing.calls);
        }
    }
}

#[derive(Default)]
struct State {
    users: Tally<UserId>,
    keys: Tally<ApikeyId>,
}

/// What was counted and is not yet in the database.
#[derive(Default)]
pub(crate) struct Counts {
    state: Mutex<State>,
    /// Under a lock of its own: nobody waits for two. Nothing that a reader reads lacks it, so it needs no totals.
    usage: PendingUsage,
    generation: AtomicU64,
    /// Held while a batch is written, so that there is one at a time.
    turn: Mutex<()>,
}

/// The counts that go into one transaction.
pub(crate) struct Batch<'a> {
    counts: &'a Counts,
    /// For each user, what to add.
    pub(crate) users: Vec<(UserId, Calls)>,
    /// For each key, what to add.
    pub(crate) keys: Vec<(ApikeyId, Calls)>,
    /// For each hour, what to add to the usage series.
    pub(crate) usage: Vec<Counted>,
}

impl Batch<'_> {
    /// Says which totals (of calls with tokens and keys together) the rows will show once the transaction is committed.
    /// To be called as the last thing in the transaction. Rows that are gone are left out.
    pub(crate) fn about_to_commit(&self, users: &[(UserId, i64)], keys: &[(ApikeyId, i64)]) {
        let mut state = self.counts.lock();
        state.users.expect(users);
        state.keys.expect(keys);
    }
}

impl Counts {
    /// Counts a call.
    pub(crate) fn count(&self, user: UserId, key: Option<ApikeyId>, at: Timestamp) {
        let call = Calls::one(key.is_some(), at);
        let mut state = self.lock();
        state.users.count(user, call);
        if let Some(key) = key {
            state.keys.count(key, call);
        }
    }

    /// Counts a call in the usage series.
    pub(crate) fn count_usage(&self, call: CountedCall<'_>) {
        self.usage.count(call);
    }

    /// Moves on when counts were written down. To be asked before a row is read; if adding to the row then answers
    /// another generation, the row must be read again.
    pub(crate) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// Adds what is outstanding to an account that was just read, and answers the generation of that moment.
    pub(crate) fn add_to_user(&self, user: &mut User) -> u64 {
        let state = self.lock();
        if let Some(calls) = state.users.lacking(user.id, user.jwt_calls + user.key_calls) {
            calls.add_to_user(user);
        }
        self.generation()
    }

    /// Adds what is outstanding to keys that were just read, and answers the generation of that moment.
    pub(crate) fn add_to_keys(&self, keys: &mut [Apikey]) -> u64 {
        let state = self.lock();
        for key in keys {
            if let Some(calls) = state.keys.lacking(key.id, key.calls) {
                calls.add_to_key(key);
            }
        }
        self.generation()
    }

    /// Has `write` write down everything in one transaction; when it fails, the counts stay for the next time.
    pub(crate) fn write(&self, write: impl FnOnce(&Batch<'_>) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let usage = self.usage.begin();
        let batch = {
            let mut state = self.lock();
            Batch { counts: self, users: state.users.begin(), keys: state.keys.begin(), usage }
        };
        if batch.users.is_empty() && batch.keys.is_empty() && batch.usage.is_empty() {
            return Ok(());
        }
        let written = write(&batch);
        let mut state = self.lock();
        if written.is_ok() {
            state.users.writing.clear();
            state.keys.writing.clear();
            // While the lock is held: whoever looks next finds the batch gone and the generation moved.
            self.generation.fetch_add(1, Ordering::Release);
        } else {
            state.users.restore();
            state.keys.restore();
            self.usage.restore(batch.usage);
        }
        written
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // What happens under this lock cannot fail half way, so a panic elsewhere leaves it whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
