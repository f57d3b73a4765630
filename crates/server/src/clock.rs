//! The clock of the system.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

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

/// How far the clock may go astray in an hour without having been set.
const ASTRAY: Duration = Duration::from_secs(60);

/// Notices when the clock is set, by one that nobody can set.
pub(crate) struct ClockWatch {
    then: Timestamp,
    steady: Instant,
}

impl ClockWatch {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self { then: now, steady: Instant::now() }
    }

    /// Whether the clock, which says `now`, was set since this was asked last.
    pub(crate) fn was_set(&mut self, now: Timestamp) -> bool {
        let steady = Instant::now();
        let expected = self.then.after(steady.saturating_duration_since(self.steady));
        *self = Self { then: now, steady };
        u128::from(now.as_millis().abs_diff(expected.as_millis())) > ASTRAY.as_millis()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_is_noticed_once() {
        let day = Duration::from_secs(24 * 60 * 60);
        let now = SystemClock.now();
        let mut watch = ClockWatch::new(now);
        assert!(!watch.was_set(now));
        assert!(watch.was_set(now.after(day)));
        assert!(!watch.was_set(now.after(day)));
        assert!(watch.was_set(now), "back, too");
    }
}
