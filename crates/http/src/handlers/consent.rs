//! Consent.

use actix_web::web::Data;
use freesewing_domain::service::account as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Guest, Sender};
use crate::wire::Answer;
use crate::wire::account::{ConsentAnswer, ConsentBody};

/// Give or take back consent
///
/// An account that was never confirmed becomes active by consenting. The answer carries a fresh token.
#[api_v2_operation(operation_id = "giveConsent", tags("Account"))]
pub async fn give(
    api: Data<Api>,
    sender: Sender,
    guest: Guest,
    body: Body<ConsentBody>,
) -> Result<Answer<ConsentAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let consent = body.read()?;
    let caller = guest.0.caller;
    let signed_in = api.write(move |ports| service::give_consent(ports, &caller, consent)).await?;
    Ok(Answer(signed_in.into()))
}
