//! Signing in with GitHub or Google.

use actix_web::web::Data;
use freesewing_domain::service::oauth as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Sender};
use crate::wire::Answer;
use crate::wire::oauth::{OauthBody, OauthInitAnswer, OauthInitBody};
use crate::wire::signin::SignedInAnswer;

/// Begin signing in with GitHub or Google
///
/// Answers the page to send somebody to. They come back to the website with a state and a code, within an hour.
#[api_v2_operation(operation_id = "beginOauth", tags("Sign up and sign in"))]
pub async fn begin(
    api: Data<Api>,
    sender: Sender,
    body: Body<OauthInitBody>,
) -> Result<Answer<OauthInitAnswer>, ApiError> {
    let (provider, language) = body.read()?;
    let auth_url = api.seen_from(sender).write(move |ports| service::begin(ports, provider, language)).await?;
    Ok(Answer(auth_url.into()))
}

/// Sign in with GitHub or Google
///
/// Takes what somebody came back with. It works once; but when only the second factor is lacking, the same state and code
/// may be sent again with its code in `token`. Who has no account gets one, which waits for consent.
#[api_v2_operation(operation_id = "signInByOauth", tags("Sign up and sign in"))]
pub async fn finish(api: Data<Api>, sender: Sender, body: Body<OauthBody>) -> Result<Answer<SignedInAnswer>, ApiError> {
    let sent = body.read()?;
    let signed_in = api.seen_from(sender).call_out(move |ports| service::finish(ports, &sent)).await?;
    Ok(Answer(signed_in.into()))
}
