//! When the owner of a key is warned, and what of.

use std::time::Duration;

use super::{Apikey, EndWarning, KeyState, Warned};
use crate::ids::ApikeyId;
use crate::time::Timestamp;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a key lies idle until it counts as unused: 365 days.
pub const UNUSED_AFTER: Duration = DAY.saturating_mul(365);

/// How long the owner of a key hears no more of unusual use once they were told: 7 days.
pub const QUIET: Duration = DAY.saturating_mul(7);

/// The days that tell how much a key is usually used.
pub const USUAL_DAYS: usize = 7;

/// Use is unusual when it is more than this many times what is usual.
const UNUSUAL: i64 = 10;

impl EndWarning {
    /// How long before the end of a key it is due.
    #[must_use]
    pub const fn ahead(self) -> Duration {
        match self {
            Self::Fortnight => DAY.saturating_mul(14),
            Self::Days => DAY.saturating_mul(2),
        }
    }

    /// Which warning fits to an end that is still to come: the later one, if it is time for both.
    #[must_use]
    pub fn due(ends: Timestamp, now: Timestamp) -> Option<Self> {
        let is_near = |warning: &Self| ends <= now.after(warning.ahead());
        [Self::Days, Self::Fortnight].into_iter().find(is_near).filter(|_| ends > now)
    }
}

impl Warned {
    /// A new key. Who makes one that lives 14 days or less knows its end well enough, and is not told again what they
    /// just said; it counts as warned of.
    ///
    /// ```
    /// use freesewing_domain::apikey::{EndWarning, Warned};
    /// use freesewing_domain::time::Timestamp;
    ///
    /// let day = |days: i64| Timestamp::from_millis(days * 24 * 60 * 60 * 1000);
    /// assert_eq!(Warned::at_birth(day(0), day(15)).of_end, None);
    /// assert_eq!(Warned::at_birth(day(0), day(14)).of_end, Some(EndWarning::Fortnight));
    /// assert_eq!(Warned::at_birth(day(0), day(2)).of_end, Some(EndWarning::Days));
    /// ```
    #[must_use]
    pub fn at_birth(created_at: Timestamp, expires_at: Timestamp) -> Self {
        Self { of_end: EndWarning::due(expires_at, created_at), of_use: None }
    }
}

impl Apikey {
    /// Which warning its owner is to get now, because the key ends. One that was missed is made up for by the next, and
    /// a key that another one takes the place of may end in silence.
    #[must_use]
    pub fn warning_due(&self, now: Timestamp) -> Option<EndWarning> {
        let due = EndWarning::due(self.expires_at, now)?;
        let open = self.state(now) == KeyState::Active && self.successor.is_none();
        (open && self.warned.of_end < Some(due)).then_some(due)
    }

    /// Whether its owner may be told of unusual use, or was told lately.
    #[must_use]
    pub fn may_tell_of_use(&self, now: Timestamp) -> bool {
        // Of a moment that is not yet, the clock was ahead.
        self.is_active(now) && self.warned.of_use.is_none_or(|told| told.after(QUIET) <= now || told > now)
    }

    /// Whether nobody used it for a year.
    #[must_use]
    pub fn is_unused(&self, now: Timestamp) -> bool {
        self.last_seen.unwrap_or(self.created_at).after(UNUSED_AFTER) <= now
    }
}

/// Which keys to look for, to warn that they end: those that work, that no other key takes the place of, and that end in
/// a span of time; by their ends, then by their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndingKeys {
    /// The warning that their owners got last.
    pub warned: Option<EndWarning>,
    /// They end after this moment; or in it, and their id is higher than this one.
    pub after: (Timestamp, Option<ApikeyId>),
    /// They end up to this moment.
    pub until: Timestamp,
    /// The most keys to answer.
    pub limit: u32,
}

/// How much a key is used, beside how much it usually is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DailyUse {
    /// Calls in the last 24 hours.
    pub now: i64,
    /// Calls on a usual day.
    pub usual: i64,
}

impl DailyUse {
    /// What is usual is the median of the days before, so that a day or two out of line change little.
    ///
    /// ```
    /// use freesewing_domain::apikey::DailyUse;
    ///
    /// let used = DailyUse::new(901, [0, 90, 0, 95, 5000, 80, 90]);
    /// assert_eq!(used.usual, 90);
    /// assert!(used.is_unusual(900) && !used.is_unusual(901));
    /// ```
    #[must_use]
    pub fn new(now: i64, mut days: [i64; USUAL_DAYS]) -> Self {
        days.sort_unstable();
        Self { now, usual: days.get(USUAL_DAYS / 2).copied().unwrap_or(0) }
    }

    /// Whether this is more than ten times the usual, and more than the `floor` below which nobody needs to care.
    #[must_use]
    pub fn is_unusual(&self, floor: u32) -> bool {
        self.now > i64::from(floor) && self.now > self.usual.saturating_mul(UNUSUAL)
    }
}
