//! Suggestions to the curators.

use actix_web::web::Data;
use freesewing_domain::confirmation::Kind;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::service::suggestion as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, Signed};
use crate::wire::curated_set::CuratedSetAnswer;
use crate::wire::suggestion::{
    PackSuggestionBody, SetSuggestionBody, SuggestedAnswer, SuggestedPacksAnswer, SuggestedSetsAnswer,
};
use crate::wire::{Answer, DoneWithData};

/// Propose a measurement set to the curators
#[api_v2_operation(operation_id = "suggestSet", tags("Suggestions"))]
pub async fn suggest_set(
    api: Data<Api>,
    signed: Signed,
    body: Body<SetSuggestionBody>,
) -> Result<Answer<SuggestedAnswer>, ApiError> {
    let suggestion = body.read()?;
    let id = api.picture(move |ports| service::suggest_set(ports, &signed.0, suggestion)).await?;
    Ok(Answer(SuggestedAnswer::set(id)))
}

/// Propose an option pack to the curators
#[api_v2_operation(operation_id = "suggestOptionPack", tags("Suggestions"))]
pub async fn suggest_pack(
    api: Data<Api>,
    signed: Signed,
    body: Body<PackSuggestionBody>,
) -> Result<Answer<SuggestedAnswer>, ApiError> {
    let suggested = body.read()?;
    let id = api.write(move |ports| service::suggest_pack(ports, &signed.0, suggested)).await?;
    Ok(Answer(SuggestedAnswer::pack(id)))
}

/// Make a curated set of a suggested one
///
/// Uses the suggestion up. The set must be the suggester's own, or public.
#[api_v2_operation(operation_id = "acceptSuggestedSet", tags("Suggestions"))]
pub async fn accept_set(
    api: Data<Api>,
    signed: Signed,
    id: Id<ConfirmationId>,
) -> Result<Answer<CuratedSetAnswer>, ApiError> {
    let id = id.get()?;
    let set = api.picture(move |ports| service::accept_set(ports, &signed.0, id)).await?;
    Ok(Answer(CuratedSetAnswer::success(set)))
}

/// List the sets that were proposed
#[api_v2_operation(operation_id = "listSuggestedSets", tags("Suggestions"))]
pub async fn list_sets(api: Data<Api>, signed: Signed) -> Result<Answer<SuggestedSetsAnswer>, ApiError> {
    let suggested = api.read(|ports| service::list(ports, &signed.0, Kind::SuggestedSet))?;
    Ok(Answer(suggested.into()))
}

/// List the option packs that were proposed
#[api_v2_operation(operation_id = "listSuggestedOptionPacks", tags("Suggestions"))]
pub async fn list_packs(api: Data<Api>, signed: Signed) -> Result<Answer<SuggestedPacksAnswer>, ApiError> {
    let suggested = api.read(|ports| service::list(ports, &signed.0, Kind::SuggestedPack))?;
    Ok(Answer(suggested.into()))
}

/// Remove a set that was proposed
#[api_v2_operation(operation_id = "deleteSuggestedSet", tags("Suggestions"))]
pub async fn delete_set(
    api: Data<Api>,
    signed: Signed,
    id: Id<ConfirmationId>,
) -> Result<Answer<DoneWithData>, ApiError> {
    delete(&api, signed, id, Kind::SuggestedSet).await
}

/// Remove an option pack that was proposed
#[api_v2_operation(operation_id = "deleteSuggestedOptionPack", tags("Suggestions"))]
pub async fn delete_pack(
    api: Data<Api>,
    signed: Signed,
    id: Id<ConfirmationId>,
) -> Result<Answer<DoneWithData>, ApiError> {
    delete(&api, signed, id, Kind::SuggestedPack).await
}

async fn delete(
    api: &Api,
    signed: Signed,
    id: Id<ConfirmationId>,
    kind: Kind,
) -> Result<Answer<DoneWithData>, ApiError> {
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id, kind)).await?;
    Ok(Answer(DoneWithData::default()))
}
