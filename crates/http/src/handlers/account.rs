//! The own account.

use actix_web::web::Data;
use freesewing_domain::service::account as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Sender, Signed};
use crate::wire::account::{AccountAnswer, AccountBody, Change};
use crate::wire::export::{ExportAnswer, ExportDocument};
use crate::wire::{Answer, DoneWithData};

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
    sender: Sender,
    signed: Signed,
    body: Body<AccountBody>,
) -> Result<Answer<AccountAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let Change { mut account, img } = body.read()?;
    let caller = signed.0;
    if let Some(img) = img {
        account.picture = api.picture(move |ports| service::receive_picture(ports, &caller, &img)).await?;
    }
    let hashes = account.password.is_some();
    let use_case = move |ports: &_| service::update(ports, &caller, account);
    let changed = if hashes { api.hash(use_case).await? } else { api.write(use_case).await? };
    Ok(Answer(changed.into()))
}

/// Get everything that is kept of you
///
/// Answers the address of a file, from which it can be fetched for 24 hours by whoever has the address.
#[api_v2_operation(operation_id = "exportAccount", tags("Account"))]
pub async fn export(api: Data<Api>, sender: Sender, signed: Signed) -> Result<Answer<ExportAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let address = api.write(move |ports| service::export(ports, &signed.0, ExportDocument::write)).await?;
    Ok(Answer(address.into()))
}

/// Disable your account
///
/// Every credential of it is refused from then on. Only support can undo this.
#[api_v2_operation(operation_id = "restrictAccount", tags("Account"))]
pub async fn restrict(api: Data<Api>, sender: Sender, signed: Signed) -> Result<Answer<DoneWithData>, ApiError> {
    let api = api.seen_from(sender);
    api.write(move |ports| service::restrict(ports, &signed.0)).await?;
    Ok(Answer(DoneWithData::default()))
}

/// Remove your account
///
/// With everything that is kept of you, at once and for good.
#[api_v2_operation(operation_id = "removeAccount", tags("Account"))]
pub async fn remove(api: Data<Api>, sender: Sender, signed: Signed) -> Result<Answer<DoneWithData>, ApiError> {
    let api = api.seen_from(sender);
    api.write(move |ports| service::remove(ports, &signed.0)).await?;
    Ok(Answer(DoneWithData::default()))
}
