//! Measurement sets: what somebody keeps of one body, under a name.

use serde_json::Value;

use crate::error::{Error, Field, check_length};
use crate::ids::{SetId, UserId};
use crate::measurement::Measurements;
use crate::time::Timestamp;

use crate::image::DEFAULT_IMAGE;
pub use crate::image::NewImage;

/// The most characters of a set's name.
pub const MAX_NAME: usize = 500;
/// The most characters of a set's notes.
pub const MAX_NOTES: usize = 100_000;
/// What stands for notes when there are none.
pub const NO_NOTES: &str = "--";

/// A set of measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasurementSet {
    /// Its number.
    pub id: SetId,
    /// When it was made.
    pub created_at: Timestamp,
    /// The id of its picture at the image host.
    pub img: String,
    /// Whether its owner likes to see inches; the values are metric all the same.
    pub imperial: bool,
    /// What its owner calls it.
    pub name: String,
    /// What its owner notes; Markdown.
    pub notes: String,
    /// Whose it is.
    pub user: UserId,
    /// The values.
    pub measurements: Measurements,
    /// Whether everybody may read and copy it.
    pub public: bool,
    /// Its last change.
    pub updated_at: Timestamp,
}

/// A set that is about to be kept.
///
/// ```
/// use freesewing_domain::ids::UserId;
/// use freesewing_domain::measurement::Measurements;
/// use freesewing_domain::set::NewSet;
/// use freesewing_domain::time::Timestamp;
/// use serde_json::json;
///
/// # fn main() -> Result<(), freesewing_domain::error::Error> {
/// let mut set = NewSet::new(UserId(7), "Joost", Timestamp::from_millis(0))?;
/// set.measurements = Measurements::sanitised(&json!({"chest": 1000, "neck": 420}));
/// assert_eq!(set.notes, "--");
/// assert!(NewSet::new(UserId(7), "", Timestamp::from_millis(0)).is_err(), "a set needs a name");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NewSet {
    /// Whose it will be.
    pub user: UserId,
    /// What its owner calls it.
    pub name: String,
    /// What its owner notes.
    pub notes: String,
    /// Whether its owner likes to see inches.
    pub imperial: bool,
    /// Whether everybody may read and copy it.
    pub public: bool,
    /// The values.
    pub measurements: Measurements,
    /// What picture it has.
    pub image: NewImage,
    /// Now.
    pub created_at: Timestamp,
}

impl NewSet {
    /// A private, metric, empty set.
    ///
    /// # Errors
    /// [`Error::NameMissing`] for an empty name, [`Error::TooLong`].
    pub fn new(user: UserId, name: &str, created_at: Timestamp) -> Result<Self, Error> {
        if name.is_empty() {
            return Err(Error::NameMissing);
        }
        check_length(Field::Name, name, MAX_NAME)?;
        Ok(Self {
            user,
            name: name.to_owned(),
            notes: NO_NOTES.to_owned(),
            imperial: false,
            public: false,
            measurements: Measurements::default(),
            image: NewImage::Existing(DEFAULT_IMAGE.to_owned()),
            created_at,
        })
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

    /// A private copy of `original` for `user`, that says where it comes from.
    #[must_use]
    pub fn copy_of(original: &MeasurementSet, user: UserId, created_at: Timestamp) -> Self {
        let id = original.id;
        Self {
            user,
            name: format!("{} (cloned from #{id})", original.name),
            notes: format!("{} (Note: This measurements set was cloned from set #{id})", original.notes),
            imperial: original.imperial,
            public: false,
            measurements: original.measurements.clone(),
            image: NewImage::Existing(original.img.clone()),
            created_at,
        }
    }

    /// The set as it stands once it has its number.
    #[must_use]
    pub fn into_set(self, id: SetId) -> MeasurementSet {
        MeasurementSet {
            id,
            created_at: self.created_at,
            img: match self.image {
                NewImage::Own => id.image(),
                NewImage::Existing(img) => img,
            },
            imperial: self.imperial,
            name: self.name,
            notes: self.notes,
            user: self.user,
            measurements: self.measurements,
            public: self.public,
            updated_at: self.created_at,
        }
    }
}

/// A change to a set; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct SetPatch {
    /// New name.
    pub name: Option<String>,
    /// New notes.
    pub notes: Option<String>,
    /// New choice.
    pub imperial: Option<bool>,
    /// New choice.
    pub public: Option<bool>,
    /// A JSON object to lay over the measurements; see [`Measurements::merged_with`].
    pub measurements: Option<Value>,
    /// Whether the set has a picture of its own from now on.
    pub own_image: bool,
}

impl SetPatch {
    /// Applies the change. When nothing is different afterwards, the set keeps the date of its last change.
    ///
    /// # Errors
    /// [`Error::TooLong`]; the set is then to be thrown away, not stored.
    pub fn apply(&self, set: &mut MeasurementSet, now: Timestamp) -> Result<(), Error> {
        let before = set.clone();
        if let Some(name) = &self.name {
            check_length(Field::Name, name, MAX_NAME)?;
            set.name.clone_from(name);
        }
        if let Some(notes) = &self.notes {
            check_length(Field::Notes, notes, MAX_NOTES)?;
            set.notes.clone_from(notes);
        }
        set.imperial = self.imperial.unwrap_or(set.imperial);
        set.public = self.public.unwrap_or(set.public);
        if let Some(measurements) = &self.measurements {
            set.measurements = set.measurements.merged_with(measurements);
        }
        if self.own_image {
            set.img = set.id.image();
        }
        if *set != before || self.own_image {
            set.updated_at = now;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set() -> MeasurementSet {
        let mut new = NewSet::new(UserId(1), "Joost", Timestamp::EPOCH).unwrap();
        new.public = true;
        new.measurements = Measurements::sanitised(&json!({"chest": 1000}));
        new.into_set(SetId(4))
    }

    #[test]
    fn a_copy_is_private_and_says_where_it_comes_from() {
        let copy = NewSet::copy_of(&set(), UserId(2), Timestamp::from_millis(5)).into_set(SetId(9));
        assert_eq!(copy.name, "Joost (cloned from #4)");
        assert_eq!(copy.notes, "-- (Note: This measurements set was cloned from set #4)");
        assert_eq!((copy.user, copy.public, copy.created_at.as_millis()), (UserId(2), false, 5));
        assert_eq!(copy.measurements, set().measurements);
    }

    #[test]
    fn a_change_without_effect_keeps_the_date() {
        let later = Timestamp::from_millis(9);
        let mut changed = set();
        SetPatch { name: Some("Joost".into()), ..SetPatch::default() }.apply(&mut changed, later).unwrap();
        assert_eq!(changed, set());
        SetPatch { measurements: Some(json!({"chest": 0})), ..SetPatch::default() }.apply(&mut changed, later).unwrap();
        assert_eq!((changed.measurements.len(), changed.updated_at), (0, later));
    }

    #[test]
    fn text_has_its_limits() {
        assert!(NewSet::new(UserId(1), &"ä".repeat(500), Timestamp::EPOCH).is_ok());
        assert_eq!(NewSet::new(UserId(1), &"ä".repeat(501), Timestamp::EPOCH).unwrap_err().identifier(), "nameTooLong");
    }
}
