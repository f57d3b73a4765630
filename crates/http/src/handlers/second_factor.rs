//! The second factor.

use actix_web::web::Data;
use freesewing_domain::service::account::second_factor as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Sender, Signed};
use crate::wire::Answer;
use crate::wire::second_factor::{SecondFactorAnswer, SecondFactorBody, Wish};

/// Set up or switch off your second factor
///
/// Send `{"mfa": true}` for a secret to put into an authenticator app, then `mfa`, that `secret` and the app's code as
/// `token` to switch it on. The secret is shown this once. To switch it off, send `{"mfa": false}` with your `password`
/// and a code as `token`.
#[api_v2_operation(operation_id = "setUpSecondFactor", tags("Account"))]
pub async fn set_up(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    body: Body<SecondFactorBody>,
) -> Result<Answer<SecondFactorAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let caller = signed.0;
    let answer = match body.read()? {
        Wish::Enrol => api.write(move |ports| service::enrol(ports, &caller)).await?.into(),
        Wish::Activate { secret, code } => {
            let use_case = move |ports: &_| service::activate(ports, &caller, secret.as_ref(), code.as_ref());
            api.write(use_case).await?.into()
        }
        Wish::SwitchOff { password, code } => {
            api.hash(move |ports| service::switch_off(ports, &caller, &password, &code)).await?.into()
        }
    };
    Ok(Answer(answer))
}
