//! Asking for more than the usual limits.

use freesewing_domain::error::Error;
use freesewing_domain::ids::QuotaRequestId;
use freesewing_domain::limits::Limits;
use freesewing_domain::quota_request::{self, Decision, MAX_CALLS};
use freesewing_domain::service::quota_request::{Asked, Grant, QuotaWish, Selection};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Fields, Moment, Outcome, Readable};
use crate::extract::{Parameters, Query};

/// How many requests are listed for maintainers, unless they say otherwise.
const LISTED: u32 = 100;

/// What to send to ask for more than the usual limits: what for, and how much, in a minute, in a day, or both.
#[derive(Serialize, Apiv2Schema)]
#[openapi(
    example = r#"{"purpose": "A map of body sizes, for a paper; it reads all public sets once a night.", "perMinute": 6000}"#
)]
#[serde(rename_all = "camelCase")]
pub struct QuotaRequestBody {
    /// What for; 2,000 characters at most.
    pub purpose: String,
    /// Calls in a minute.
    pub per_minute: Option<i64>,
    /// Calls in a day (UTC).
    pub per_day: Option<i64>,
}

impl Readable for QuotaRequestBody {
    type Read = QuotaWish;

    fn read(fields: &Fields<'_>) -> Result<QuotaWish, Error> {
        fields.not_empty()?;
        let purpose = fields.string("purpose").ok_or(Error::PurposeMissing)?;
        Ok(QuotaWish { purpose, asked: limits(fields)? })
    }
}

/// What to send to grant a request. Nothing is needed: what was asked for is granted then.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"answer": "Have fun! Please stop when you are done.", "perMinute": 3000}"#)]
#[serde(rename_all = "camelCase")]
pub struct GrantBody {
    /// What to say to it; 2,000 characters at most.
    pub answer: Option<String>,
    /// Calls in a minute; otherwise what was asked for.
    pub per_minute: Option<i64>,
    /// Calls in a day (UTC); otherwise what was asked for.
    pub per_day: Option<i64>,
}

impl Readable for GrantBody {
    type Read = Grant;

    fn read(fields: &Fields<'_>) -> Result<Grant, Error> {
        Ok(Grant { answer: fields.string("answer"), instead: limits(fields)? })
    }
}

/// What to send to decline a request.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"answer": "We cannot afford that. But there is a file with all of it: take that one."}"#)]
pub struct DeclineBody {
    /// Why. Whoever asked gets to read it; 2,000 characters at most.
    pub answer: String,
}

impl Readable for DeclineBody {
    type Read = String;

    fn read(fields: &Fields<'_>) -> Result<String, Error> {
        fields.not_empty()?;
        fields.string("answer").ok_or(Error::AnswerMissing)
    }
}

/// Numbers of calls; what is absent or `null` says nothing.
fn limits(fields: &Fields<'_>) -> Result<Limits, Error> {
    let read = |name| match fields.get(name).filter(|value| !value.is_null()) {
        None => Ok(None),
        Some(value) => value.as_f64().and_then(calls).map(Some).ok_or(Error::QuotaInvalid),
    };
    Ok(Limits { per_minute: read("perMinute")?, per_day: read("perDay")? })
}

/// A whole number of calls.
fn calls(number: f64) -> Option<u32> {
    let fits = number.fract() == 0.0 && (0.0..=f64::from(MAX_CALLS)).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "is a whole number in range")]
    fits.then_some(number as u32)
}

/// Which requests to list for maintainers.
pub struct ListedRequests;

impl Parameters for ListedRequests {
    const ALL: &'static [(&'static str, &'static str)] = &[
        ("state", "`pending`, which is the default, `granted`, `declined` or `all`."),
        ("after", "Only requests with a number above this one: to go on where the last list ended."),
        ("limit", "At most so many, 1 to 1000; 100 is the default."),
    ];
}

impl Query<ListedRequests> {
    /// Which requests are asked for.
    ///
    /// # Errors
    /// [`Error::LimitInvalid`]
    pub fn selection(&self) -> Result<Selection, Error> {
        let state = match self.get("state") {
            Some("all") => None,
            Some(name) => Some(name.parse().unwrap_or(quota_request::QuotaState::Pending)),
            None => Some(quota_request::QuotaState::Pending),
        };
        let after = self.get("after").and_then(|number| number.parse().ok()).unwrap_or_default();
        let limit = self.get("limit").map_or(Ok(LISTED), |number| number.parse().map_err(|_| Error::LimitInvalid))?;
        Ok(Selection { state, after: QuotaRequestId(after), limit })
    }
}

