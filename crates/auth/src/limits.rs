//! How much callers may do: so many calls in a minute, and so many in a day.
//!
//! A minute is no fixed span: each caller has a bucket that holds as many calls as their limit says, and that fills up
//! again evenly within a minute. So a burst is fine, and whoever comes evenly is never refused. A day is the day in UTC.
//!
//! Everything is kept in memory. The time is an argument, so that tests need not wait.

mod bucket;
mod register;
mod subject;

pub use subject::{Network, Quota, Subject};

use std::time::Duration;

use freesewing_domain::time::Timestamp;

use register::Register;

/// Counts calls, and says when they are too many.
#[derive(Debug, Default)]
pub struct Limiter {
    /// Apart from addresses, of which a stranger may have many: those never push out a credential.
    credentials: Register,
    addresses: Register,
}

/// Where somebody stands with one limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// How much is allowed.
    pub limit: u32,
    /// How much is left of it.
    pub left: u32,
    /// How long until there is more, if this is what the call was too much for; otherwise until all of it is back.
    pub wait: Duration,
    /// Whether the call was too much for it.
    pub exceeded: bool,
}

/// Where somebody stands after a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose calls were counted.
    pub subject: Subject,
    /// With the limit for a minute.
    pub minute: Gauge,
    /// With the limit for a day, if there is one.
    pub day: Option<Gauge>,
}

impl Standing {
    /// How long to wait, if the call was too much.
    #[must_use]
    pub fn exceeded(&self) -> Option<Duration> {
        let gauges = [Some(self.minute), self.day].into_iter().flatten();
        gauges.filter(|gauge| gauge.exceeded).map(|gauge| gauge.wait).max()
    }
}

impl Limiter {
    /// Counts a call that weighs as much as `weight` usual ones, unless it is too much: then nothing is counted.
    ///
    /// `used_today` is asked how many calls there were today when that is not known: at the first call after a start,
    /// and after a while without any. It is not asked where there is no limit for a day.
    pub fn take(
        &self,
        subject: Subject,
        quota: Quota,
        weight: u32,
        now: Timestamp,
        used_today: impl FnOnce() -> u32,
    ) -> Standing {
        let register = self.register(subject);
        // Asked before the lock is taken, for it may look into the store.
        let known = quota.per_day.is_none() || register.knows_day(subject, now);
        let used_today = if known { 0 } else { used_today() };
        register.with(subject, now, |account| account.take(subject, quota, weight, now, used_today))
    }

    /// Gives back what was taken, because it turned out that the call is not this one's.
    pub fn give_back(&self, subject: Subject, quota: Quota, weight: u32, now: Timestamp) {
        self.register(subject).with(subject, now, |account| account.give_back(quota, weight));
    }

    fn register(&self, subject: Subject) -> &Register {
        match subject {
            Subject::Key(_) | Subject::Tokens(_) => &self.credentials,
            Subject::Address(_) => &self.addresses,
        }
    }
}

#[cfg(test)]
mod tests;
