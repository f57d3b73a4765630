use std::time::Duration;

use super::{By, DAYS_KEPT, HOURS_KEPT};
use crate::error::Error;
use crate::time::Timestamp;

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How far a series by the hour goes back when nobody says: two days.
const HOURS_SHOWN: Duration = Duration::from_secs(2 * 24 * 60 * 60);
/// How far everything else does: 30 days.
const DAYS_SHOWN: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A span of whole hours or whole days (UTC), of which calls are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub to: Timestamp,
}

/// What a span is made of.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Hour,
    Day,
}

impl Span {
    /// The span that was asked for, made wider to whole hours or days. It ends with the present hour or day at the latest:
    /// nobody has called later than that. Where one end is not given, it is now, or as far back as is usual.
    ///
    /// By the day, it is made of whole days, and by the hour of whole hours. Otherwise of hours, if an end is no midnight
    /// and calls are still told apart by the hour.
    ///
    /// # Errors
    /// [`Error::SpanInvalid`] when it ends before it begins, or begins before anything that is kept.
    ///
    /// ```
    /// use freesewing_domain::time::Timestamp;
    /// use freesewing_domain::usage::{By, Span};
    /// # fn main() -> Result<(), freesewing_domain::error::Error> {
    /// let now = "2026-11-22T21:12:42Z".parse()?;
    /// let span = Span::new(By::Day, Some("2026-11-20T09:00:00Z".parse()?), None, now)?;
    /// assert_eq!((span.from, span.to), ("2026-11-20".parse()?, "2026-11-23".parse()?));
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(by: By, from: Option<Timestamp>, to: Option<Timestamp>, now: Timestamp) -> Result<Self, Error> {
        if from.zip(to).is_some_and(|(from, to)| from >= to) {
            return Err(Error::SpanInvalid);
        }
        let back = if by == By::Hour { HOURS_SHOWN } else { DAYS_SHOWN };
        let begins = from.unwrap_or_else(|| to.unwrap_or(now).before(back));
        let unit = Unit::of(by, begins, [from, to], now);
        let now_ends = unit.start(now).after(unit.length());
        let to = to.map_or(now_ends, |to| unit.end(to).min(now_ends));
        let earliest = unit.start(now.before(unit.kept()));
        // What is usual is counted from the end, so that it is a whole number of days.
        let from = from.map_or_else(|| to.before(back).max(earliest), |from| unit.start(from));
        if from >= to || from < earliest {
            return Err(Error::SpanInvalid);
        }
        Ok(Self { from, to })
    }

    /// The starts of its hours, or of its days, in order.
    pub fn starts(self, by: By) -> impl Iterator<Item = Timestamp> {
        let unit = if by == By::Hour { HOUR } else { DAY };
        std::iter::successors(Some(self.from), move |start| Some(start.after(unit)))
            .take_while(move |start| *start < self.to)
    }
}

impl Unit {
    fn of(by: By, begins: Timestamp, ends: [Option<Timestamp>; 2], now: Timestamp) -> Self {
        let is_within_a_day = |end: Timestamp| Self::Day.start(end) != end;
        match by {
            By::Hour => Self::Hour,
            By::Day => Self::Day,
            By::Route | By::Outcome | By::Key | By::User => {
                let told_apart = begins >= Self::Hour.start(now.before(Self::Hour.kept()));
                if told_apart && ends.into_iter().flatten().any(is_within_a_day) { Self::Hour } else { Self::Day }
            }
        }
    }

    const fn length(self) -> Duration {
        match self {
            Self::Hour => HOUR,
            Self::Day => DAY,
        }
    }

    /// How long calls are told apart by it.
    const fn kept(self) -> Duration {
        match self {
            Self::Hour => HOURS_KEPT,
            Self::Day => DAYS_KEPT,
        }
    }

    /// The start of the one that a moment is in.
    fn start(self, at: Timestamp) -> Timestamp {
        let length = i64::try_from(self.length().as_millis()).unwrap_or(i64::MAX);
        Timestamp::from_millis(at.as_millis().div_euclid(length).saturating_mul(length))
    }

