//! Pictures.

use actix_web::web::Data;
use freesewing_domain::service::image as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, ImageId, Sender, Signed};
use crate::wire::image::{ImageAnswer, ImageBody, Shown};
use crate::wire::{Answer, Deleted};

/// Upload a picture, without an account
///
/// A picture that is there already stays. The answer does not tell, nor whether the picture could be fetched.
#[api_v2_operation(operation_id = "uploadImageAnonymously", tags("Pictures"))]
pub async fn upload_anonymously(
    api: Data<Api>,
    sender: Sender,
    body: Body<ImageBody>,
) -> Result<Answer<ImageAnswer>, ApiError> {
    let upload = body.read()?;
    let id = api.seen_from(sender).picture(move |ports| service::upload(ports, None, &upload)).await?;
    Ok(Answer(id.into()))
}

/// Upload a picture
///
/// Level 5 replaces a picture that is there already; for everybody else it stays. The answer does not tell, nor whether
/// the picture could be fetched.
#[api_v2_operation(operation_id = "uploadImage", tags("Pictures"))]
pub async fn upload(api: Data<Api>, signed: Signed, body: Body<ImageBody>) -> Result<Answer<ImageAnswer>, ApiError> {
    let upload = body.read()?;
    let id = api.picture(move |ports| service::upload(ports, Some(&signed.0), &upload)).await?;
    Ok(Answer(id.into()))
}

/// Remove a picture
///
/// Only one that was uploaded on its own.
#[api_v2_operation(operation_id = "deleteImage", tags("Pictures"))]
pub async fn delete(api: Data<Api>, signed: Signed, id: ImageId) -> Result<Deleted, ApiError> {
    api.picture(move |ports| service::delete(ports, &signed.0, &id.0)).await?;
    Ok(Deleted)
}

/// See a picture
#[api_v2_operation(operation_id = "readImage", tags("Pictures"), produces = "image/*")]
pub async fn read(api: Data<Api>, id: ImageId) -> Result<Shown, ApiError> {
    let found = api.show(move |ports| service::read(ports, &id.0)).await?;
    Ok(Shown(found))
}
