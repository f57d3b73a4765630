//! The fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers.

use std::fmt::Write as _;

use actix_web::http::header::{HeaderMap, HeaderValue};
use freesewing_auth::limits::{Gauge, Standing, Subject};

use super::{RATE_LIMIT, RATE_LIMIT_POLICY};

const MINUTE: u32 = 60;
const DAY: u32 = 24 * 60 * 60;

/// A limit: what callers know it as, its span in seconds, and where somebody stands with it.
pub(super) type Policy = (&'static str, u32, Gauge);

/// The limits that somebody is subject to. Nothing in them says who that is.
pub(super) fn policies(standing: &Standing) -> impl Iterator<Item = Policy> {
    let minute = match standing.subject {
        Subject::Key(_) | Subject::Tokens(_) => "minute",
        Subject::Address(_) => "address",
    };
    [Some((minute, MINUTE, standing.minute)), standing.day.map(|day| ("day", DAY, day))].into_iter().flatten()
}

/// Tells a caller what their limits are, and where they stand.
pub(super) fn insert(headers: &mut HeaderMap, standing: &Standing) {
    let (mut limits, mut stands) = (String::with_capacity(64), String::with_capacity(64));
    for (name, span, gauge) in policies(standing) {
        let comma = if limits.is_empty() { "" } else { ", " };
        // Writing to a text does not fail.
        let _ = write!(limits, "{comma}\"{name}\";q={};w={span}", gauge.limit);
        let _ = write!(stands, "{comma}\"{name}\";r={};t={}", gauge.left, seconds(&gauge));
    }
    if let (Ok(limits), Ok(stands)) = (HeaderValue::try_from(limits), HeaderValue::try_from(stands)) {
        headers.insert(RATE_LIMIT_POLICY, limits);
        headers.insert(RATE_LIMIT, stands);
    }
}

/// How long to wait, rounded up: whoever comes back then is let in.
fn seconds(gauge: &Gauge) -> u128 {
    gauge.wait.as_nanos().div_ceil(1_000_000_000).max(1)
}
