//! Complaints about an outbox that does not answer, not more often than anybody wants to read them.

use std::time::Duration;

use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;

/// How often the same trouble is worth a line in the log.
const EVERY: Duration = Duration::from_secs(60);

/// The longest that trouble makes us wait before we try again.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// How long there has been trouble, and when it was last told.
#[derive(Default)]
pub(crate) struct Complaint {
    failures: u32,
    told: Option<Timestamp>,
}

impl Complaint {
    /// Takes note of a failure, and says how long to wait: twice as long each time.
    pub(crate) fn about(&mut self, cause: &StoreError, now: Timestamp, pace: Duration) -> Duration {
        self.failures = self.failures.saturating_add(1);
        if self.told.is_none_or(|told| now >= told.after(EVERY)) {
            self.told = Some(now);
            tracing::error!(%cause, failures = self.failures, "the outbox does not answer, no mail is sent");
        }
        pace.saturating_mul(2_u32.saturating_pow(self.failures)).min(LONGEST_WAIT)
    }

    /// Takes note that all is well.
    pub(crate) fn over(&mut self) {
        if self.told.is_some() {
            tracing::info!(failures = self.failures, "the outbox answers again");
            *self = Self::default();
        }
    }
}
