//! How often somebody may guess a password, or the code of a second factor.

use std::time::Duration;

use crate::error::Error;
use crate::time::Timestamp;

/// What can be guessed. Each is counted by itself, so that somebody who guesses one never locks its owner out of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, strum::EnumString)]
#[strum(serialize_all = "camelCase")]
pub enum Proof {
    /// A password.
    Password,
    /// The code of a second factor, behind a password or a provider.
    Code,
    /// The code of a second factor, behind a link from a mail.
    LinkCode,
}

impl Proof {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Password, Self::Code, Self::LinkCode];
}

/// The tries since the last right one.
///
/// A try counts as wrong before anybody looks at it, so that of many at once none gets past the count; a right one
/// makes up for it, because it starts anew.
///
/// ```
/// use std::time::Duration;
/// use freesewing_domain::guesses::Guesses;
/// use freesewing_domain::time::Timestamp;
///
/// let mut guesses = Guesses::default();
/// let now = Timestamp::EPOCH;
/// for _ in 0..5 {
///     assert!(guesses.note(now).is_ok());
/// }
/// assert_eq!(guesses.wait(now), Some(Duration::from_secs(1)));
/// assert!(guesses.note(now).is_err(), "too early, and not counted");
/// assert!(guesses.note(now.after(Duration::from_secs(1))).is_ok());
/// assert_eq!(guesses.wrong, 6);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guesses {
    /// How many were wrong.
    pub wrong: u32,
    /// When the last one was.
    pub last_at: Option<Timestamp>,
}

impl Guesses {
    /// How many cost no time: people mistype.
    pub const FREE: u32 = 5;
    /// How many there are in all. After that, only another way in starts anew.
    pub const MOST: u32 = 100;
    /// The longest wait between two.
    pub const LONGEST: Duration = Duration::from_secs(15 * 60);
    /// When to come back after all of them; by then it is no better, unless the owner came in by another way.
    pub const AFTER_ALL: Duration = Duration::from_secs(24 * 60 * 60);

    /// How long it is until the next one may be made; `None` for right now.
    #[must_use]
    pub fn wait(&self, now: Timestamp) -> Option<Duration> {
        if self.wrong >= Self::MOST {
            return Some(Self::AFTER_ALL);
        }
        // One that was later than now was before the clock was set back, nobody knows how long ago.
        let last = self.last_at.filter(|last| *last <= now)?;
        let next = last.after(self.delay());
        let left = u64::try_from(next.as_millis().saturating_sub(now.as_millis())).unwrap_or(0);
        (left > 0).then(|| Duration::from_millis(left))
    }

    /// Counts one that is about to be made.
    ///
    /// # Errors
    /// [`Error::RateLimitExceeded`] when it comes too early. It must not be looked at then, and does not count.
    pub fn note(&mut self, now: Timestamp) -> Result<(), Error> {
        match self.wait(now) {
            Some(wait) => Err(Error::RateLimitExceeded(wait)),
            None => {
                self.wrong = self.wrong.saturating_add(1);
                self.last_at = Some(now);
                Ok(())
            }
        }
    }

    /// 1 s after the first that costs time, and twice as long after each.
    fn delay(&self) -> Duration {
        match self.wrong.checked_sub(Self::FREE) {
            None => Duration::ZERO,
            Some(more) => Duration::from_secs(1_u64.checked_shl(more).unwrap_or(u64::MAX)).min(Self::LONGEST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(wrong: u32) -> Guesses {
        Guesses { wrong, last_at: Some(Timestamp::EPOCH) }
    }

    #[test]
    fn waits_grow_up_to_a_quarter_of_an_hour() {
        let waits = [0, 4, 5, 6, 7, 14, 15, 69, 99].map(|wrong| after(wrong).wait(Timestamp::EPOCH));
        let seconds = waits.map(|wait| wait.map_or(0, |wait| wait.as_secs()));
        assert_eq!(seconds, [0, 0, 1, 2, 4, 512, 900, 900, 900]);
    }

    #[test]
    fn a_wait_that_is_over_is_none() {
        let guesses = after(7);
        assert_eq!(guesses.wait(Timestamp::from_millis(3_999)), Some(Duration::from_millis(1)));
        assert_eq!(guesses.wait(Timestamp::from_millis(4_000)), None);
        assert_eq!(guesses.wait(Timestamp::from_millis(i64::MAX)), None);
    }

    #[test]
    fn there_are_a_hundred_however_long_one_waits() {
        let (mut guesses, mut now) = (Guesses::default(), Timestamp::EPOCH);
        let mut tries = 0;
        while guesses.note(now).is_ok() {
            tries += 1;
            now = now.after(Guesses::LONGEST);
        }
        assert_eq!(tries, Guesses::MOST);
        assert_eq!(guesses.wait(now.after(Guesses::AFTER_ALL)), Some(Guesses::AFTER_ALL));
    }

    #[test]
    fn a_clock_that_is_set_back_makes_nobody_wait_for_what_was_and_forgets_no_count() {
        let mut guesses = Guesses { wrong: 6, last_at: Some(Timestamp::from_millis(1_000_000_000)) };
        assert_eq!(guesses.wait(Timestamp::EPOCH), None);
        guesses.note(Timestamp::EPOCH).unwrap();
        assert_eq!((guesses.wrong, guesses.wait(Timestamp::EPOCH)), (7, Some(Duration::from_secs(4))));
    }
}
