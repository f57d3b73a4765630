//! The clock of the system.

use std::time::{SystemTime, UNIX_EPOCH};

use freesewing_domain::ports::Clock;
use freesewing_domain::time::Timestamp;

/// Tells the system's time.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}
