//! API keys.

use actix_web::web::Data;
use freesewing_domain::ids::ApikeyId;
use freesewing_domain::service::apikey as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Signed};
use crate::wire::answer::CREATED;
use crate::wire::apikey::{ApikeyAnswer, ApikeyBody, ApikeysAnswer, CreatedApikeyAnswer};
use crate::wire::{Answer, Deleted};

/// Make an API key
///
/// The answer is the only place where its secret is shown. A key never acts above its own level or the present role of
/// its owner, and cannot make a key above itself.
#[api_v2_operation(operation_id = "createApikey", tags("API keys"))]
pub async fn create(
    api: Data<Api>,
    signed: Signed,
    body: Body<ApikeyBody>,
) -> Result<Answer<CreatedApikeyAnswer, CREATED>, ApiError> {
    let request = body.read()?;
    let new = api.write(move |ports| service::create(ports, &signed.0, request)).await?;
    Ok(Answer(new.into()))
}

/// List your API keys
///
/// In the order in which they were made, expired ones included.
#[api_v2_operation(operation_id = "listApikeys", tags("API keys"))]
pub async fn list(api: Data<Api>, signed: Signed) -> Result<Answer<ApikeysAnswer>, ApiError> {
    let keys = api.read(|ports| service::list(ports, &signed.0))?;
    Ok(Answer(keys.into()))
}

/// See an API key
#[api_v2_operation(operation_id = "readApikey", tags("API keys"))]
pub async fn read(api: Data<Api>, signed: Signed, id: Id<ApikeyId>) -> Result<Answer<ApikeyAnswer>, ApiError> {
    let id = id.get()?;
    let key = api.read(|ports| service::read(ports, &signed.0, id))?;
    Ok(Answer(key.into()))
}

/// Remove an API key
///
/// It stops working at once. A key may remove itself.
#[api_v2_operation(operation_id = "deleteApikey", tags("API keys"))]
pub async fn delete(api: Data<Api>, signed: Signed, id: Id<ApikeyId>) -> Result<Deleted, ApiError> {
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id)).await?;
    Ok(Deleted)
}
