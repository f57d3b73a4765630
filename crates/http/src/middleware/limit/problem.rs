//! `application/problem+json` (RFC 9457), for callers who ask for it.

use actix_web::HttpResponse;
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use freesewing_auth::limits::Standing;
use serde::Serialize;

use super::fields::policies;
use crate::wire::json;

const MEDIA_TYPE: &str = "application/problem+json";

/// The draft's problem type.
#[derive(Serialize)]
struct QuotaExceeded {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    #[serde(rename = "violated-policies")]
    violated_policies: Vec<&'static str>,
}

/// Whether a caller names this media type. Who takes anything gets what everybody gets.
pub(super) fn is_asked_for(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT).filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(MEDIA_TYPE));
        // Weight 0 says: anything but this.
        named && !parts.any(|part| part.split_once('=').is_some_and(|(name, weight)| is_zero(name, weight)))
    })
}

fn is_zero(name: &str, weight: &str) -> bool {
    name.trim().eq_ignore_ascii_case("q") && weight.trim().parse() == Ok(0.0)
}

/// The answer, with the headers of the one that it takes the place of. A limit that is none of those of callers, such as
/// that on guessing passwords, is not named.
pub(super) fn answer(headers: &HeaderMap, standing: Option<&Standing>) -> HttpResponse {
    let wait = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()).unwrap_or("60");
    let violated = standing.into_iter().flat_map(policies).filter(|(_, _, gauge)| gauge.exceeded);
    let mut answer = HttpResponse::TooManyRequests();
    answer.insert_header((RETRY_AFTER, wait));
    let mut answer = json::body(
        &mut answer,
        &QuotaExceeded {
            kind: "https://iana.org/assignments/http-problem-types#quota-exceeded",
            title: "Request cannot be satisfied as assigned quota has been exceeded",
            status: 429,
            detail: format!("Too many calls. Come back in {wait} seconds."),
            violated_policies: violated.map(|(name, _, _)| name).collect(),
        },
    );
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    answer
}
