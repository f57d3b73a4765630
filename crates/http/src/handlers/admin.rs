//! What maintainers do.

use actix_web::web::Data;
use freesewing_domain::ids::UserId;
use freesewing_domain::service::admin as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Sender, Signed};
use crate::wire::Answer;
use crate::wire::admin::{AdminPatchBody, SearchAnswer, SearchBody, UserAnswer};
use crate::wire::answer::SECRET;
use crate::wire::signin::SignedInAnswer;

/// Look for accounts
///
/// By a part of the user name, or by the whole e-mail address; 100 of each at most.
#[api_v2_operation(operation_id = "searchUsers", tags("Administration"))]
pub async fn search(api: Data<Api>, signed: Signed, body: Body<SearchBody>) -> Result<Answer<SearchAnswer>, ApiError> {
    let text = body.read()?;
    // Looks at every name, so it does not hold up the calls that take microseconds.
    let found = api.write(move |ports| service::search(ports, &signed.0, &text)).await?;
    Ok(Answer(found.into()))
}

/// See somebody's account
#[api_v2_operation(operation_id = "readUser", tags("Administration"))]
pub async fn read(api: Data<Api>, signed: Signed, id: Id<UserId>) -> Result<Answer<UserAnswer>, ApiError> {
    let id = id.get()?;
    let user = api.read(|ports| service::read(ports, &signed.0, id))?;
    Ok(Answer(UserAnswer::from(&user)))
}

/// Change somebody's account
///
/// Whatever is absent, or cannot be, stays as it is. A change of role or status holds from the next call on.
#[api_v2_operation(operation_id = "updateUser", tags("Administration"))]
pub async fn update(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    id: Id<UserId>,
    body: Body<AdminPatchBody>,
) -> Result<Answer<UserAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let id = id.get()?;
    let patch = body.read()?;
    let user = api.write(move |ports| service::update(ports, &signed.0, id, patch)).await?;
    Ok(Answer(UserAnswer::from(&user)))
}

/// Sign in as somebody else
///
/// Whatever the state of their account. It is noted in the record of that account, and in the server's log.
#[api_v2_operation(operation_id = "impersonate", tags("Administration"))]
pub async fn impersonate(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    id: Id<UserId>,
) -> Result<Answer<SignedInAnswer, 200, SECRET>, ApiError> {
    let api = api.seen_from(sender);
    let id = id.get()?;
    let caller = signed.0;
    let signed_in = api.write(move |ports| service::impersonate(ports, &caller, id)).await?;
    tracing::info!(by = caller.user.0, user = id.0, "impersonated");
    Ok(Answer(signed_in.into()))
}
