//! Signing up.

use actix_web::web::Data;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::service::signup as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Sender};
use crate::wire::Answer;
use crate::wire::answer::CREATED;
use crate::wire::signin::SignedInAnswer;
use crate::wire::signup::{ConfirmBody, SignupAnswer, SignupBody};

/// Sign up
///
/// Makes an account, and mails a link that confirms it. The answer is the same for an address that has an account; its
/// owner then gets a mail that says so.
#[api_v2_operation(operation_id = "signUp", tags("Sign up and sign in"))]
pub async fn request(
    api: Data<Api>,
    sender: Sender,
    body: Body<SignupBody>,
) -> Result<Answer<SignupAnswer, CREATED>, ApiError> {
    let request = body.read()?;
    let signed_up = api.seen_from(sender).write(move |ports| service::request(ports, &request)).await?;
    Ok(Answer(signed_up.into()))
}

/// Confirm a new account
///
/// Takes the first half of the link in the mail, and signs in. Works once.
#[api_v2_operation(operation_id = "confirmSignUp", tags("Sign up and sign in"))]
pub async fn confirm(
    api: Data<Api>,
    sender: Sender,
    id: Id<ConfirmationId>,
    body: Body<ConfirmBody>,
) -> Result<Answer<SignedInAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let sent = body.read()?;
    let id = id.get()?;
    let signed_in = api.write(move |ports| service::confirm(ports, id, sent.consent, sent.code.as_ref())).await?;
    Ok(Answer(signed_in.into()))
}
