//! Option packs.

use freesewing_domain::document::Document;
use freesewing_domain::error::{Error, Field};
use freesewing_domain::language::Language;
use freesewing_domain::option_pack::{self as domain, OptionPackPatch};
use freesewing_domain::service::option_pack::{OptionPackChange, OptionPackRequest};
use paperclip::actix::Apiv2Schema;
use paperclip::v2::models::DefaultSchemaRaw;
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;

use super::account::Free;
use super::curated_set::{Tags, info, tags};
use super::translated::{SentTexts, Texts, texts};
use super::{Fields, Moment, Outcome, Readable};

/// What to send to keep an option pack.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"design": "aaron", "nameEn": "Loose", "options": {"backNeckCutout": 0.05}, "tags": ["a"]}"#)]
pub struct OptionPackBody {
    /// Which design; kept in lower case. 500 characters at most.
    design: String,
    #[serde(flatten)]
    texts: SentTexts,
    /// What curators note for themselves; 100,000 characters at most.
    info: Option<String>,
    /// Tags.
    tags: Option<Vec<String>>,
    /// The options by name; those that are `null` are left out.
    options: Option<Free>,
    /// A picture, as a data URI or an address.
    img: Option<String>,
}

impl Readable for OptionPackBody {
    type Read = OptionPackRequest;

    fn read(fields: &Fields<'_>) -> Result<OptionPackRequest, Error> {
        fields.not_empty()?;
        let design = fields.string("design").filter(|design| !design.is_empty()).ok_or(Error::DesignMissing)?;
        let names = texts(fields, "name");
        if names.get(Language::En).is_empty() {
            return Err(Error::NameEnMissing);
        }
        Ok(OptionPackRequest {
            design,
            names,
            notes: texts(fields, "notes"),
            tags: tags(fields)?.unwrap_or_default(),
            options: options(fields)?,
            info: info(fields)?,
            image: fields.picture()?,
            test: fields.truthy("test").is_some(),
        })
    }
}

fn options(fields: &Fields<'_>) -> Result<Document, Error> {
    match fields.document(Field::Options)? {
        Some(options) => Ok(options),
        None if fields.get("options").is_none_or(serde_json::Value::is_null) => Ok(Document::default()),
        None => Err(Error::OptionsInvalid),
    }
}

/// What to send to change an option pack. Whatever is absent stays as it is.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"nameNl": "Losjes", "options": {"backNeckCutout": null}}"#)]
pub struct OptionPackPatchBody {
    #[serde(flatten)]
    texts: SentTexts,
    /// What curators note for themselves; 100,000 characters at most.
    info: Option<String>,
    /// Options to lay over the present ones; `null` removes one.
    options: Option<Free>,
    /// A picture, as a data URI or an address.
    img: Option<String>,
}

impl Readable for OptionPackPatchBody {
    type Read = OptionPackChange;

    fn read(fields: &Fields<'_>) -> Result<OptionPackChange, Error> {
        let patch = OptionPackPatch {
            names: texts(fields, "name"),
            notes: texts(fields, "notes"),
            info: fields.string("info"),
            options: fields.document(Field::Options)?,
            own_image: false,
        };
        Ok(OptionPackChange { patch, image: fields.picture()?, test: fields.truthy("test").is_some() })
    }
}

/// An option pack.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct OptionPack {
    /// Its number.
    #[openapi(example = "3")]
    id: i64,
    created_at: Moment,
    /// Which design, in lower case.
    #[openapi(example = "aaron")]
    design: String,
    /// The id of its picture.
    #[openapi(example = "default-avatar")]
    img: String,
    #[serde(flatten)]
    texts: Texts,
    /// Tags.
    tags: Tags,
    /// The options by name.
    options: Free,
    updated_at: Moment,
}

impl From<domain::OptionPack> for OptionPack {
    fn from(pack: domain::OptionPack) -> Self {
        Self {
            id: pack.id.0,
            created_at: pack.created_at.into(),
            design: pack.design,
            img: pack.img,
            texts: Texts::new(&pack.names, &pack.notes),
            tags: Some(pack.tags).into(),
            options: Free::from(&pack.options),
            updated_at: pack.updated_at.into(),
        }
    }
}

/// The answer with one option pack.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct OptionPackAnswer {
    result: Outcome,
    option_pack: OptionPack,
}

impl OptionPackAnswer {
    /// A pack that was there.
    #[must_use]
    pub fn success(pack: domain::OptionPack) -> Self {
        Self { result: Outcome::Success, option_pack: pack.into() }
    }

    /// A pack that is new.
    #[must_use]
    pub fn created(pack: domain::OptionPack) -> Self {
        Self { result: Outcome::Created, option_pack: pack.into() }
    }
}

/// The answer with option packs, by number.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct OptionPacksAnswer {
    result: Outcome,
    option_packs: Vec<OptionPack>,
}

impl From<Vec<domain::OptionPack>> for OptionPacksAnswer {
    fn from(packs: Vec<domain::OptionPack>) -> Self {
        Self { result: Outcome::Success, option_packs: packs.into_iter().map(OptionPack::from).collect() }
    }
}

/// An option pack as a document of its own.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct OptionPackDocument {
    /// Always `FreeSewing.org`.
    provider: &'static str,
    /// Always `optionPack`.
    #[serde(rename = "type")]
    kind: &'static str,
    about: &'static str,
    #[serde(flatten)]
    pack: OptionPack,
}

impl From<domain::OptionPack> for OptionPackDocument {
    fn from(pack: domain::OptionPack) -> Self {
        Self {
            provider: "FreeSewing.org",
            kind: "optionPack",
            about: "Contains curated options for a given design",
            pack: pack.into(),
        }
    }
}

/// What a path below `/option-packs` names: one pack by its number, or those of a design by its name. Documented as the
/// one pack.
#[derive(Serialize)]
#[serde(untagged)]
pub enum OneOrMany<One, Many> {
    /// A number was there.
    One(One),
    /// A name was there.
    Many(Many),
}

impl<One: Schema, Many> Schema for OneOrMany<One, Many> {
    fn name() -> Option<String> {
        One::name()
    }

    fn description() -> &'static str {
        One::description()
    }

    fn raw_schema() -> DefaultSchemaRaw {
        One::raw_schema()
    }
}
