//! Moments, as the wire and the database know them: UTC, to the millisecond.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::error::Error;

/// A moment in UTC, counted in milliseconds since 1970.
///
/// The millisecond is the resolution of the wire (`2026-11-22T21:12:42.501Z`) and of the database,
/// so a moment that was stored and read back is equal to the one that was stored.
///
/// ```
/// use freesewing_domain::time::Timestamp;
/// assert_eq!(Timestamp::from_millis(1_795_381_962_501).to_string(), "2026-11-22T21:12:42.501Z");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// 0000-01-01T00:00:00.000Z
const EARLIEST: i64 = -62_167_219_200_000;
/// 9999-12-31T23:59:59.999Z
const LATEST: i64 = 253_402_300_799_999;

impl Timestamp {
    /// The start of 1970.
    pub const EPOCH: Self = Self(0);

    /// Reads a moment as RFC 3339 writes it, such as `2026-11-22T21:12:42.501Z`, with any offset; what is less than a
    /// millisecond is cut off.
    ///
    /// ```
    /// use freesewing_domain::time::Timestamp;
    /// let moment = Timestamp::parse("2026-11-22T22:12:42.501+01:00");
    /// assert_eq!(moment, Some(Timestamp::from_millis(1_795_381_962_501)));
    /// assert_eq!(Timestamp::parse("2026-11-22"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let at = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        let millis = at.unix_timestamp_nanos().div_euclid(1_000_000);
        i64::try_from(millis).ok().map(Self::from_millis)
    }

    /// Makes a moment from milliseconds since 1970, held to the years 0 to 9999 that the wire can write.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(EARLIEST, LATEST))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970, rounded down: the unit of token claims.
    #[must_use]
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// This moment moved back by `span`, or the first moment there is.
    #[must_use]
    pub fn before(self, span: Duration) -> Self {
        let span = i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
        Self::from_millis(self.0.saturating_sub(span))
    }

    /// This moment moved on by `span`, or the last moment there is.
    #[must_use]
    pub fn after(self, span: Duration) -> Self {
        let span = i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
        Self::from_millis(self.0.saturating_add(span))
    }
}

impl fmt::Display for Timestamp {
    /// ISO 8601 with exactly three decimals and `Z`. Every answer has a few of these, so they are written by hand, which
    /// takes a tenth of the time that formatting each part does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = OffsetDateTime::from_unix_timestamp(self.as_seconds()).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let millis = u32::try_from(self.0.rem_euclid(1000)).unwrap_or_default();
        let mut text = *b"0000-00-00T00:00:00.000Z";
        for (places, mut number) in [
            (0..4, at.year().unsigned_abs()),
            (5..7, u32::from(u8::from(at.month()))),
            (8..10, u32::from(at.day())),
            (11..13, u32::from(at.hour())),
            (14..16, u32::from(at.minute())),
            (17..19, u32::from(at.second())),
            (20..23, millis),
        ] {
            for digit in text.get_mut(places).into_iter().flatten().rev() {
                *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
                number /= 10;
            }
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    /// Reads a moment as people and programs write it: `2026-11-22T21:12:42.501Z` (or with another offset), a day
    /// (`2026-11-22`, for its start in UTC), or milliseconds since 1970.
    fn from_str(text: &str) -> Result<Self, Error> {
        if let Ok(millis) = text.parse() {
            return Ok(Self::from_millis(millis));
        }
        let day = || Self::parse(&format!("{text}T00:00:00Z"));
        Self::parse(text).or_else(day).ok_or(Error::SpanInvalid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_the_form_of_the_wire() {
        assert_eq!(Timestamp::from_millis(0).to_string(), "1970-01-01T00:00:00.000Z");
        assert_eq!(Timestamp::from_millis(-1).to_string(), "1969-12-31T23:59:59.999Z");
        assert_eq!(Timestamp::from_millis(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
        assert_eq!(Timestamp::from_millis(i64::MIN).to_string(), "0000-01-01T00:00:00.000Z");
    }

    #[test]
    fn reads_what_people_and_programs_write() {
        for (text, read) in [
            ("2026-11-22T21:12:42.501Z", "2026-11-22T21:12:42.501Z"),
            ("2026-11-22T22:12:42+01:00", "2026-11-22T21:12:42.000Z"),
            ("2026-11-22t21:12:42z", "2026-11-22T21:12:42.000Z"),
            ("2026-11-22", "2026-11-22T00:00:00.000Z"),
            ("1795381962501", "2026-11-22T21:12:42.501Z"),
            ("-1", "1969-12-31T23:59:59.999Z"),
            ("9223372036854775807", "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), read, "{text}");
        }
        for text in ["", "yesterday", "2026-02-30", "2026-11-22T25:00:00Z", "2026-11-22T21:12:42", "22.11.2026", "1e3"]
        {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }
}
