//! Requests for more than the usual limits.

use std::cell::Cell;

use freesewing_domain::error::Error;
use freesewing_domain::ids::{QuotaRequestId, UserId};
use freesewing_domain::ports::{Conflict, Decide, QuotaRequestMail, QuotaRequestStore, StoreError};
use freesewing_domain::quota_request::{NewQuotaRequest, QuotaRequest, QuotaState};
use freesewing_domain::time::Timestamp;

use super::MemoryStore;

impl QuotaRequestStore for MemoryStore {
    fn create_quota_request(
        &self,
        new: NewQuotaRequest,
        mail: QuotaRequestMail<'_>,
    ) -> Result<QuotaRequest, StoreError> {
        let mut state = self.lock();
        state.has_user(new.user)?;
        let waits = |request: &QuotaRequest| request.user == new.user && request.state() == QuotaState::Pending;
        if state.quota_requests.values().any(waits) {
            return Err(StoreError::Conflict(Conflict::QuotaRequest));
        }
        state.last_quota_request += 1;
        let request = new.into_request(QuotaRequestId(state.last_quota_request));
        state.put_mail(mail(&request), request.created_at);
        state.quota_requests.insert(request.id, request.clone());
        Ok(request)
    }

    fn list_quota_requests_of(&self, user: UserId) -> Result<Vec<QuotaRequest>, StoreError> {
        let state = self.lock();
        Ok(state.quota_requests.values().rev().filter(|request| request.user == user).cloned().collect())
    }

    fn list_quota_requests(
        &self,
        state: Option<QuotaState>,
        after: QuotaRequestId,
        limit: u32,
    ) -> Result<Vec<QuotaRequest>, StoreError> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let fits = |request: &&QuotaRequest| request.id > after && state.is_none_or(|state| request.state() == state);
        Ok(self.lock().quota_requests.values().filter(fits).take(limit).cloned().collect())
    }

    fn decide_quota_request(
        &self,
        id: QuotaRequestId,
        decide: Decide<'_>,
        now: Timestamp,
    ) -> Result<Option<QuotaRequest>, Error> {
        let mut state = self.lock();
        let Some(kept) = state.quota_requests.get(&id).cloned() else {
            return Ok(None);
        };
        let decided = Cell::new(None);
        state.change_user(kept.user, &|user| {
            let mut request = kept.clone();
            let mail = decide(&mut request, user)?;
            decided.set(Some((request.decision, mail)));
            Ok(())
        })?;
        let Some((decision, mail)) = decided.take() else {
            return Ok(None);
        };
        let request = QuotaRequest { decision, ..kept };
        state.quota_requests.insert(id, request.clone());
        state.put_mail(mail, now);
        Ok(Some(request))
    }
}
