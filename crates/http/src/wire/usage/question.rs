use freesewing_domain::error::Error;
use freesewing_domain::service::usage::{MAX_ROWS, Question};

use crate::extract::{Parameters, Query};

const FROM: (&str, &str) = (
    "from",
    "From when on: a moment (`2026-11-22T21:00:00Z`), a day (`2026-11-22`, from its start in UTC) or milliseconds since \
     1970. Usually 30 days back, and by the hour two. Hours are kept for 90 days, days for two years.",
);
const TO: (&str, &str) =
    ("to", "Up to when, without that moment itself; usually now. The span is made wider to whole hours or days.");

/// What to know of a key.
pub struct KeyUsage;

impl Parameters for KeyUsage {
    const ALL: &'static [(&'static str, &'static str)] =
        &[FROM, TO, ("by", "`day` (if nothing is said), `hour`, `route` or `outcome`.")];
}

/// What to know of an account.
pub struct AccountUsage;

impl Parameters for AccountUsage {
    const ALL: &'static [(&'static str, &'static str)] =
        &[FROM, TO, ("by", "`day` (if nothing is said), `hour`, `route`, `outcome` or `key`.")];
}

/// What to know of everybody.
pub struct EverybodysUsage;

impl Parameters for EverybodysUsage {
    const ALL: &'static [(&'static str, &'static str)] = &[
        FROM,
        TO,
        ("by", "`user` (if nothing is said), `key` or `route`."),
        ("limit", "How many rows, 1 to 1000; usually 20."),
    ];
}

/// Reads what somebody wants to know. A parameter without a value counts as left out.
///
/// # Errors
/// [`Error::ByInvalid`], [`Error::SpanInvalid`], [`Error::LimitInvalid`]
pub fn question<T: Parameters>(query: &Query<T>) -> Result<Question, Error> {
    // What a route does not tell of, it ignores.
    let sent = |name| query.get(name).filter(|text| !text.is_empty() && T::ALL.iter().any(|(known, _)| *known == name));
    let by = sent("by").map(|by| by.parse().map_err(|_| Error::ByInvalid)).transpose()?;
    let moment = |name| sent(name).map(str::parse).transpose();
    Ok(Question { by, from: moment("from")?, to: moment("to")?, limit: sent("limit").map(limit).transpose()? })
}

fn limit(text: &str) -> Result<u32, Error> {
    text.parse().ok().filter(|limit| (1..=MAX_ROWS).contains(limit)).ok_or(Error::LimitInvalid)
}
