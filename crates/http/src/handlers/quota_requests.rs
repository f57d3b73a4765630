//! Asking for more than the usual limits.

use actix_web::web::Data;
use freesewing_domain::ids::QuotaRequestId;
use freesewing_domain::service::quota_request as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Query, Sender, Signed};
use crate::wire::Answer;
use crate::wire::answer::CREATED;
use crate::wire::quota_request::{
    AskedQuotaRequestsAnswer, DecidedQuotaRequestAnswer, DeclineBody, GrantBody, ListedRequests, QuotaRequestAnswer,
    QuotaRequestBody, QuotaRequestsAnswer,
};

/// Ask for more calls
///
/// For a big project: say what for, and how much. A maintainer grants or declines it, and you get a mail either way.
/// One request at a time.
#[api_v2_operation(operation_id = "createQuotaRequest", tags("Asking for more"))]
pub async fn create(
    api: Data<Api>,
    signed: Signed,
    body: Body<QuotaRequestBody>,
) -> Result<Answer<QuotaRequestAnswer, CREATED>, ApiError> {
    let wish = body.read()?;
    let request = api.write(move |ports| service::create(ports, &signed.0, &wish)).await?;
    Ok(Answer(request.into()))
}

/// List what you asked for
///
/// The latest first, with what became of it.
#[api_v2_operation(operation_id = "listQuotaRequests", tags("Asking for more"))]
pub async fn list(api: Data<Api>, signed: Signed) -> Result<Answer<QuotaRequestsAnswer>, ApiError> {
    let requests = api.read(|ports| service::list(ports, &signed.0))?;
    Ok(Answer(requests.into()))
}

/// List who asks for more calls
///
/// The oldest first; those that wait for an answer, unless `state` says otherwise.
#[api_v2_operation(operation_id = "listQuotaRequestsOfAll", tags("Administration"))]
pub async fn list_all(
    api: Data<Api>,
    signed: Signed,
    query: Query<ListedRequests>,
) -> Result<Answer<AskedQuotaRequestsAnswer>, ApiError> {
    let selection = query.selection()?;
    // Many requests are many look-ups, so they do not hold up the calls that take microseconds.
    let asked = api.write(move |ports| service::list_all(ports, &signed.0, selection)).await?;
    Ok(Answer(asked.into()))
}

/// Grant somebody more calls
///
/// As many as were asked for, or as you say. It holds for their account from the next call on; what was not granted stays
/// as it is, and so do limits of single keys. They get a mail.
#[api_v2_operation(operation_id = "grantQuotaRequest", tags("Administration"))]
pub async fn grant(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    id: Id<QuotaRequestId>,
    body: Body<GrantBody>,
) -> Result<Answer<DecidedQuotaRequestAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let (id, grant) = (id.get()?, body.read()?);
    let asked = api.write(move |ports| service::grant(ports, &signed.0, id, &grant)).await?;
    Ok(Answer(asked.into()))
}

/// Decline to give somebody more calls
///
/// They get a mail that says why.
#[api_v2_operation(operation_id = "declineQuotaRequest", tags("Administration"))]
pub async fn decline(
    api: Data<Api>,
    signed: Signed,
    id: Id<QuotaRequestId>,
    body: Body<DeclineBody>,
) -> Result<Answer<DecidedQuotaRequestAnswer>, ApiError> {
    let (id, answer) = (id.get()?, body.read()?);
    let asked = api.write(move |ports| service::decline(ports, &signed.0, id, &answer)).await?;
    Ok(Answer(asked.into()))
}
