//! Curated sets.

use freesewing_domain::curated_set::{self as domain, CuratedSetPatch};
use freesewing_domain::document::List;
use freesewing_domain::error::{Error, Field};
use freesewing_domain::language::Language;
use freesewing_domain::measurement;
use freesewing_domain::service::curated_set::{CuratedSetChange, CuratedSetRequest};
use paperclip::actix::Apiv2Schema;
use paperclip::v2::models::DefaultSchemaRaw;
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::number::number;
use super::set::Measurements;
use super::translated::{SentTexts, Texts, texts};
use super::{Fields, Moment, Outcome, Readable};

/// What to send to keep a curated set.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"nameEn": "Her", "nameNl": "Haar", "height": 170, "measies": {"chest": 1000}, "tags": ["a"]}"#)]
pub struct CuratedSetBody {
    #[serde(flatten)]
    texts: SentTexts,
    /// Of the person, in centimetres; a fraction is cut off.
    height: Option<f64>,
    /// What curators note for themselves; 100,000 characters at most.
    info: Option<String>,
    /// Tags.
    tags: Option<Vec<String>>,
    /// The measurements. Names that we do not know, and values that are no number above zero, are left out.
    measies: Option<Measurements>,
    /// A picture, as a data URI or an address.
    img: Option<String>,
}

impl Readable for CuratedSetBody {
    type Read = CuratedSetRequest;

    fn read(fields: &Fields<'_>) -> Result<CuratedSetRequest, Error> {
        fields.not_empty()?;
        let names = texts(fields, "name");
        if names.get(Language::En).is_empty() {
            return Err(Error::NameEnMissing);
        }
        Ok(CuratedSetRequest {
            names,
            notes: texts(fields, "notes"),
            tags: tags(fields)?,
            measurements: measurements(fields)?,
            info: info(fields)?,
            height: height(fields)?,
            image: fields.picture()?,
            test: fields.truthy("test").is_some(),
        })
    }
}

/// What to send to change a curated set. Whatever is absent stays as it is.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"published": true, "measies": {"waist": 850, "neck": null}}"#)]
pub struct CuratedSetPatchBody {
    #[serde(flatten)]
    texts: SentTexts,
    /// Of the person, in centimetres; a fraction is cut off.
    height: Option<f64>,
    /// What curators note for themselves; 100,000 characters at most.
    info: Option<String>,
    /// Measurements to lay over the present ones; `null` or 0 clears one.
    measies: Option<Measurements>,
    /// Whether the website shows it.
    published: Option<bool>,
    /// A picture, as a data URI or an address.
    img: Option<String>,
}

impl Readable for CuratedSetPatchBody {
    type Read = CuratedSetChange;

    fn read(fields: &Fields<'_>) -> Result<CuratedSetChange, Error> {
        fields.document(Field::Measies)?;
        let patch = CuratedSetPatch {
            names: texts(fields, "name"),
            notes: texts(fields, "notes"),
            height: height(fields)?,
            info: fields.string("info"),
            published: fields.flag("published"),
            measurements: fields.get("measies").filter(|value| value.is_object()).cloned(),
        };
        Ok(CuratedSetChange { patch, image: fields.picture()?, test: fields.truthy("test").is_some() })
    }
}

/// The tags that were sent, if they are a list of a sane size.
pub(super) fn tags(fields: &Fields<'_>) -> Result<Option<List>, Error> {
    fields.get("tags").and_then(List::from_value).map(|tags| tags.checked(Field::Tags)).transpose()
}

/// What curators note for themselves.
pub(super) fn info(fields: &Fields<'_>) -> Result<String, Error> {
    match fields.get("info") {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(info)) => Ok(info.clone()),
        Some(_) => Err(Error::InfoInvalid),
    }
}

fn measurements(fields: &Fields<'_>) -> Result<measurement::Measurements, Error> {
    let sent = fields.get("measies").filter(|value| !value.is_null());
    if fields.document(Field::Measies)?.is_none() && sent.is_some() {
        return Err(Error::MeasiesInvalid);
    }
    Ok(sent.map(measurement::Measurements::sanitised).unwrap_or_default())
}

/// The height that was sent: a whole number, also when it was sent as text.
fn height(fields: &Fields<'_>) -> Result<Option<i32>, Error> {
    let Some(sent) = fields.truthy("height") else {
        return Ok(None);
    };
    let height = number(sent).map(f64::trunc).ok_or(Error::HeightInvalid)?;
    if height < f64::from(i32::MIN) || height > f64::from(i32::MAX) {
        return Err(Error::HeightInvalid);
    }
    #[expect(clippy::cast_possible_truncation, reason = "is a whole number in range")]
    Ok(Some(height as i32))
}

