//! Patterns.

use actix_web::web::Data;
use freesewing_domain::ids::PatternId;
use freesewing_domain::service::pattern as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, NumericId, Signed};
use crate::public::{Shape, Thing};
use crate::wire::answer::CREATED;
use crate::wire::pattern::{PatternAnswer, PatternBody, PatternPatchBody, PatternsAnswer, PublicPattern};
use crate::wire::yaml::YamlError;
use crate::wire::{Answer, Deleted, Public};

/// Keep a pattern
#[api_v2_operation(operation_id = "createPattern", tags("Patterns"))]
pub async fn create(
    api: Data<Api>,
    signed: Signed,
    body: Body<PatternBody>,
) -> Result<Answer<PatternAnswer, CREATED>, ApiError> {
    let request = body.read()?;
    let pictured = request.picture.is_some();
    let pattern = api.write_pictured(pictured, move |ports| service::create(ports, &signed.0, request)).await?;
    Ok(Answer(PatternAnswer::created(pattern)))
}

/// List your patterns
#[api_v2_operation(operation_id = "listPatterns", tags("Patterns"))]
pub async fn list(api: Data<Api>, signed: Signed) -> Result<Answer<PatternsAnswer>, ApiError> {
    let patterns = api.read(|ports| service::list(ports, &signed.0))?;
    Ok(Answer(patterns.into()))
}

/// See a pattern
#[api_v2_operation(operation_id = "readPattern", tags("Patterns"))]
pub async fn read(api: Data<Api>, signed: Signed, id: NumericId<PatternId>) -> Result<Answer<PatternAnswer>, ApiError> {
    let id = id.get()?;
    let pattern = api.read(|ports| service::read(ports, &signed.0, id))?;
    Ok(Answer(PatternAnswer::success(pattern)))
}

/// Change a pattern
///
/// Data and settings are put in the place of the present ones, whole.
#[api_v2_operation(operation_id = "updatePattern", tags("Patterns"))]
pub async fn update(
    api: Data<Api>,
    signed: Signed,
    id: Id<PatternId>,
    body: Body<PatternPatchBody>,
) -> Result<Answer<PatternAnswer>, ApiError> {
    let id = id.get()?;
    let change = body.read()?;
    let pictured = change.picture.is_some();
    let pattern = api.write_pictured(pictured, move |ports| service::update(ports, &signed.0, id, change)).await?;
    Ok(Answer(PatternAnswer::success(pattern)))
}

/// Remove a pattern
///
/// Its picture goes with it.
#[api_v2_operation(operation_id = "deletePattern", tags("Patterns"))]
pub async fn delete(api: Data<Api>, signed: Signed, id: Id<PatternId>) -> Result<Deleted, ApiError> {
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id)).await?;
    Ok(Deleted)
}

/// Copy a pattern
///
/// Keeps a private copy of a pattern of yours, or of a public one, as your own.
#[api_v2_operation(operation_id = "clonePattern", tags("Patterns"))]
pub async fn clone(api: Data<Api>, signed: Signed, id: Id<PatternId>) -> Result<Answer<PatternAnswer>, ApiError> {
    let id = id.get()?;
    let pattern = api.write(move |ports| service::duplicate(ports, &signed.0, id)).await?;
    Ok(Answer(PatternAnswer::success(pattern)))
}

/// See a public pattern, as JSON
#[api_v2_operation(operation_id = "readPublicPatternJson", tags("Public data"))]
pub async fn read_json(api: Data<Api>, id: Id<PatternId>) -> Result<Public<PublicPattern>, ApiError> {
    let id = id.get()?;
    api.public(Thing::Pattern(id), Shape::Json, |ports| service::read_public(ports, id).map(PublicPattern::from))
}

/// See a public pattern, as YAML
#[api_v2_operation(operation_id = "readPublicPatternYaml", tags("Public data"), produces = "text/yaml")]
pub async fn read_yaml(api: Data<Api>, id: Id<PatternId>) -> Result<Public<PublicPattern>, YamlError> {
    let id = id.get()?;
    Ok(api.public(Thing::Pattern(id), Shape::Yaml, |ports| service::read_public(ports, id).map(PublicPattern::from))?)
}
