//! Who am I?

use actix_web::web::Data;
use freesewing_domain::error::Error;
use freesewing_domain::service::apikey as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Guest, Signed};
use crate::wire::Answer;
use crate::wire::account::AccountAnswer;
use crate::wire::apikey::CurrentApikeyAnswer;

/// See whose token this is
///
/// Says why, when the account may not go on: in `error.error`.
#[api_v2_operation(operation_id = "whoamiToken", tags("Account"))]
pub async fn account(guest: Guest) -> Result<Answer<AccountAnswer>, ApiError> {
    match guest.0.refusal {
        Some(refusal) => Err(Error::Refused(refusal).into()),
        None => Ok(Answer(AccountAnswer::from(&guest.0.user))),
    }
}

/// See which key this is
#[api_v2_operation(operation_id = "whoamiApikey", tags("API keys"))]
pub async fn apikey(api: Data<Api>, signed: Signed) -> Result<Answer<CurrentApikeyAnswer>, ApiError> {
    let key = api.read(|ports| service::read_current(ports, &signed.0))?;
    Ok(Answer(key.into()))
}