/// A request for more than the usual limits.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct QuotaRequest {
    /// Its number.
    #[openapi(example = "3")]
    id: i64,
    created_at: Moment,
    /// What for.
    purpose: String,
    /// Calls in a minute that were asked for.
    per_minute: Option<u32>,
    /// Calls in a day that were asked for.
    per_day: Option<u32>,
    /// `pending`, `granted` or `declined`.
    #[openapi(example = "pending")]
    state: &'static str,
    /// What a maintainer decided, once one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<ShownDecision>,
}

/// What a maintainer decided about a request.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ShownDecision {
    at: Moment,
    /// What they say to it.
    answer: Option<String>,
    /// Calls in a minute that were granted.
    per_minute: Option<u32>,
    /// Calls in a day that were granted.
    per_day: Option<u32>,
}

/// A request, as maintainers see it.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct AskedQuotaRequest {
    /// Its number.
    #[openapi(example = "3")]
    id: i64,
    created_at: Moment,
    /// Who asks.
    user_id: i64,
    /// Their user name.
    username: Option<String>,
    /// What for.
    purpose: String,
    /// Calls in a minute that were asked for.
    per_minute: Option<u32>,
    /// Calls in a day that were asked for.
    per_day: Option<u32>,
    /// `pending`, `granted` or `declined`.
    #[openapi(example = "pending")]
    state: &'static str,
    /// What a maintainer decided, once one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<ShownDecision>,
    /// The number of the maintainer who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<i64>,
}

impl From<quota_request::QuotaRequest> for QuotaRequest {
    fn from(request: quota_request::QuotaRequest) -> Self {
        Self {
            id: request.id.0,
            created_at: request.created_at.into(),
            state: request.state().name(),
            purpose: request.purpose,
            per_minute: request.asked.per_minute,
            per_day: request.asked.per_day,
            decision: request.decision.map(ShownDecision::from),
        }
    }
}

impl From<Decision> for ShownDecision {
    fn from(decision: Decision) -> Self {
        let Limits { per_minute, per_day } = decision.granted.unwrap_or_default();
        Self { at: decision.at.into(), answer: decision.answer, per_minute, per_day }
    }
}

impl From<Asked> for AskedQuotaRequest {
    fn from(asked: Asked) -> Self {
        let (user, by) = (asked.request.user, asked.request.decision.as_ref().map(|decision| decision.by));
        let shown = QuotaRequest::from(asked.request);
        Self {
            id: shown.id,
            created_at: shown.created_at,
            user_id: user.0,
            username: asked.username.map(|name| name.as_str().to_owned()),
            purpose: shown.purpose,
            per_minute: shown.per_minute,
            per_day: shown.per_day,
            state: shown.state,
            decision: shown.decision,
            decided_by: by.map(|by| by.0),
        }
    }
}

/// The answer with a request that was just made.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct QuotaRequestAnswer {
    result: Outcome,
    quota_request: QuotaRequest,
}

impl From<quota_request::QuotaRequest> for QuotaRequestAnswer {
    fn from(request: quota_request::QuotaRequest) -> Self {
        Self { result: Outcome::Created, quota_request: request.into() }
    }
}

/// The answer with one's own requests, the latest first.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct QuotaRequestsAnswer {
    result: Outcome,
    quota_requests: Vec<QuotaRequest>,
}

impl From<Vec<quota_request::QuotaRequest>> for QuotaRequestsAnswer {
    fn from(requests: Vec<quota_request::QuotaRequest>) -> Self {
        let quota_requests = requests.into_iter().map(QuotaRequest::from).collect();
        Self { result: Outcome::Success, quota_requests }
    }
}

/// The answer with a request that was just decided.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct DecidedQuotaRequestAnswer {
    result: Outcome,
    quota_request: AskedQuotaRequest,
}

impl From<Asked> for DecidedQuotaRequestAnswer {
    fn from(asked: Asked) -> Self {
        Self { result: Outcome::Success, quota_request: asked.into() }
    }
}

/// The answer with anybody's requests, the oldest first.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct AskedQuotaRequestsAnswer {
    result: Outcome,
    quota_requests: Vec<AskedQuotaRequest>,
}

impl From<Vec<Asked>> for AskedQuotaRequestsAnswer {
    fn from(asked: Vec<Asked>) -> Self {
        Self { result: Outcome::Success, quota_requests: asked.into_iter().map(AskedQuotaRequest::from).collect() }
    }
}
