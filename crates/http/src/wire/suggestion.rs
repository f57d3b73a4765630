//! Suggestions to the curators.

use freesewing_domain::confirmation::{Confirmation, Purpose, SuggestedPack, SuggestedSet};
use freesewing_domain::document::Document;
use freesewing_domain::error::{Error, Lacking};
use freesewing_domain::ids::{ConfirmationId, SetId};
use freesewing_domain::service::suggestion::SetSuggestion;
use paperclip::actix::Apiv2Schema;
use paperclip::v2::models::DefaultSchemaRaw;
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;
use serde_json::Value;

use super::account::Free;
use super::{Fields, Moment, Outcome, Readable};

/// What to send to propose a measurement set.
#[derive(Serialize, Apiv2Schema)]
#[openapi(
    example = r#"{"set": 12, "height": "166cm", "name": "me", "notes": "n", "img": "https://example.org/me.png"}"#
)]
pub struct SetSuggestionBody {
    /// The number of the set: your own, or a public one.
    set: i64,
    height: Whatever,
    /// What it would be called; 500 characters at most.
    name: String,
    /// What would be noted with it; 100,000 characters at most.
    notes: Option<String>,
    /// A picture, as a data URI or an address.
    img: String,
}

impl Readable for SetSuggestionBody {
    type Read = SetSuggestion;

    fn read(fields: &Fields<'_>) -> Result<SetSuggestion, Error> {
        let lacks = |what| Error::SuggestionLacks(what);
        let set = fields.number("set").and_then(whole).ok_or(lacks(Lacking::Set))?;
        let height = fields.truthy("height").ok_or(lacks(Lacking::Height))?;
        let name = fields.text("name").filter(|name| !name.is_empty()).ok_or(lacks(Lacking::Name))?;
        fields.truthy("img").ok_or(lacks(Lacking::Img))?;
        Ok(SetSuggestion {
            suggested: SuggestedSet::new(SetId(set), name, fields.text("notes"), height.clone())?,
            image: fields.picture()?,
            test: fields.truthy("test").is_some(),
        })
    }
}

/// A number that can name a set.
fn whole(number: f64) -> Option<i64> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    let whole = number != 0.0 && number.fract() == 0.0 && number.abs() <= LARGEST_EXACT;
    #[expect(clippy::cast_possible_truncation, reason = "is a whole number in range")]
    whole.then_some(number as i64)
}

/// What to send to propose an option pack.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"design": "aaron", "options": {"backNeckCutout": 0.05}, "notes": "fits me well"}"#)]
pub struct PackSuggestionBody {
    /// Which design; 500 characters at most.
    design: String,
    /// The options by name.
    options: Free,
    /// What it says for itself; 100,000 characters at most.
    notes: String,
}

impl Readable for PackSuggestionBody {
    type Read = SuggestedPack;

    fn read(fields: &Fields<'_>) -> Result<SuggestedPack, Error> {
        let lacks = |what| Error::SuggestionLacks(what);
        let text = |name| fields.text(name).filter(|text| !text.is_empty());
        let design = text("design").ok_or(lacks(Lacking::Design))?;
        let options = fields.get("options").and_then(Document::from_value).ok_or(lacks(Lacking::Options))?;
        let notes = text("notes").ok_or(lacks(Lacking::Notes))?;
        SuggestedPack::new(design, options, notes)
    }
}

/// Any value: it is kept as it was sent. Documented without a type.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Whatever(Value);

impl Schema for Whatever {
    fn raw_schema() -> DefaultSchemaRaw {
        let description = Some("The height of the person, in any form: `166`, `166cm`.".to_owned());
        DefaultSchemaRaw { description, ..DefaultSchemaRaw::default() }
    }
}

/// The answer to proposing something.
#[derive(Serialize, Apiv2Schema)]
pub struct SuggestedAnswer {
    result: Outcome,
    submission: Submitted,
}

#[derive(Serialize, Apiv2Schema)]
struct Submitted {
    /// `cset` or `opack`
    #[serde(rename = "type")]
    kind: &'static str,
    /// The id of the suggestion.
    #[openapi(example = "77d1622a-1211-48e2-9d5e-60adf76808ff")]
    id: String,
}

