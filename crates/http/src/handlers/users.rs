//! Other people.

use actix_web::web::Data;
use freesewing_domain::ids::UserId;
use freesewing_domain::service::user as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Handle, Id, Signed};
use crate::wire::Answer;
use crate::wire::card::Card;
use crate::wire::user::{ProfileAnswer, UserDataAnswer};

/// See somebody's profile
#[api_v2_operation(operation_id = "readProfile", tags("People"))]
pub async fn profile(api: Data<Api>, id: Id<Handle>) -> Result<Answer<ProfileAnswer>, ApiError> {
    let handle = id.get()?;
    let user = api.read(|ports| service::profile(ports, &handle.0))?;
    Ok(Answer(user.into()))
}

/// See somebody's card, as a picture
#[api_v2_operation(operation_id = "readCard", tags("People"), produces = "image/svg+xml")]
pub async fn card(api: Data<Api>, id: Id<Handle>) -> Card {
    let user = id.get().and_then(|handle| service::profile(&api.ports, &handle.0));
    Card(user.map_err(ApiError::from))
}

/// See what is kept of you
///
/// API keys, bookmarks, patterns and measurement sets; those of others take level 9.
#[api_v2_operation(operation_id = "readUserData", tags("People"))]
pub async fn data(api: Data<Api>, signed: Signed, id: Id<UserId>) -> Result<Answer<UserDataAnswer>, ApiError> {
    let id = id.get()?;
    let data = api.read(|ports| service::data(ports, &signed.0, id))?;
    Ok(Answer(data.into()))
}
