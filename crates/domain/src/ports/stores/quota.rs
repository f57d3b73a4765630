//! Where requests for more than the usual limits are kept.

use super::StoreError;
use crate::error::Error;
use crate::ids::{QuotaRequestId, UserId};
use crate::mail::Mail;
use crate::quota_request::{NewQuotaRequest, QuotaRequest, QuotaState};
use crate::time::Timestamp;
use crate::user::User;

/// The mail that tells of a new request, which has its number by then. It must not call the store, which waits for it.
pub type QuotaRequestMail<'a> = &'a dyn Fn(&QuotaRequest) -> Mail;

/// Decides a request of an account, changes that account, and answers the mail that tells about it, with nobody else in
/// between. When it fails, nothing is written. It must not call the store, which waits for it.
pub type Decide<'a> = &'a dyn Fn(&mut QuotaRequest, &mut User) -> Result<Mail, Error>;

/// Requests for more than the usual limits. At most one of each account is pending. They go with their account.
pub trait QuotaRequestStore {
    /// Keeps a new request, gives it its number, and queues the mail about it, both or neither.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::QuotaRequest`](super::Conflict::QuotaRequest)) when one of the account is
    /// pending.
    fn create_quota_request(
        &self,
        new: NewQuotaRequest,
        mail: QuotaRequestMail<'_>,
    ) -> Result<QuotaRequest, StoreError>;

    /// The requests of an account, the latest first.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_quota_requests_of(&self, user: UserId) -> Result<Vec<QuotaRequest>, StoreError>;

    /// Requests in a state, or in any, with numbers above `after`; at most `limit`, by number and so the oldest first.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_quota_requests(
        &self,
        state: Option<QuotaState>,
        after: QuotaRequestId,
        limit: u32,
    ) -> Result<Vec<QuotaRequest>, StoreError>;

    /// Decides a request, changes its account, and queues the mail about it, all or nothing; `None` when there is no such
    /// request. But for the decision, nothing of the request can be changed.
    ///
    /// # Errors
    /// What `decide` says, or [`StoreError`]; nothing is changed or queued then.
    fn decide_quota_request(
        &self,
        id: QuotaRequestId,
        decide: Decide<'_>,
        now: Timestamp,
    ) -> Result<Option<QuotaRequest>, Error>;
}
