//! The own account.

use actix_web::web::Data;
use freesewing_domain::service::account as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Signed};
use crate::wire::Answer;
use crate::wire::account::{AccountAnswer, AccountBody, Change};

/// See your account
#[api_v2_operation(operation_id = "readAccount", tags("Account"))]
pub async fn read(api: Data<Api>, signed: Signed) -> Result<Answer<AccountAnswer>, ApiError> {
    let user = api.read(|ports| service::read(ports, &signed.0))?;
    Ok(Answer(AccountAnswer::from(&user)))
}

/// Change your account
///
/// Whatever is absent, or cannot be, stays as it is. A new e-mail address changes once the link in the mail to it is
/// followed.
#[api_v2_operation(operation_id = "updateAccount", tags("Account"))]
pub async fn update(
    api: Data<Api>,
    signed: Signed,
    body: Body<AccountBody>,
) -> Result<Answer<AccountAnswer>, ApiError> {
    let Change { mut account, img } = body.read()?;
    let caller = signed.0;
    if let Some(img) = img {
        account.picture = api.write(move |ports| service::receive_picture(ports, &caller, &img)).await?;
    }
    let hashes = account.password.is_some();
    let use_case = move |ports: &_| service::update(ports, &caller, account);
    let changed = if hashes { api.hash(use_case).await? } else { api.write(use_case).await? };
    Ok(Answer(changed.into()))
}