/// What to send to take a curated set as one's own.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"language": "nl"}"#)]
pub struct CuratedCloneBody {
    /// In which language its name and notes are to be: `en`, `de`, `es`, `fr`, `nl` or `uk`.
    language: String,
}

impl Readable for CuratedCloneBody {
    type Read = Language;

    fn read(fields: &Fields<'_>) -> Result<Language, Error> {
        fields.text("language").and_then(|code| code.parse().ok()).ok_or(Error::CuratedLanguageMissing)
    }
}

/// Tags of a curated set: a list, or an empty object when none were ever given.
pub struct Tags(Option<List>);

impl From<Option<List>> for Tags {
    fn from(tags: Option<List>) -> Self {
        Self(tags)
    }
}

impl Serialize for Tags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(tags) => tags.as_slice().serialize(serializer),
            None => Map::new().serialize(serializer),
        }
    }
}

impl Schema for Tags {
    /// Without a type, for it may be either, and a list may hold anything.
    fn raw_schema() -> DefaultSchemaRaw {
        let description = "A list of tags, texts as a rule; an empty object when none were ever given.".to_owned();
        DefaultSchemaRaw { description: Some(description), ..DefaultSchemaRaw::default() }
    }
}

/// A curated set.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct CuratedSet {
    /// Its number; its picture is `cset-<id>`.
    #[openapi(example = "5")]
    id: i64,
    created_at: Moment,
    /// Of the person, in centimetres.
    #[openapi(example = "170")]
    height: i32,
    #[serde(flatten)]
    texts: Texts,
    tags: Tags,
    measies: Measurements,
    updated_at: Moment,
    /// Whether the website shows it.
    published: bool,
}

impl From<domain::CuratedSet> for CuratedSet {
    fn from(set: domain::CuratedSet) -> Self {
        Self {
            id: set.id.0,
            created_at: set.created_at.into(),
            height: set.height,
            texts: Texts::new(&set.names, &set.notes),
            tags: Tags(set.tags),
            measies: set.measurements.into(),
            updated_at: set.updated_at.into(),
            published: set.published,
        }
    }
}

/// The answer with one curated set.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct CuratedSetAnswer {
    result: Outcome,
    curated_set: CuratedSet,
}

impl CuratedSetAnswer {
    /// A set that was there, or came of a suggestion.
    #[must_use]
    pub fn success(set: domain::CuratedSet) -> Self {
        Self { result: Outcome::Success, curated_set: set.into() }
    }

    /// A set that is new.
    #[must_use]
    pub fn created(set: domain::CuratedSet) -> Self {
        Self { result: Outcome::Created, curated_set: set.into() }
    }
}

/// The answer with every curated set, by height.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct CuratedSetsAnswer {
    result: Outcome,
    curated_sets: Vec<CuratedSet>,
}

impl From<Vec<domain::CuratedSet>> for CuratedSetsAnswer {
    fn from(sets: Vec<domain::CuratedSet>) -> Self {
        Self { result: Outcome::Success, curated_sets: sets.into_iter().map(CuratedSet::from).collect() }
    }
}

/// A curated set as a document of its own.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct CuratedSetDocument {
    /// Always `FreeSewing.org`.
    author: &'static str,
    /// Always `curatedMeasurementsSet`.
    #[serde(rename = "type")]
    kind: &'static str,
    about: &'static str,
    /// Its number; its picture is `cset-<id>`.
    id: i64,
    created_at: Moment,
    /// Of the person, in centimetres.
    height: i32,
    #[serde(flatten)]
    texts: Texts,
    tags: Tags,
    updated_at: Moment,
    /// Whether the website shows it.
    published: bool,
    measurements: Measurements,
}

impl From<domain::CuratedSet> for CuratedSetDocument {
    fn from(set: domain::CuratedSet) -> Self {
        Self {
            author: "FreeSewing.org",
            kind: "curatedMeasurementsSet",
            about: "Contains measurements in mm as well as metadata",
            id: set.id.0,
            created_at: set.created_at.into(),
            height: set.height,
            texts: Texts::new(&set.names, &set.notes),
            tags: Tags(set.tags),
            updated_at: set.updated_at.into(),
            published: set.published,
            measurements: set.measurements.into(),
        }
    }
}
