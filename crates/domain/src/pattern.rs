//! Patterns: a design, and the settings with which somebody had it drafted.

use serde_json::{Map, Value};

use crate::document::{Document, FreeForm};
use crate::error::{Error, Field, check_length};
use crate::ids::{PatternId, UserId};
use crate::image::{DEFAULT_IMAGE, NewImage};
use crate::time::Timestamp;

/// The most characters of a pattern's name, and of its design's.
pub const MAX_NAME: usize = 500;
/// The most characters of a pattern's notes.
pub const MAX_NOTES: usize = 100_000;
/// What stands for a name, or for notes, when there is none.
pub const NO_TEXT: &str = "--";

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its number.
    pub id: PatternId,
    /// When it was made.
    pub created_at: Timestamp,
    /// The website's own notes on it.
    pub data: FreeForm,
    /// The name of the design that it was drafted from.
    pub design: String,
    /// The id of its picture at the image host.
    pub img: String,
    /// What its owner calls it.
    pub name: String,
    /// What its owner notes; Markdown.
    pub notes: String,
    /// Whether everybody may read and copy it.
    pub public: bool,
    /// What it was drafted with: options, and measurements in millimetres.
    pub settings: FreeForm,
    /// Whose it is.
    pub user: UserId,
    /// Its last change.
    pub updated_at: Timestamp,
}

/// A pattern that is about to be kept.
///
/// ```
/// use freesewing_domain::document::Document;
/// use freesewing_domain::ids::UserId;
/// use freesewing_domain::pattern::NewPattern;
/// use freesewing_domain::time::Timestamp;
/// use serde_json::json;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let settings = Document::from_value(&json!({"sa": 5})).ok_or("an object")?;
/// let pattern = NewPattern::new(UserId(7), "aaron", &settings, Timestamp::from_millis(0))?;
/// assert_eq!(pattern.name, "--");
/// assert_eq!(pattern.settings.to_string(), r#"{"sa":5,"measurements":{}}"#, "there are always measurements");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPattern {
    /// Whose it will be.
    pub user: UserId,
    /// The name of its design, in the case in which it was sent.
    pub design: String,
    /// What it was drafted with.
    pub settings: FreeForm,
    /// The website's own notes on it.
    pub data: FreeForm,
    /// What its owner calls it.
    pub name: String,
    /// What its owner notes.
    pub notes: String,
    /// Whether everybody may read and copy it.
    pub public: bool,
    /// What picture it has.
    pub image: NewImage,
    /// Now.
    pub created_at: Timestamp,
}

impl NewPattern {
    /// A private pattern without a name. Settings that bring no measurements get an empty object of them; `null` stays.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn new(user: UserId, design: &str, settings: &Document, created_at: Timestamp) -> Result<Self, Error> {
        check_length(Field::Design, design, MAX_NAME)?;
        let settings = with_measurements(settings);
        settings.check(Field::Settings)?;
        Ok(Self {
            user,
            design: design.to_owned(),
            settings,
            data: FreeForm::default(),
            name: NO_TEXT.to_owned(),
            notes: NO_TEXT.to_owned(),
            public: false,
            image: NewImage::Existing(DEFAULT_IMAGE.to_owned()),
            created_at,
        })
    }

    /// The same with data.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn with_data(mut self, data: FreeForm) -> Result<Self, Error> {
        data.check(Field::Data)?;
        self.data = data;
        Ok(self)
    }

    /// The same with a name; an empty one stands as `--`.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn with_name(mut self, name: &str) -> Result<Self, Error> {
        check_length(Field::Name, name, MAX_NAME)?;
        if !name.is_empty() {
            name.clone_into(&mut self.name);
        }
        Ok(self)
    }

    /// The same with notes; empty ones stand as `--`.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn with_notes(mut self, notes: &str) -> Result<Self, Error> {
        check_length(Field::Notes, notes, MAX_NOTES)?;
        if !notes.is_empty() {
            notes.clone_into(&mut self.notes);
        }
        Ok(self)
    }

    /// A private copy of `original` for `user`, that says where it comes from. It shows the picture of the original.
    #[must_use]
    pub fn copy_of(original: &Pattern, user: UserId, created_at: Timestamp) -> Self {
        let id = original.id;
        Self {
            user,
            design: original.design.clone(),
            settings: original.settings.clone(),
            data: original.data.clone(),
            name: format!("{} (cloned from #{id})", original.name),
            notes: format!("{} (Note: This pattern was cloned from pattern #{id})", original.notes),
            public: false,
            image: NewImage::Existing(original.img.clone()),
            created_at,
        }
    }

    /// The pattern as it stands once it has its number.
    #[must_use]
    pub fn into_pattern(self, id: PatternId) -> Pattern {
        Pattern {
            id,
            created_at: self.created_at,
            data: self.data,
            design: self.design,
            img: match self.image {
                NewImage::Own => id.image(),
                NewImage::Existing(img) => img,
            },
            name: self.name,
            notes: self.notes,
            public: self.public,
            settings: self.settings,
            user: self.user,
            updated_at: self.created_at,
        }
    }
}

/// The settings, with measurements that are what JavaScript counts as an object.
fn with_measurements(settings: &Document) -> FreeForm {
    let mut members = settings.as_map().clone();
    if !members.get("measurements").is_some_and(|sent| sent.is_object() || sent.is_array() || sent.is_null()) {
        members.insert("measurements".to_owned(), Value::Object(Map::new()));
    }
    Document::from(members).into()
}

/// A change to a pattern; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct PatternPatch {
    /// New name.
    pub name: Option<String>,
    /// New notes.
    pub notes: Option<String>,
    /// New choice.
    pub public: Option<bool>,
    /// What stands in the place of the data.
    pub data: Option<FreeForm>,
    /// What stands in the place of the settings, as it is.
    pub settings: Option<FreeForm>,
    /// Whether the pattern has a picture of its own from now on.
    pub own_image: bool,
}

impl PatternPatch {
    /// Refuses what is larger than its limit.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn check(&self) -> Result<(), Error> {
        check_length(Field::Name, self.name.as_deref().unwrap_or_default(), MAX_NAME)?;
        check_length(Field::Notes, self.notes.as_deref().unwrap_or_default(), MAX_NOTES)?;
        self.data.as_ref().map_or(Ok(()), |data| data.check(Field::Data))?;
        self.settings.as_ref().map_or(Ok(()), |settings| settings.check(Field::Settings))
    }

    /// Applies the change. When nothing is different afterwards, the pattern keeps the date of its last change.
    ///
    /// # Errors
    /// [`Error::TooLong`]; the pattern is as it was, then.
    pub fn apply(&self, pattern: &mut Pattern, now: Timestamp) -> Result<(), Error> {
        self.check()?;
        let before = pattern.clone();
        if let Some(name) = &self.name {
            pattern.name.clone_from(name);
        }
        if let Some(notes) = &self.notes {
            pattern.notes.clone_from(notes);
        }
        pattern.public = self.public.unwrap_or(pattern.public);
        if let Some(data) = &self.data {
            pattern.data.clone_from(data);
        }
        if let Some(settings) = &self.settings {
            pattern.settings.clone_from(settings);
        }
        if self.own_image {
            pattern.img = pattern.id.image();
        }
        if *pattern != before || self.own_image {
            pattern.updated_at = now;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
