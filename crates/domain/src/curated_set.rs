//! Curated sets: measurements of typical bodies, kept by curators for everybody.

use serde_json::Value;

use crate::document::List;
use crate::error::{Error, Field, check_length};
use crate::ids::CuratedSetId;
use crate::language::Language;
use crate::measurement::Measurements;
use crate::set::{MAX_NAME, MAX_NOTES};
use crate::time::Timestamp;
use crate::translated::Translated;

/// The most characters of what curators note for themselves.
pub const MAX_INFO: usize = 100_000;
/// The height of a set that came without one.
pub const NO_HEIGHT: i32 = 1;

/// A set that curators keep. Its picture has no field: it is always the one named after the set.
#[derive(Clone, Debug, PartialEq)]
pub struct CuratedSet {
    /// Its number.
    pub id: CuratedSetId,
    /// When it was made.
    pub created_at: Timestamp,
    /// Of the person, in centimetres; sets are ordered by it.
    pub height: i32,
    /// What curators note for themselves.
    pub info: String,
    /// What it is called.
    pub names: Translated,
    /// What there is to say about it; Markdown.
    pub notes: Translated,
    /// Its tags; `None` when none were ever given.
    pub tags: Option<List>,
    /// The values.
    pub measurements: Measurements,
    /// Its last change.
    pub updated_at: Timestamp,
    /// Whether the website shows it. Whoever asks may read it all the same.
    pub published: bool,
}

/// A curated set that is about to be kept.
///
/// ```
/// use freesewing_domain::curated_set::NewCuratedSet;
/// use freesewing_domain::language::Language;
/// use freesewing_domain::time::Timestamp;
/// use freesewing_domain::translated::Translated;
///
/// let mut names = Translated::default();
/// assert!(NewCuratedSet::new(names.clone(), Timestamp::EPOCH).is_err(), "an English name is needed");
/// names.set(Language::En, "Her");
/// assert_eq!(NewCuratedSet::new(names, Timestamp::EPOCH)?.height, 1);
/// # Ok::<(), freesewing_domain::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NewCuratedSet {
    /// What it is called.
    pub names: Translated,
    /// What there is to say about it.
    pub notes: Translated,
    /// Of the person, in centimetres.
    pub height: i32,
    /// What curators note for themselves.
    pub info: String,
    /// Its tags.
    pub tags: Option<List>,
    /// The values.
    pub measurements: Measurements,
    /// Now.
    pub created_at: Timestamp,
}

impl NewCuratedSet {
    /// A set without measurements.
    ///
    /// # Errors
    /// [`Error::NameEnMissing`] without an English name, [`Error::TooLong`].
    pub fn new(names: Translated, created_at: Timestamp) -> Result<Self, Error> {
        if names.get(Language::En).is_empty() {
            return Err(Error::NameEnMissing);
        }
        names.check_length(Field::Name, MAX_NAME)?;
        Ok(Self {
            names,
            notes: Translated::default(),
            height: NO_HEIGHT,
            info: String::new(),
            tags: None,
            measurements: Measurements::default(),
            created_at,
        })
    }

    /// The same with notes.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn with_notes(mut self, notes: Translated) -> Result<Self, Error> {
        notes.check_length(Field::Notes, MAX_NOTES)?;
        self.notes = notes;
        Ok(self)
    }

    /// The same with what curators note for themselves.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn with_info(mut self, info: &str) -> Result<Self, Error> {
        check_length(Field::Info, info, MAX_INFO)?;
        info.clone_into(&mut self.info);
        Ok(self)
    }

    /// The set as it stands once it has its number: not published yet.
    #[must_use]
    pub fn into_set(self, id: CuratedSetId) -> CuratedSet {
        CuratedSet {
            id,
            created_at: self.created_at,
            height: self.height,
            info: self.info,
            names: self.names,
            notes: self.notes,
            tags: self.tags,
            measurements: self.measurements,
            updated_at: self.created_at,
            published: false,
        }
    }
}

/// A change to a curated set; `None`, and a text that is empty, leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct CuratedSetPatch {
    /// New names.
    pub names: Translated,
    /// New notes.
    pub notes: Translated,
    /// New height.
    pub height: Option<i32>,
    /// New notes of the curators.
    pub info: Option<String>,
    /// Whether the website shows it.
    pub published: Option<bool>,
    /// A JSON object to lay over the measurements; see [`Measurements::merged_with`].
    pub measurements: Option<Value>,
}

impl CuratedSetPatch {
    /// Applies the change. When nothing is different afterwards, the set keeps the date of its last change.
    ///
    /// # Errors
    /// [`Error::TooLong`]; the set is then to be thrown away, not stored.
    pub fn apply(&self, set: &mut CuratedSet, now: Timestamp) -> Result<(), Error> {
        self.names.check_length(Field::Name, MAX_NAME)?;
        self.notes.check_length(Field::Notes, MAX_NOTES)?;
        let before = set.clone();
        set.names.lay_over(&self.names);
        set.notes.lay_over(&self.notes);
        set.height = self.height.unwrap_or(set.height);
        if let Some(info) = &self.info {
            check_length(Field::Info, info, MAX_INFO)?;
            set.info.clone_from(info);
        }
        set.published = self.published.unwrap_or(set.published);
        if let Some(measurements) = &self.measurements {
            set.measurements = set.measurements.merged_with(measurements);
        }
        if *set != before {
            set.updated_at = now;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set() -> CuratedSet {
        let mut new = NewCuratedSet::new(Translated::everywhere("Her"), Timestamp::EPOCH).unwrap();
        new.measurements = Measurements::sanitised(&json!({"chest": 1000}));
        new.into_set(CuratedSetId(4))
    }

    #[test]
    fn is_not_published_at_first() {
        assert!(!set().published);
    }

    #[test]
    fn a_change_without_effect_keeps_the_date() {
        let later = Timestamp::from_millis(9);
        let mut changed = set();
        let mut names = Translated::default();
        names.set(Language::En, "Her");
        let same = CuratedSetPatch { names, height: Some(1), published: Some(false), ..CuratedSetPatch::default() };
        same.apply(&mut changed, later).unwrap();
        assert_eq!(changed, set());
        let patch = CuratedSetPatch { measurements: Some(json!({"chest": null, "neck": 4})), ..same };
        patch.apply(&mut changed, later).unwrap();
        assert_eq!(
            (changed.measurements.to_json(), changed.updated_at),
            (json!({"neck": 4.0}).as_object().unwrap().clone(), later)
        );
    }

    #[test]
    fn text_has_its_limits() {
        let new = || NewCuratedSet::new(Translated::everywhere(&"ä".repeat(500)), Timestamp::EPOCH);
        let long = |length| Translated::everywhere(&"ä".repeat(length));
        assert_eq!(NewCuratedSet::new(long(501), Timestamp::EPOCH).unwrap_err().identifier(), "nameTooLong");
        assert_eq!(new().unwrap().with_notes(long(100_001)).unwrap_err().identifier(), "notesTooLong");
        assert_eq!(new().unwrap().with_info(&"x".repeat(100_001)).unwrap_err().identifier(), "infoTooLong");
        let patch = CuratedSetPatch { info: Some("x".repeat(100_001)), ..CuratedSetPatch::default() };
        assert_eq!(patch.apply(&mut set(), Timestamp::EPOCH).unwrap_err().identifier(), "infoTooLong");
    }
}
