//! Whether the last use of something went well.

use std::sync::atomic::{AtomicU8, Ordering};

const NONE: u8 = 0;
const WELL: u8 = 1;
const FAILED: u8 = 2;

/// Remembers how the last attempt ended.
#[derive(Debug, Default)]
pub(crate) struct Attempts(AtomicU8);

impl Attempts {
    /// Takes note of an attempt.
    pub(crate) fn note<T, E>(&self, outcome: &Result<T, E>) {
        self.0.store(if outcome.is_ok() { WELL } else { FAILED }, Ordering::Relaxed);
    }

    /// Whether the last one went well; `None` when there was none yet.
    pub(crate) fn last(&self) -> Option<bool> {
        match self.0.load(Ordering::Relaxed) {
            NONE => None,
            last => Some(last == WELL),
        }
    }
}
