//! Looking at a confirmation before following its link.

use actix_web::web::Data;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::service::confirmation as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Check, Id};
use crate::wire::Answer;
use crate::wire::confirmation::ConfirmationAnswer;

/// See a confirmation
///
/// Tells whether the link from a mail is still good, without using it up. Of a set that was proposed, it tells what was.
#[api_v2_operation(operation_id = "readConfirmation", tags("Sign up and sign in"))]
pub async fn read(
    api: Data<Api>,
    id: Id<ConfirmationId>,
    check: Check,
) -> Result<Answer<ConfirmationAnswer>, ApiError> {
    let id = id.get()?;
    let confirmation = api.read(|ports| service::read(ports, id, &check.0))?;
    Ok(Answer(ConfirmationAnswer::new(confirmation, check.0)))
}
