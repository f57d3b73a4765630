//! What is kept of everybody.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use freesewing_domain::time::Timestamp;

use super::Subject;
use super::bucket::Account;

/// Parts that are locked apart, so that threads rarely wait for each other. A power of two.
const PARTS: usize = 16;
/// The most callers that a part keeps in each generation. All in all this is some 130,000, and 10 MB.
const MOST: usize = 4_096;
/// After this time without a call, a bucket is full, and need not be kept.
const GENERATION: Duration = Duration::from_secs(60);

/// What is kept of everybody who called lately.
///
/// Nobody can fill the memory by calling from many addresses: each part keeps two generations, and when the younger one
/// is full, or old enough, it becomes the older one, and the older one is dropped whole. Whoever calls moves into the
/// younger one. So those who are dropped did not call for a minute, unless very many others did.
pub(super) struct Register {
    parts: [Mutex<Part>; PARTS],
    hasher: RandomState,
}

struct Part {
    young: HashMap<Subject, Account>,
    old: HashMap<Subject, Account>,
    since: Timestamp,
}

impl Register {
    /// Whether it is known how much somebody did today.
    pub(super) fn knows_day(&self, subject: Subject, now: Timestamp) -> bool {
        self.part(subject).account(subject, now).knows_day(now)
    }

    pub(super) fn with<T>(&self, subject: Subject, now: Timestamp, change: impl FnOnce(&mut Account) -> T) -> T {
        change(self.part(subject).account(subject, now))
    }

    fn part(&self, subject: Subject) -> MutexGuard<'_, Part> {
        let [first, ..] = &self.parts;
        let number = usize::try_from(self.hasher.hash_one(subject) % (PARTS as u64)).unwrap_or_default();
        // Whoever panicked with it left numbers, and any number will do.
        self.parts.get(number).unwrap_or(first).lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(|part| part.lock().map_or(0, |part| part.young.len() + part.old.len())).sum()
    }
}

impl Part {
    fn account(&mut self, subject: Subject, now: Timestamp) -> &mut Account {
        if now >= self.since.after(GENERATION) || now < self.since.before(GENERATION) {
            self.turn(now);
        }
        if !self.young.contains_key(&subject) {
            let account = self.old.remove(&subject).unwrap_or_default();
            if self.young.len() >= MOST {
                self.turn(now);
            }
            self.young.insert(subject, account);
        }
        self.young.entry(subject).or_default()
    }

    /// A new generation begins.
    fn turn(&mut self, now: Timestamp) {
        self.old = std::mem::take(&mut self.young);
        self.since = now;
    }
}

impl Default for Part {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), since: Timestamp::EPOCH }
    }
}

impl Default for Register {
    fn default() -> Self {
        Self { parts: Default::default(), hasher: RandomState::new() }
    }
}

impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Register").finish_non_exhaustive()
    }
}
