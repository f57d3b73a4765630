//! Option packs.

use actix_web::web::Data;
use freesewing_domain::error::Error;
use freesewing_domain::ids::OptionPackId;
use freesewing_domain::option_pack as domain;
use freesewing_domain::ports::Ports;
use freesewing_domain::service::option_pack as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Id, PackName, Signed};
use crate::public::{Shape, Thing};
use crate::wire::answer::CREATED;
use crate::wire::option_pack::{
    OneOrMany, OptionPack, OptionPackAnswer, OptionPackBody, OptionPackDocument, OptionPackPatchBody, OptionPacksAnswer,
};
use crate::wire::yaml::YamlError;
use crate::wire::{Answer, Deleted, Public};

/// Keep an option pack
#[api_v2_operation(operation_id = "createOptionPack", tags("Option packs"))]
pub async fn create(
    api: Data<Api>,
    signed: Signed,
    body: Body<OptionPackBody>,
) -> Result<Answer<OptionPackAnswer, CREATED>, ApiError> {
    let request = body.read()?;
    let pack = api.picture(move |ports| service::create(ports, &signed.0, request)).await?;
    Ok(Answer(OptionPackAnswer::created(pack)))
}

/// List the option packs
#[api_v2_operation(operation_id = "listOptionPacks", tags("Option packs"))]
pub async fn list(api: Data<Api>) -> Result<Public<OptionPacksAnswer>, ApiError> {
    api.public(Thing::OptionPacks, Shape::Answer, |ports| service::list(ports).map(OptionPacksAnswer::from))
}

/// List the option packs, as a JSON array
#[api_v2_operation(operation_id = "listOptionPacksJson", tags("Option packs"))]
pub async fn list_json(api: Data<Api>) -> Result<Public<Vec<OptionPack>>, ApiError> {
    api.public(Thing::OptionPacks, Shape::Json, every)
}

/// List the option packs, as YAML
#[api_v2_operation(operation_id = "listOptionPacksYaml", tags("Option packs"), produces = "text/yaml")]
pub async fn list_yaml(api: Data<Api>) -> Result<Public<Vec<OptionPack>>, YamlError> {
    Ok(api.public(Thing::OptionPacks, Shape::Yaml, every)?)
}

fn every(ports: &Ports) -> Result<Vec<OptionPack>, Error> {
    Ok(service::list(ports)?.into_iter().map(OptionPack::from).collect())
}

/// See an option pack
///
/// With the name of a design in place of a number, lists the option packs of that design, as `optionPacks`.
#[api_v2_operation(operation_id = "readOptionPack", tags("Option packs"))]
pub async fn read(
    api: Data<Api>,
    name: Id<PackName>,
) -> Result<Public<OneOrMany<OptionPackAnswer, OptionPacksAnswer>>, ApiError> {
    let name = name.get()?;
    api.public(thing(&name), Shape::Answer, |ports| {
        Ok(match find(ports, &name)? {
            OneOrMany::One(pack) => OneOrMany::One(OptionPackAnswer::success(pack)),
            OneOrMany::Many(packs) => OneOrMany::Many(packs.into()),
        })
    })
}

/// See an option pack, as a JSON document
///
/// With the name of a design in place of a number, an array of the option packs of that design.
#[api_v2_operation(operation_id = "readOptionPackJson", tags("Option packs"))]
pub async fn read_json(api: Data<Api>, name: Id<PackName>) -> Result<Public<PackDocument>, ApiError> {
    let name = name.get()?;
    api.public(thing(&name), Shape::Json, |ports| find(ports, &name).map(document))
}

/// See an option pack, as YAML
///
/// With the name of a design in place of a number, a sequence of the option packs of that design.
#[api_v2_operation(operation_id = "readOptionPackYaml", tags("Option packs"), produces = "text/yaml")]
pub async fn read_yaml(api: Data<Api>, name: Id<PackName>) -> Result<Public<PackDocument>, YamlError> {
    let name = name.get()?;
    Ok(api.public(thing(&name), Shape::Yaml, |ports| find(ports, &name).map(document))?)
}

type PackDocument = OneOrMany<OptionPackDocument, Vec<OptionPack>>;

fn thing(name: &PackName) -> Thing {
    match name {
        PackName::Number(id) => Thing::OptionPack(*id),
        PackName::Design(design) => Thing::OptionPacksOf(design.to_lowercase()),
    }
}

fn find(ports: &Ports, name: &PackName) -> Result<OneOrMany<domain::OptionPack, Vec<domain::OptionPack>>, Error> {
    match name {
        PackName::Number(id) => service::read(ports, *id).map(OneOrMany::One),
        PackName::Design(design) => service::list_for_design(ports, design).map(OneOrMany::Many),
    }
}

fn document(found: OneOrMany<domain::OptionPack, Vec<domain::OptionPack>>) -> PackDocument {
    match found {
        OneOrMany::One(pack) => OneOrMany::One(pack.into()),
        OneOrMany::Many(packs) => OneOrMany::Many(packs.into_iter().map(OptionPack::from).collect()),
    }
}

/// Change an option pack
///
/// Options are laid over the present ones; `null` removes one. The design cannot be changed.
#[api_v2_operation(operation_id = "updateOptionPack", tags("Option packs"))]
pub async fn update(
    api: Data<Api>,
    signed: Signed,
    id: Id<OptionPackId>,
    body: Body<OptionPackPatchBody>,
) -> Result<Answer<OptionPackAnswer>, ApiError> {
    let id = id.get()?;
    let change = body.read()?;
    let pack = api.picture(move |ports| service::update(ports, &signed.0, id, change)).await?;
    Ok(Answer(OptionPackAnswer::success(pack)))
}

/// Remove an option pack
#[api_v2_operation(operation_id = "deleteOptionPack", tags("Option packs"))]
pub async fn delete(api: Data<Api>, signed: Signed, id: Id<OptionPackId>) -> Result<Deleted, ApiError> {
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id)).await?;
    Ok(Deleted)
}
