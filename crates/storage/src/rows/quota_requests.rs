//! Rows of requests for more than the usual limits.

use diesel::prelude::*;
use freesewing_domain::ids::{QuotaRequestId, UserId};
use freesewing_domain::limits::Limits;
use freesewing_domain::ports::StoreError;
use freesewing_domain::quota_request::{Decision, NewQuotaRequest, QuotaRequest, QuotaState};
use freesewing_domain::time::Timestamp;

use super::limits;
use crate::schema::quota_requests;
use crate::seal::{Sealer, damaged};

const PURPOSE: &str = "quota_requests.purpose";
const ANSWER: &str = "quota_requests.answer";

/// A row that is about to be written.
#[derive(Insertable)]
#[diesel(table_name = quota_requests)]
pub(crate) struct NewQuotaRequestRow {
    created_at: i64,
    user_id: i64,
    purpose: Vec<u8>,
    per_minute: Option<i64>,
    per_day: Option<i64>,
    state: &'static str,
}

impl NewQuotaRequestRow {
    pub(crate) fn seal(new: &NewQuotaRequest, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            created_at: new.created_at.as_millis(),
            user_id: new.user.0,
            purpose: sealer.seal(PURPOSE, &new.purpose)?,
            per_minute: new.asked.per_minute.map(Into::into),
            per_day: new.asked.per_day.map(Into::into),
            state: QuotaState::Pending.name(),
        })
    }
}

/// The columns that a decision writes.
#[derive(AsChangeset)]
#[diesel(table_name = quota_requests, treat_none_as_null = true)]
pub(crate) struct DecisionRow {
    state: &'static str,
    decided_at: Option<i64>,
    decided_by: Option<i64>,
    answer: Option<Vec<u8>>,
    granted_minute: Option<i64>,
    granted_day: Option<i64>,
}

impl DecisionRow {
    pub(crate) fn seal(request: &QuotaRequest, sealer: &Sealer) -> Result<Self, StoreError> {
        let decision = request.decision.as_ref();
        let granted = decision.and_then(|decision| decision.granted).unwrap_or_default();
        let answer = decision.and_then(|decision| decision.answer.as_deref());
        Ok(Self {
            state: request.state().name(),
            decided_at: decision.map(|decision| decision.at.as_millis()),
            decided_by: decision.map(|decision| decision.by.0),
            answer: answer.map(|answer| sealer.seal(ANSWER, answer)).transpose()?,
            granted_minute: granted.per_minute.map(Into::into),
            granted_day: granted.per_day.map(Into::into),
        })
    }
}

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = quota_requests)]
pub(crate) struct QuotaRequestRow {
    id: i64,
    created_at: i64,
    user_id: i64,
    purpose: Vec<u8>,
    per_minute: Option<i64>,
    per_day: Option<i64>,
    state: String,
    decided_at: Option<i64>,
    decided_by: Option<i64>,
    answer: Option<Vec<u8>>,
    granted_minute: Option<i64>,
    granted_day: Option<i64>,
}

impl QuotaRequestRow {
    pub(crate) fn open(self, sealer: &Sealer) -> Result<QuotaRequest, StoreError> {
        let granted: Limits = limits("quota_requests.granted", self.granted_minute, self.granted_day)?;
        let granted = match self.state.parse().map_err(|_| damaged("quota_requests.state"))? {
            QuotaState::Pending => None,
            QuotaState::Granted => Some(Some(granted)),
            QuotaState::Declined => Some(None),
        };
        let decision = match (granted, self.decided_at, self.decided_by) {
            (None, ..) => None,
            (Some(granted), Some(at), Some(by)) => Some(Decision {
                at: Timestamp::from_millis(at),
                by: UserId(by),
                answer: self.answer.map(|answer| sealer.open(ANSWER, &answer)).transpose()?,
                granted,
            }),
            _ => return Err(damaged("quota_requests.decided_at")),
        };
        Ok(QuotaRequest {
            id: QuotaRequestId(self.id),
            user: UserId(self.user_id),
            created_at: Timestamp::from_millis(self.created_at),
            purpose: sealer.open(PURPOSE, &self.purpose)?,
            asked: limits("quota_requests.asked", self.per_minute, self.per_day)?,
            decision,
        })
    }
}
