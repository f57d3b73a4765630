//! Curated sets.

use actix_web::web::Data;
use freesewing_domain::error::Error;
use freesewing_domain::ids::CuratedSetId;
use freesewing_domain::ports::Ports;
use freesewing_domain::service::curated_set as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Signed};
use crate::public::{Shape, Thing};
use crate::wire::answer::CREATED;
use crate::wire::curated_set::{
    CuratedCloneBody, CuratedSet, CuratedSetAnswer, CuratedSetBody, CuratedSetDocument, CuratedSetPatchBody,
    CuratedSetsAnswer,
};
use crate::wire::set::SetAnswer;
use crate::wire::yaml::YamlError;
use crate::wire::{Answer, Deleted, Public};

/// Keep a curated set
///
/// It is not published until it is changed to be.
#[api_v2_operation(operation_id = "createCuratedSet", tags("Curated sets"))]
pub async fn create(
    api: Data<Api>,
    signed: Signed,
    body: Body<CuratedSetBody>,
) -> Result<Answer<CuratedSetAnswer, CREATED>, ApiError> {
    let request = body.read()?;
    let set = api.picture(move |ports| service::create(ports, &signed.0, request)).await?;
    Ok(Answer(CuratedSetAnswer::created(set)))
}

/// List the curated sets
///
/// All of them, published or not, by height.
#[api_v2_operation(operation_id = "listCuratedSets", tags("Curated sets"))]
pub async fn list(api: Data<Api>) -> Result<Public<CuratedSetsAnswer>, ApiError> {
    api.public(Thing::CuratedSets, Shape::Answer, |ports| service::list(ports).map(CuratedSetsAnswer::from))
}

/// List the curated sets, as a JSON array
#[api_v2_operation(operation_id = "listCuratedSetsJson", tags("Curated sets"))]
pub async fn list_json(api: Data<Api>) -> Result<Public<Vec<CuratedSet>>, ApiError> {
    api.public(Thing::CuratedSets, Shape::Json, every)
}

/// List the curated sets, as YAML
#[api_v2_operation(operation_id = "listCuratedSetsYaml", tags("Curated sets"), produces = "text/yaml")]
pub async fn list_yaml(api: Data<Api>) -> Result<Public<Vec<CuratedSet>>, YamlError> {
    Ok(api.public(Thing::CuratedSets, Shape::Yaml, every)?)
}

fn every(ports: &Ports) -> Result<Vec<CuratedSet>, Error> {
    Ok(service::list(ports)?.into_iter().map(CuratedSet::from).collect())
}

/// See a curated set
#[api_v2_operation(operation_id = "readCuratedSet", tags("Curated sets"))]
pub async fn read(api: Data<Api>, id: Id<CuratedSetId>) -> Result<Public<CuratedSetAnswer>, ApiError> {
    let id = id.get()?;
    api.public(Thing::CuratedSet(id), Shape::Answer, |ports| service::read(ports, id).map(CuratedSetAnswer::success))
}

/// See a curated set, as a JSON document
#[api_v2_operation(operation_id = "readCuratedSetJson", tags("Curated sets"))]
pub async fn read_json(api: Data<Api>, id: Id<CuratedSetId>) -> Result<Public<CuratedSetDocument>, ApiError> {
    let id = id.get()?;
    api.public(Thing::CuratedSet(id), Shape::Json, |ports| service::read(ports, id).map(CuratedSetDocument::from))
}

/// See a curated set, as YAML
#[api_v2_operation(operation_id = "readCuratedSetYaml", tags("Curated sets"), produces = "text/yaml")]
pub async fn read_yaml(api: Data<Api>, id: Id<CuratedSetId>) -> Result<Public<CuratedSetDocument>, YamlError> {
    let id = id.get()?;
    let document = |ports: &Ports| service::read(ports, id).map(CuratedSetDocument::from);
    Ok(api.public(Thing::CuratedSet(id), Shape::Yaml, document)?)
}

/// Change a curated set
///
/// Measurements are laid over the present ones; `null` or 0 clears one.
#[api_v2_operation(operation_id = "updateCuratedSet", tags("Curated sets"))]
pub async fn update(
    api: Data<Api>,
    signed: Signed,
    id: Id<CuratedSetId>,
    body: Body<CuratedSetPatchBody>,
) -> Result<Answer<CuratedSetAnswer>, ApiError> {
    let id = id.get()?;
    let change = body.read()?;
    let set = api.picture(move |ports| service::update(ports, &signed.0, id, &change)).await?;
    Ok(Answer(CuratedSetAnswer::success(set)))
}

/// Remove a curated set
#[api_v2_operation(operation_id = "deleteCuratedSet", tags("Curated sets"))]
pub async fn delete(api: Data<Api>, signed: Signed, id: Id<CuratedSetId>) -> Result<Deleted, ApiError> {
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id)).await?;
    Ok(Deleted)
}

/// Copy a curated set
///
/// Keeps a private set of yours with its measurements, and with its name and notes in one language.
#[api_v2_operation(operation_id = "cloneCuratedSet", tags("Curated sets"))]
pub async fn clone(
    api: Data<Api>,
    signed: Signed,
    id: Id<CuratedSetId>,
    body: Body<CuratedCloneBody>,
) -> Result<Answer<SetAnswer, CREATED>, ApiError> {
    let language = body.read()?;
    let id = id.get()?;
    let set = api.write(move |ports| service::duplicate(ports, &signed.0, id, language)).await?;
    Ok(Answer(SetAnswer::created(set)))
}
