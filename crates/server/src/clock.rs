//! The clock of the system.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use freesewing_domain::ports::Clock;
use freesewing_domain::time::Timestamp;

use crate::settings::Database;

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

/// A database that was written longer ago than this has a server that was away for long, or a clock that is wrong.
const LONG_AGO: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What to think of the clock at the start. A computer that was off may believe that it is 1970, or another year, until it
/// has asked somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// There is nothing wrong with it.
    Likely,
    /// The database was last written long ago, or in what is the future now.
    Doubtful,
}

impl Trust {
    /// Judges by when a database was last written.
    pub(crate) fn of(database: &Database) -> Self {
        let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
        match database {
            Database::Memory => Self::Likely,
            Database::Sqlite(path) => {
                let mut log = path.clone().into_os_string();
                log.push("-wal");
                let last = written(path).max(written(log.as_ref()));
                last.map_or(Self::Likely, |last| Self::between(last, SystemTime::now()))
            }
        }
    }

    fn between(written: SystemTime, now: SystemTime) -> Self {
        let plausible = match now.duration_since(written) {
            Ok(since) => since <= LONG_AGO,
            Err(ahead) => ahead.duration() <= ASTRAY,
        };
        if plausible { Self::Likely } else { Self::Doubtful }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_doubted_when_the_database_was_written_long_ago_or_later_than_now() {
        let (now, day) = (SystemTime::now(), Duration::from_secs(24 * 60 * 60));
        assert_eq!(Trust::between(now - day, now), Trust::Likely);
        assert_eq!(Trust::between(now - 31 * day, now), Trust::Doubtful);
        assert_eq!(Trust::between(now + day, now), Trust::Doubtful);
        let file = tempfile::NamedTempFile::new().unwrap();
        let database = Database::Sqlite(file.path().to_owned());
        assert_eq!(Trust::of(&database), Trust::Likely);
        file.as_file().set_modified(UNIX_EPOCH).unwrap();
        assert_eq!(Trust::of(&database), Trust::Doubtful);
        assert_eq!(Trust::of(&Database::Sqlite("nowhere".into())), Trust::Likely, "a new one");
    }

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
