//! Signing in.

use actix_web::web::Data;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::service::signin as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Check, Id, Sender};
use crate::wire::Answer;
use crate::wire::signin::{FollowBody, LinkSentAnswer, SignedInAnswer, SigninBody, SigninLinkBody};

/// Sign in by password
///
/// An account with a second factor needs the code in `token` too. A code signs in once. Who guesses wrong has to wait, longer
/// each time, and comes in by mail after 100 times.
#[api_v2_operation(operation_id = "signIn", tags("Sign up and sign in"))]
pub async fn by_password(
    api: Data<Api>,
    sender: Sender,
    body: Body<SigninBody>,
) -> Result<Answer<SignedInAnswer>, ApiError> {
    let sent = body.read()?;
    let api = api.seen_from(sender);
    let attempt = api.read(|ports| service::Attempt::begin(ports, sent))?;
    let signed_in = api.hash(move |ports| attempt.finish(ports)).await?;
    Ok(Answer(signed_in.into()))
}

/// Get a sign-in link by mail
#[api_v2_operation(operation_id = "sendSignInLink", tags("Sign up and sign in"))]
pub async fn send_link(
    api: Data<Api>,
    sender: Sender,
    body: Body<SigninLinkBody>,
) -> Result<Answer<LinkSentAnswer>, ApiError> {
    let request = body.read()?;
    let sent = api.seen_from(sender).write(move |ports| service::send_link(ports, &request)).await?;
    Ok(Answer(sent.into()))
}

/// Sign in by the link from a mail
///
/// Takes both halves of the link. Works once, within an hour. An account with a second factor needs its code in `token`;
/// when that is missing or wrong, the link is still good.
#[api_v2_operation(operation_id = "signInByLink", tags("Sign up and sign in"))]
pub async fn by_link(
    api: Data<Api>,
    sender: Sender,
    id: Id<ConfirmationId>,
    check: Check,
    body: Body<FollowBody>,
) -> Result<Answer<SignedInAnswer>, ApiError> {
    let code = body.read()?;
    let id = id.get()?;
    let api = api.seen_from(sender);
    let signed_in = api.write(move |ports| service::by_link(ports, id, &check.0, code.as_ref())).await?;
    Ok(Answer(signed_in.into()))
}
