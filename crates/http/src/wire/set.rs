//! Measurement sets.

use freesewing_domain::error::{Error, Field};
use freesewing_domain::measurement;
use freesewing_domain::service::set::{SetChange, SetRequest};
use freesewing_domain::set::{MeasurementSet, SetPatch};
use paperclip::actix::Apiv2Schema;
use paperclip::v2::models::{DataType, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;
use serde_json::Value;

use super::{Fields, Moment, Outcome, Readable};

/// Measurements by name: millimetres, degrees for `shoulderSlope`.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Measurements(measurement::Measurements);

impl From<measurement::Measurements> for Measurements {
    fn from(measurements: measurement::Measurements) -> Self {
        Self(measurements)
    }
}

impl Schema for Measurements {
    fn description() -> &'static str {
        "Measurements by name: millimetres, degrees for `shoulderSlope`; each above zero."
    }

    fn raw_schema() -> DefaultSchemaRaw {
        let number = |_| DefaultSchemaRaw { data_type: Some(DataType::Number), ..DefaultSchemaRaw::default() };
        DefaultSchemaRaw {
            data_type: Some(DataType::Object),
            description: Some(Self::description().to_owned()),
            properties: measurement::Measurement::ALL
                .iter()
                .map(|name| (name.name().to_owned(), Box::new(number(name))))
                .collect(),
            ..DefaultSchemaRaw::default()
        }
    }
}

/// What to send to keep a set.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"name": "Joost", "measies": {"chest": 1000, "neck": 420}, "public": true}"#)]
pub struct SetBody {
    /// What you call it; 500 characters at most.
    pub name: String,
    /// Notes; Markdown, 100,000 characters at most.
    pub notes: Option<String>,
    /// The measurements. Names that we do not know, and values that are no number above zero, are left out.
    pub measies: Option<Measurements>,
    /// Whether everybody may read and copy it.
    pub public: Option<bool>,
    /// Whether to show inches. Values are metric all the same.
    pub imperial: Option<bool>,
    /// A picture (PNG, JPEG, WebP or GIF), as a data URI or a public address.
    pub img: Option<String>,
}

impl Readable for SetBody {
    type Read = SetRequest;

    fn read(fields: &Fields<'_>) -> Result<SetRequest, Error> {
        fields.not_empty()?;
        Ok(SetRequest {
            name: fields.string("name").filter(|name| !name.is_empty()).ok_or(Error::NameMissing)?,
            notes: fields.string("notes").unwrap_or_default(),
            imperial: fields.flag("imperial") == Some(true),
            public: fields.flag("public") == Some(true),
            measurements: measies(fields)?.map(measurement::Measurements::sanitised).unwrap_or_default(),
            picture: fields.picture()?,
            test: fields.truthy("test").is_some(),
        })
    }
}

/// What to send to change a set. Whatever is absent stays as it is.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"measies": {"waist": 850, "neck": null}}"#)]
pub struct SetPatchBody {
    /// What you call it; 500 characters at most.
    pub name: Option<String>,
    /// Notes; Markdown, 100,000 characters at most.
    pub notes: Option<String>,
    /// Measurements to lay over the present ones; `null` or 0 clears one.
    pub measies: Option<Measurements>,
    /// Whether everybody may read and copy it.
    pub public: Option<bool>,
    /// Whether to show inches.
    pub imperial: Option<bool>,
    /// A picture (PNG, JPEG, WebP or GIF), as a data URI or a public address.
    pub img: Option<String>,
}

impl Readable for SetPatchBody {
    type Read = SetChange;

    fn read(fields: &Fields<'_>) -> Result<SetChange, Error> {
        let patch = SetPatch {
            name: fields.string("name"),
            notes: fields.string("notes"),
            imperial: fields.flag("imperial"),
            public: fields.flag("public"),
            measurements: measies(fields)?.cloned(),
            ..SetPatch::default()
        };
        Ok(SetChange { patch, picture: fields.picture()?, test: fields.truthy("test").is_some() })
    }
}

/// The measurements that were sent, if they are an object of a sane size.
fn measies<'a>(fields: &Fields<'a>) -> Result<Option<&'a Value>, Error> {
    fields.document(Field::Measies)?;
    Ok(fields.get("measies").filter(|value| value.is_object()))
}

/// A set of measurements.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct Set {
    /// Its number.
    #[openapi(example = "4")]
    id: i64,
    created_at: Moment,
    /// The id of its picture.
    #[openapi(example = "default-avatar")]
    img: String,
    /// Whether to show inches.
    imperial: bool,
    name: String,
    /// Markdown.
    notes: String,
    /// Whose it is.
    user_id: i64,
    measies: Measurements,
    /// Whether everybody may read and copy it.
    public: bool,
    updated_at: Moment,
}

impl From<MeasurementSet> for Set {
    fn from(set: MeasurementSet) -> Self {
        Self {
            id: set.id.0,
            created_at: set.created_at.into(),
            img: set.img,
            imperial: set.imperial,
            name: set.name,
            notes: set.notes,
            user_id: set.user.0,
            measies: Measurements(set.measurements),
            public: set.public,
            updated_at: set.updated_at.into(),
        }
    }
}

/// The answer with one set.
#[derive(Serialize, Apiv2Schema)]
pub struct SetAnswer {
    result: Outcome,
    set: Set,
}

impl SetAnswer {
    /// A set that was there.
    #[must_use]
    pub fn success(set: MeasurementSet) -> Self {
        Self { result: Outcome::Success, set: set.into() }
    }

    /// A set that is new.
    #[must_use]
    pub fn created(set: MeasurementSet) -> Self {
        Self { result: Outcome::Created, set: set.into() }
    }
}

/// The answer with the sets of an account, by number.
#[derive(Serialize, Apiv2Schema)]
pub struct SetsAnswer {
    result: Outcome,
    sets: Vec<Set>,
}

impl From<Vec<MeasurementSet>> for SetsAnswer {
    fn from(sets: Vec<MeasurementSet>) -> Self {
        Self { result: Outcome::Success, sets: sets.into_iter().map(Set::from).collect() }
    }
}

/// A public set, as anybody sees it.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct PublicSet {
    result: Outcome,
    /// Always `FreeSewing.org`.
    author: &'static str,
    /// Always `measurementsSet`.
    #[serde(rename = "type")]
    kind: &'static str,
    about: &'static str,
    /// Its number.
    id: i64,
    created_at: Moment,
    /// The id of its picture.
    img: String,
    name: String,
    /// Markdown.
    notes: String,
    updated_at: Moment,
    measurements: Measurements,
    /// How its owner likes to see the values: `metric` or `imperial`. The values are metric all the same.
    units: &'static str,
}

impl From<MeasurementSet> for PublicSet {
    fn from(set: MeasurementSet) -> Self {
        Self {
            result: Outcome::Success,
            author: "FreeSewing.org",
            kind: "measurementsSet",
            about: "Contains measurements in mm as well as metadata",
            id: set.id.0,
            created_at: set.created_at.into(),
            img: set.img,
            name: set.name,
            notes: set.notes,
            updated_at: set.updated_at.into(),
            measurements: Measurements(set.measurements),
            units: if set.imperial { "imperial" } else { "metric" },
        }
    }
}
