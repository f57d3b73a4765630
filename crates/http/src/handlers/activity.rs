//! What happened to accounts.

use actix_web::web::Data;
use freesewing_domain::ids::UserId;
use freesewing_domain::service::activity as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Id, Query, Signed};
use crate::wire::Answer;
use crate::wire::activity::{ActivityAnswer, Part};

/// See what happened to your account
///
/// Who signed in or tried to, what became of keys, and what else matters for its security; newest first, of the last 180
/// days. Addresses and agents are shortened.
#[api_v2_operation(operation_id = "listActivity", tags("Account"))]
pub async fn list(api: Data<Api>, signed: Signed, query: Query<Part>) -> Result<Answer<ActivityAnswer>, ApiError> {
    let part = Part::read(&query)?;
    let page = api.read(|ports| service::list(ports, &signed.0, &part))?;
    Ok(Answer(page.into()))
}

/// See what happened to somebody's account
///
/// Also to one that was removed: of that, only the removal itself is kept.
#[api_v2_operation(operation_id = "listActivityOfUser", tags("Administration"))]
pub async fn list_of(
    api: Data<Api>,
    signed: Signed,
    id: Id<UserId>,
    query: Query<Part>,
) -> Result<Answer<ActivityAnswer>, ApiError> {
    let (id, part) = (id.get()?, Part::read(&query)?);
    let page = api.read(|ports| service::list_of(ports, &signed.0, id, &part))?;
    Ok(Answer(page.into()))
}

/// See what happened to accounts
///
/// To those of everybody, newest first.
#[api_v2_operation(operation_id = "listActivityOfAll", tags("Administration"))]
pub async fn list_all(api: Data<Api>, signed: Signed, query: Query<Part>) -> Result<Answer<ActivityAnswer>, ApiError> {
    let part = Part::read(&query)?;
    let page = api.read(|ports| service::list_all(ports, &signed.0, &part))?;
    Ok(Answer(page.into()))
}
