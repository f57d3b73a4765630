//! Measurement sets.

use actix_web::web::Data;
use freesewing_domain::ids::SetId;
use freesewing_domain::service::set as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Signed};
use crate::public::{Shape, Thing};
use crate::wire::answer::CREATED;
use crate::wire::set::{PublicSet, SetAnswer, SetBody, SetPatchBody, SetsAnswer};
use crate::wire::yaml::YamlError;
use crate::wire::{Answer, Deleted, Public};

/// Keep a measurement set
#[api_v2_operation(operation_id = "createSet", tags("Measurement sets"))]
pub async fn create(
    api: Data<Api>,
    signed: Signed,
    body: Body<SetBody>,
) -> Result<Answer<SetAnswer, CREATED>, ApiError> {
    let request = body.read()?;
    let pictured = request.picture.is_some();
    let set = api.write_pictured(pictured, move |ports| service::create(ports, &signed.0, request)).await?;
    Ok(Answer(SetAnswer::created(set)))
}

/// List your measurement sets
#[api_v2_operation(operation_id = "listSets", tags("Measurement sets"))]
pub async fn list(api: Data<Api>, signed: Signed) -> Result<Answer<SetsAnswer>, ApiError> {
    let sets = api.read(|ports| service::list(ports, &signed.0))?;
    Ok(Answer(sets.into()))
}

/// See a measurement set
#[api_v2_operation(operation_id = "readSet", tags("Measurement sets"))]
pub async fn read(api: Data<Api>, signed: Signed, id: Id<SetId>) -> Result<Answer<SetAnswer>, ApiError> {
    let id = id.get()?;
    let set = api.read(|ports| service::read(ports, &signed.0, id))?;
    Ok(Answer(SetAnswer::success(set)))
}

/// Change a measurement set
///
/// Measurements are laid over the present ones; `null` or 0 clears one.
#[api_v2_operation(operation_id = "updateSet", tags("Measurement sets"))]
pub async fn update(
    api: Data<Api>,
    signed: Signed,
    id: Id<SetId>,
    body: Body<SetPatchBody>,
) -> Result<Answer<SetAnswer>, ApiError> {
    let id = id.get()?;
    let change = body.read()?;
    let pictured = change.picture.is_some();
    let set = api.write_pictured(pictured, move |ports| service::update(ports, &signed.0, id, change)).await?;
    Ok(Answer(SetAnswer::success(set)))
}

/// Remove a measurement set
#[api_v2_operation(operation_id = "deleteSet", tags("Measurement sets"))]
pub async fn delete(api: Data<Api>, signed: Signed, id: Id<SetId>) -> Result<Deleted, ApiError> {
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id)).await?;
    Ok(Deleted)
}

/// Copy a measurement set
///
/// Keeps a private copy of a set of yours, or of a public one, as your own.
#[api_v2_operation(operation_id = "cloneSet", tags("Measurement sets"))]
pub async fn clone(api: Data<Api>, signed: Signed, id: Id<SetId>) -> Result<Answer<SetAnswer, CREATED>, ApiError> {
    let id = id.get()?;
    let set = api.write(move |ports| service::duplicate(ports, &signed.0, id)).await?;
    Ok(Answer(SetAnswer::created(set)))
}

/// See a public measurement set, as JSON
#[api_v2_operation(operation_id = "readPublicSetJson", tags("Public data"))]
pub async fn read_json(api: Data<Api>, id: Id<SetId>) -> Result<Public<PublicSet>, ApiError> {
    let id = id.get()?;
    api.public(Thing::Set(id), Shape::Json, |ports| service::read_public(ports, id).map(PublicSet::from))
}

/// See a public measurement set, as YAML
#[api_v2_operation(operation_id = "readPublicSetYaml", tags("Public data"), produces = "text/yaml")]
pub async fn read_yaml(api: Data<Api>, id: Id<SetId>) -> Result<Public<PublicSet>, YamlError> {
    let id = id.get()?;
    Ok(api.public(Thing::Set(id), Shape::Yaml, |ports| service::read_public(ports, id).map(PublicSet::from))?)
}