impl SuggestedAnswer {
    /// A set was proposed.
    #[must_use]
    pub fn set(id: ConfirmationId) -> Self {
        Self { result: Outcome::Success, submission: Submitted { kind: "cset", id: id.to_string() } }
    }

    /// An option pack was proposed.
    #[must_use]
    pub fn pack(id: ConfirmationId) -> Self {
        Self { result: Outcome::Success, submission: Submitted { kind: "opack", id: id.to_string() } }
    }
}

/// A set that was proposed, for whoever has its id.
#[derive(Serialize, Apiv2Schema)]
pub struct SetSubmission {
    /// The id of the suggestion.
    id: String,
    #[serde(flatten)]
    data: SuggestedSetData,
}

impl SetSubmission {
    /// What was proposed.
    #[must_use]
    pub fn new(id: ConfirmationId, suggested: SuggestedSet) -> Self {
        Self { id: id.to_string(), data: suggested.into() }
    }
}

/// A set that was proposed.
#[derive(Serialize, Apiv2Schema)]
struct SuggestedSetData {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
    /// The number of the set.
    set: i64,
    height: Whatever,
}

impl From<SuggestedSet> for SuggestedSetData {
    fn from(suggested: SuggestedSet) -> Self {
        Self { name: suggested.name, notes: suggested.notes, set: suggested.set.0, height: Whatever(suggested.height) }
    }
}

/// An option pack that was proposed.
#[derive(Serialize, Apiv2Schema)]
struct SuggestedPackData {
    notes: String,
    design: String,
    /// The options by name.
    options: Free,
}

/// A suggestion of a set, as curators see it.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
struct SetSuggestionEntry {
    /// Its id; its picture is `sugset-<id>`.
    id: String,
    created_at: Moment,
    data: SuggestedSetData,
    /// Always `sugset`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Who proposed it.
    user_id: Option<i64>,
}

/// A suggestion of an option pack, as curators see it.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
struct PackSuggestionEntry {
    /// Its id.
    id: String,
    created_at: Moment,
    data: SuggestedPackData,
    /// Always `opack`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Who proposed it.
    user_id: Option<i64>,
}

/// The answer with the sets that were proposed, oldest first.
#[derive(Serialize, Apiv2Schema)]
pub struct SuggestedSetsAnswer {
    result: Outcome,
    suggested: Vec<SetSuggestionEntry>,
}

impl From<Vec<Confirmation>> for SuggestedSetsAnswer {
    fn from(suggestions: Vec<Confirmation>) -> Self {
        let suggested = suggestions.into_iter().filter_map(|suggestion| {
            let kind = suggestion.purpose.kind().name();
            let Purpose::SuggestedSet(set) = suggestion.purpose else {
                return None;
            };
            Some(SetSuggestionEntry {
                id: suggestion.id.to_string(),
                created_at: suggestion.created_at.into(),
                data: set.into(),
                kind,
                user_id: suggestion.user.map(|user| user.0),
            })
        });
        Self { result: Outcome::Success, suggested: suggested.collect() }
    }
}

/// The answer with the option packs that were proposed, oldest first.
#[derive(Serialize, Apiv2Schema)]
pub struct SuggestedPacksAnswer {
    result: Outcome,
    suggested: Vec<PackSuggestionEntry>,
}

impl From<Vec<Confirmation>> for SuggestedPacksAnswer {
    fn from(suggestions: Vec<Confirmation>) -> Self {
        let suggested = suggestions.into_iter().filter_map(|suggestion| {
            let kind = suggestion.purpose.kind().name();
            let Purpose::SuggestedPack(pack) = suggestion.purpose else {
                return None;
            };
            let options = Free::from(&Document::from(pack.options));
            Some(PackSuggestionEntry {
                id: suggestion.id.to_string(),
                created_at: suggestion.created_at.into(),
                data: SuggestedPackData { notes: pack.notes, design: pack.design, options },
                kind,
                user_id: suggestion.user.map(|user| user.0),
            })
        });
        Self { result: Outcome::Success, suggested: suggested.collect() }
    }
}
