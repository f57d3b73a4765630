//! Helping to translate.

use actix_web::web::Data;
use freesewing_domain::service::translation as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Signed};
use crate::wire::{Answer, Done};

use crate::wire::translation::{InviteBody, SuggestionBody};

/// Be invited to the translators
///
/// Mails you a link to where FreeSewing is translated.
#[api_v2_operation(operation_id = "inviteTranslator", tags("Translation"))]
pub async fn invite(api: Data<Api>, signed: Signed, body: Body<InviteBody>) -> Result<Answer<Done>, ApiError> {
    let language = body.read()?;
    api.write(move |ports| service::invite(ports, &signed.0, language)).await?;
    Ok(Answer(Done::default()))
}

/// Propose a language
///
/// Tells the maintainer everything that you send, and who you are.
#[api_v2_operation(operation_id = "suggestLanguage", tags("Translation"))]
pub async fn suggest(api: Data<Api>, signed: Signed, body: Body<SuggestionBody>) -> Result<Answer<Done>, ApiError> {
    let sent = body.read()?;
    api.write(move |ports| service::suggest(ports, &signed.0, &sent)).await?;
    Ok(Answer(Done::default()))
}
