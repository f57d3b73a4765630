//! What is kept of one caller.

use std::time::Duration;

use freesewing_domain::time::Timestamp;

use super::{Gauge, Quota, Standing, Subject};

const MINUTE_NANOS: i64 = 60_000_000_000;
/// By less, a clock that is right may be put right.
const MOMENT_NANOS: i64 = 1_000_000_000;
const DAY_MILLIS: i64 = 86_400_000;

/// What is kept of one caller.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Account {
    /// When the bucket will be full again, in nanoseconds of the time of day; that says how full it is now. That is never
    /// more than a minute away. If it seems so, and by more than a moment, the clock was set back, and the bucket is taken for full: what there was in
    /// the last minute cannot be told any more, and everybody would be kept out for what they did not do.
    full_at: i64,
    day: Option<Day>,
}

/// The calls of a day.
#[derive(Clone, Copy, Debug)]
struct Day {
    /// Days since the epoch.
    number: i64,
    used: u32,
}

impl Account {
    /// Whether it is known how much was used today. Of a day before the one that was counted last, it is not: the clock was
    /// set back, and what there was on that day is forgotten.
    pub(super) fn knows_day(&self, now: Timestamp) -> bool {
        self.day.is_some_and(|day| day.number <= number_of_day(now))
    }

    pub(super) fn take(
        &mut self,
        subject: Subject,
        quota: Quota,
        weight: u32,
        now: Timestamp,
        used_today: u32,
    ) -> Standing {
        let day = quota.per_day.map(|limit| self.look_at_day(limit, weight, now, used_today));
        if day.is_some_and(|day| day.exceeded) {
            let minute = Gauge { exceeded: false, ..self.take_of_minute(quota.per_minute, 0, now) };
            return Standing { subject, minute, day };
        }
        // Somebody who may call at all may make a call that is heavier than that, now and then.
        let minute = self.take_of_minute(quota.per_minute, weight.min(quota.per_minute.max(1)), now);
        if minute.exceeded {
            return Standing { subject, minute, day };
        }
        if let Some(day) = &mut self.day {
            day.used = day.used.saturating_add(weight);
        }
        let day = day.map(|day| Gauge { left: day.left.saturating_sub(weight), ..day });
        Standing { subject, minute, day }
    }

    pub(super) fn give_back(&mut self, quota: Quota, weight: u32) {
        let cost = interval(quota.per_minute).saturating_mul(weight.min(quota.per_minute).into());
        self.full_at = self.full_at.saturating_sub(cost);
        if let Some(day) = &mut self.day {
            day.used = day.used.saturating_sub(weight);
        }
    }

    /// Takes it from the bucket, unless there is too little in it.
    fn take_of_minute(&mut self, limit: u32, weight: u32, now: Timestamp) -> Gauge {
        let now = now.as_millis().saturating_mul(1_000_000);
        let interval = interval(limit);
        let window = interval.saturating_mul(limit.into());
        let latest = now.saturating_add(MINUTE_NANOS);
        let was_set_back = self.full_at > latest.saturating_add(MOMENT_NANOS);
        let before = if was_set_back { now } else { self.full_at.max(now).min(latest) };
        let after = before.saturating_add(interval.saturating_mul(weight.into()));
        let too_much = after.saturating_sub(now).saturating_sub(window);
        let exceeded = too_much > 0;
        self.full_at = if exceeded { before } else { after };
        let missing = self.full_at.saturating_sub(now);
        let left = window.saturating_sub(missing).checked_div(interval).unwrap_or(0);
        let wait = if exceeded { too_much.min(MINUTE_NANOS) } else { missing };
        Gauge { limit, left: small(left), wait: nanos(wait), exceeded }
    }

    /// How it stands with the day before this call.
    fn look_at_day(&mut self, limit: u32, weight: u32, now: Timestamp, used_today: u32) -> Gauge {
        let number = number_of_day(now);
        let day = self.day.get_or_insert(Day { number, used: used_today });
        if day.number < number {
            *day = Day { number, used: 0 };
        } else if day.number > number {
            *day = Day { number, used: used_today };
        }
        let rest = DAY_MILLIS.saturating_sub(now.as_millis().rem_euclid(DAY_MILLIS));
        Gauge {
            limit,
            left: limit.saturating_sub(day.used),
            wait: Duration::from_millis(rest.unsigned_abs()),
            exceeded: day.used.saturating_add(weight) > limit,
        }
    }
}

fn number_of_day(now: Timestamp) -> i64 {
    now.as_millis().div_euclid(DAY_MILLIS)
}

/// How long the bucket takes to fill up by one call. With a limit of 0 that is a minute, in which nothing changes.
fn interval(limit: u32) -> i64 {
    MINUTE_NANOS.checked_div(limit.into()).unwrap_or(MINUTE_NANOS)
}

fn nanos(span: i64) -> Duration {
    Duration::from_nanos(span.max(0).unsigned_abs())
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(if number < 0 { 0 } else { u32::MAX })
}
