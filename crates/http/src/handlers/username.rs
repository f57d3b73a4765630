//! User names that are free.

use actix_web::web::Data;
use freesewing_domain::error::Error;
use freesewing_domain::service::account as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Signed};
use crate::wire::Answer;
use crate::wire::account::{UsernameAnswer, UsernameBody};

/// Ask whether a user name is free
///
/// A name that is free is answered by 404, because nobody of that name is found.
#[api_v2_operation(operation_id = "checkUsername", tags("Account"))]
pub async fn check(
    api: Data<Api>,
    signed: Signed,
    body: Body<UsernameBody>,
) -> Result<Answer<UsernameAnswer>, ApiError> {
    let name = body.read()?;
    if api.read(|ports| service::is_username_free(ports, &signed.0, &name))? {
        return Err(Error::NotFound.into());
    }
    Ok(Answer(UsernameAnswer::taken(name)))
}
