//! What callers should know of this server before they do anything.

use actix_web::web::Data;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::wire::Answer;
use crate::wire::about::AboutAnswer;

/// What is this server?
///
/// Tells which version runs, in which languages people may sign up, with whom they may sign in, and where their mails lie
/// if there is no mail server: what a page has to know before it shows anything.
#[api_v2_operation(operation_id = "readAbout", tags("Health"))]
pub async fn read(api: Data<Api>) -> Result<Answer<AboutAnswer>, ApiError> {
    Ok(Answer(AboutAnswer::new(api.mail_folder.as_deref(), api.ports.oauth.on())))
}