    /// The first start that is not before a moment.
    fn end(self, at: Timestamp) -> Timestamp {
        let start = self.start(at);
        if start == at { at } else { start.after(self.length()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn now() -> Timestamp {
        at("2026-11-22T21:12:42.501Z")
    }

    /// What becomes of what was asked for, as text.
    fn span(by: By, from: &str, to: &str) -> Option<(String, String)> {
        let given = |text: &str| (!text.is_empty()).then(|| at(text));
        let span = Span::new(by, given(from), given(to), now()).ok()?;
        let short = |at: Timestamp| at.to_string().replace(":00:00.000Z", "");
        Some((short(span.from), short(span.to)))
    }

    fn is(by: By, from: &str, to: &str, expected: (&str, &str)) {
        assert_eq!(span(by, from, to), Some((expected.0.to_owned(), expected.1.to_owned())), "{by:?} {from} {to}");
    }

    #[test]
    fn without_ends_it_is_what_is_usual_up_to_the_present_hour_or_day() {
        is(By::Hour, "", "", ("2026-11-20T22", "2026-11-22T22"));
        for by in [By::Day, By::Route, By::Outcome, By::Key, By::User] {
            is(by, "", "", ("2026-10-24T00", "2026-11-23T00"));
        }
        is(By::Hour, "", "2026-11-21T05:30:00Z", ("2026-11-19T06", "2026-11-21T06"));
        is(By::Day, "", "2026-11-02T05:30:00Z", ("2026-10-04T00", "2026-11-03T00"));
        is(By::Route, "", "2026-11-02T05:30:00Z", ("2026-10-03T06", "2026-11-02T06"));
    }

    #[test]
    fn ends_move_outwards_to_whole_hours_or_days() {
        is(By::Hour, "2026-11-22T20:59:59.999Z", "2026-11-22T21:00:00Z", ("2026-11-22T20", "2026-11-22T21"));
        is(By::Hour, "2026-11-22T21:00:00Z", "2026-11-22T21:00:00.001Z", ("2026-11-22T21", "2026-11-22T22"));
        is(By::Day, "2026-11-20T23:00:00Z", "2026-11-21T01:00:00Z", ("2026-11-20T00", "2026-11-22T00"));
        is(By::Route, "2026-11-20T23:30:00Z", "2026-11-21T01:00:00Z", ("2026-11-20T23", "2026-11-21T01"));
        is(By::Route, "2026-11-20", "2026-11-21", ("2026-11-20T00", "2026-11-21T00"));
    }

    #[test]
    fn it_ends_with_the_present_at_the_latest() {
        is(By::Day, "2026-11-20", "2030-01-01", ("2026-11-20T00", "2026-11-23T00"));
        is(By::Hour, "2026-11-22", "9999-12-31T23:59:59.999Z", ("2026-11-22T00", "2026-11-22T22"));
        is(By::Hour, "2026-11-22T21:59:00Z", "", ("2026-11-22T21", "2026-11-22T22"));
    }

    #[test]
    fn hours_that_are_told_apart_no_more_become_days() {
        is(By::Route, "2026-01-05T12:00:00Z", "", ("2026-01-05T00", "2026-11-23T00"));
        is(By::Route, "", "2026-06-01T12:00:00Z", ("2026-05-03T00", "2026-06-02T00"));
    }

    #[test]
    fn refuses_what_ends_before_it_begins_or_begins_before_all_that_is_kept() {
        for (by, from, to) in [
            (By::Day, "2026-11-21", "2026-11-21"),
            (By::Day, "2026-11-22", "2026-11-21"),
            (By::Hour, "2026-11-22T21:12:00Z", "2026-11-22T21:11:00Z"),
            (By::Route, "2026-11-22T21:12:00Z", "2026-11-22T21:12:00Z"),
            (By::Hour, "2026-11-22T22:00:00Z", ""),
            (By::Day, "2026-11-23", ""),
            (By::Day, "2027-01-01", "2027-02-01"),
            (By::Hour, "2026-08-24T20:59:59Z", "2026-08-24T23:00:00Z"),
            (By::Day, "2024-11-19", ""),
            (By::Day, "", "2024-11-01"),
            (By::User, "1970-01-01", "2026-11-22"),
            (By::Day, "0000-01-01", "9999-12-31"),
        ] {
            assert_eq!(span(by, from, to), None, "{by:?} {from} {to}");
        }
    }

    #[test]
    fn all_that_is_kept_can_be_asked_for_and_is_no_more_than_it_was_meant_to_be() {
        let hours = Span::new(By::Hour, Some(at("2026-08-24T21:00:00Z")), None, now()).unwrap();
        assert_eq!(hours.starts(By::Hour).count(), 90 * 24 + 1);
        let days = Span::new(By::Day, Some(at("2024-11-20")), None, now()).unwrap();
        assert_eq!(days.starts(By::Day).count(), 2 * 366 + 1);
        assert_eq!(days.starts(By::Day).last(), Some(at("2026-11-22")));
    }
}
