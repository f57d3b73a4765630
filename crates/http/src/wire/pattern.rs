//! Patterns.

use freesewing_domain::document::{self, Document};
use freesewing_domain::error::Error;
use freesewing_domain::pattern::{self, PatternPatch};
use freesewing_domain::service::pattern::{PatternChange, PatternRequest};
use paperclip::actix::Apiv2Schema;
use paperclip::v2::models::DefaultSchemaRaw;
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::{Serialize, Serializer};

use super::{Fields, Moment, Outcome, Readable};

/// A JSON object of the user's own making; may also be a list or `null`, if that was sent.
pub struct FreeForm(document::FreeForm);

impl Serialize for FreeForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_value().serialize(serializer)
    }
}

impl Schema for FreeForm {
    fn description() -> &'static str {
        "A JSON object of the user's own making; may also be a list or `null`, if that was sent."
    }

    /// Without a type, for then it may be any of these.
    fn raw_schema() -> DefaultSchemaRaw {
        DefaultSchemaRaw { description: Some(Self::description().to_owned()), ..DefaultSchemaRaw::default() }
    }
}

/// What to send to keep a pattern.
#[derive(Apiv2Schema)]
#[openapi(
    example = r#"{"design": "aaron", "settings": {"sa": 10, "measurements": {"chest": 1000}}, "name": "My Aaron"}"#
)]
pub struct PatternBody {
    /// The name of the design; 500 characters at most.
    pub design: String,
    /// What it was drafted with; 256 KiB at most. `measurements` in it that are no object become an empty one.
    pub settings: FreeForm,
    /// Whatever else you would like to keep with it; 256 KiB at most.
    pub data: Option<FreeForm>,
    /// What you call it; 500 characters at most.
    pub name: Option<String>,
    /// Notes; Markdown, 100,000 characters at most.
    pub notes: Option<String>,
    /// Whether everybody may read and copy it.
    pub public: Option<bool>,
    /// A picture, as a data URI or an address.
    pub img: Option<String>,
}

impl Readable for PatternBody {
    type Read = PatternRequest;

    fn read(fields: &Fields<'_>) -> Result<PatternRequest, Error> {
        fields.at_least(2)?;
        let settings = fields.get("settings").and_then(Document::from_value).ok_or(Error::SettingsNotAnObject)?;
        let data = fields.truthy("data");
        let free_form =
            data.map(|data| document::FreeForm::from_value(data).ok_or(Error::DataNotAnObject)).transpose()?;
        let in_data = data.and_then(|data| Fields(data).truthy("design"));
        fields.truthy("design").or(in_data).ok_or(Error::DesignMissing)?;
        Ok(PatternRequest {
            design: fields.string("design").ok_or(Error::DesignNotStringy)?,
            settings,
            data: free_form.unwrap_or_default(),
            name: fields.string("name").unwrap_or_default(),
            notes: fields.string("notes").unwrap_or_default(),
            public: fields.flag("public") == Some(true),
            picture: fields.picture()?.filter(|_| fields.truthy("img").is_some()),
            names_picture: fields.truthy("img").is_some_and(|img| !img.is_string()),
            test: fields.truthy("test").is_some(),
        })
    }
}

/// What to send to change a pattern. Whatever is absent stays as it is.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"name": "My other Aaron", "public": true}"#)]
pub struct PatternPatchBody {
    /// What you call it; 500 characters at most.
    pub name: Option<String>,
    /// Notes; Markdown, 100,000 characters at most.
    pub notes: Option<String>,
    /// Whether everybody may read and copy it.
    pub public: Option<bool>,
    /// Data in the place of the present, whole; `null` clears it.
    pub data: Option<FreeForm>,
    /// Settings in the place of the present ones, whole; `null` clears them.
    pub settings: Option<FreeForm>,
    /// A picture, as a data URI or an address.
    pub img: Option<String>,
}

impl Readable for PatternPatchBody {
    type Read = PatternChange;

    fn read(fields: &Fields<'_>) -> Result<PatternChange, Error> {
        let free_form = |name| fields.get(name).and_then(document::FreeForm::from_value);
        let patch = PatternPatch {
            name: fields.string("name"),
            notes: fields.string("notes"),
            public: fields.flag("public"),
            data: free_form("data"),
            settings: free_form("settings"),
            own_image: false,
        };
        Ok(PatternChange { patch, picture: fields.picture()?, test: fields.truthy("test").is_some() })
    }
}

/// A pattern.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct Pattern {
    /// Its number.
    #[openapi(example = "3")]
    id: i64,
    created_at: Moment,
    data: FreeForm,
    /// The name of its design.
    #[openapi(example = "aaron")]
    design: String,
    /// The id of its picture.
    #[openapi(example = "default-avatar")]
    img: String,
    name: String,
    /// Markdown.
    notes: String,
    /// Whether everybody may read and copy it.
    public: bool,
    /// What it was drafted with.
    settings: FreeForm,
    /// Whose it is.
    user_id: i64,
    updated_at: Moment,
}

impl From<pattern::Pattern> for Pattern {
    fn from(pattern: pattern::Pattern) -> Self {
        Self {
            id: pattern.id.0,
            created_at: pattern.created_at.into(),
            data: FreeForm(pattern.data),
            design: pattern.design,
            img: pattern.img,
            name: pattern.name,
            notes: pattern.notes,
            public: pattern.public,
            settings: FreeForm(pattern.settings),
            user_id: pattern.user.0,
            updated_at: pattern.updated_at.into(),
        }
    }
}

/// The answer with one pattern.
#[derive(Serialize, Apiv2Schema)]
pub struct PatternAnswer {
    result: Outcome,
    pattern: Pattern,
}

impl PatternAnswer {
    /// A pattern that was there, or a copy of one.
    #[must_use]
    pub fn success(pattern: pattern::Pattern) -> Self {
        Self { result: Outcome::Success, pattern: pattern.into() }
    }

    /// A pattern that is new.
    #[must_use]
    pub fn created(pattern: pattern::Pattern) -> Self {
        Self { result: Outcome::Created, pattern: pattern.into() }
    }
}

/// The answer with the patterns of an account, by number.
#[derive(Serialize, Apiv2Schema)]
pub struct PatternsAnswer {
    result: Outcome,
    patterns: Vec<Pattern>,
}

impl From<Vec<pattern::Pattern>> for PatternsAnswer {
    fn from(patterns: Vec<pattern::Pattern>) -> Self {
        Self { result: Outcome::Success, patterns: patterns.into_iter().map(Pattern::from).collect() }
    }
}

/// A public pattern, as anybody sees it.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct PublicPattern {
    result: Outcome,
    /// Always `FreeSewing.org`.
    provider: &'static str,
    /// Always `pattern`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Its number.
    id: i64,
    created_at: Moment,
    data: FreeForm,
    /// The name of its design.
    design: String,
    /// The id of its picture.
    img: String,
    name: String,
    /// Markdown.
    notes: String,
    /// What it was drafted with.
    settings: FreeForm,
    updated_at: Moment,
}

impl From<pattern::Pattern> for PublicPattern {
    fn from(pattern: pattern::Pattern) -> Self {
        Self {
            result: Outcome::Success,
            provider: "FreeSewing.org",
            kind: "pattern",
            id: pattern.id.0,
            created_at: pattern.created_at.into(),
            data: FreeForm(pattern.data),
            design: pattern.design,
            img: pattern.img,
            name: pattern.name,
            notes: pattern.notes,
            settings: FreeForm(pattern.settings),
            updated_at: pattern.updated_at.into(),
        }
    }
}
