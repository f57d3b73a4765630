//! Option packs: options for a design that curators found to go well together.

use serde_json::Value;

use crate::curated_set::MAX_INFO;
use crate::document::{Document, List};
use crate::error::{Error, Field, check_length};
use crate::ids::OptionPackId;
use crate::image::{DEFAULT_IMAGE, NewImage};
use crate::language::Language;
use crate::set::{MAX_NAME, MAX_NOTES};
use crate::time::Timestamp;
use crate::translated::Translated;

/// The most characters of a design's name.
pub const MAX_DESIGN: usize = 500;

/// Options for a design, under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionPack {
    /// Its number.
    pub id: OptionPackId,
    /// When it was made.
    pub created_at: Timestamp,
    /// The name of the design, in lower case.
    pub design: String,
    /// The id of its picture at the image host.
    pub img: String,
    /// What curators note for themselves.
    pub info: String,
    /// What it is called.
    pub names: Translated,
    /// What there is to say about it; Markdown.
    pub notes: Translated,
    /// Its tags.
    pub tags: List,
    /// The options, by name; what they mean only the design knows. None of them is `null`.
    pub options: Document,
    /// Its last change.
    pub updated_at: Timestamp,
}

/// An option pack that is about to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewOptionPack {
    /// The name of the design, in lower case.
    pub design: String,
    /// What it is called.
    pub names: Translated,
    /// What there is to say about it.
    pub notes: Translated,
    /// What curators note for themselves.
    pub info: String,
    /// Its tags.
    pub tags: List,
    /// The options.
    pub options: Document,
    /// What picture it has.
    pub image: NewImage,
    /// Now.
    pub created_at: Timestamp,
}

impl NewOptionPack {
    /// A pack without options.
    ///
    /// # Errors
    /// [`Error::DesignMissing`], [`Error::NameEnMissing`] without an English name, [`Error::TooLong`].
    ///
    /// ```
    /// use freesewing_domain::option_pack::NewOptionPack;
    /// use freesewing_domain::time::Timestamp;
    /// use freesewing_domain::translated::Translated;
    ///
    /// let pack = NewOptionPack::new("Aaron", Translated::everywhere("Loose"), Timestamp::EPOCH)?;
    /// assert_eq!(pack.design, "aaron");
    /// # Ok::<(), freesewing_domain::error::Error>(())
    /// ```
    pub fn new(design: &str, names: Translated, created_at: Timestamp) -> Result<Self, Error> {
        if design.is_empty() {
            return Err(Error::DesignMissing);
        }
        if names.get(Language::En).is_empty() {
            return Err(Error::NameEnMissing);
        }
        check_length(Field::Design, design, MAX_DESIGN)?;
        names.check_length(Field::Name, MAX_NAME)?;
        Ok(Self {
            design: design.to_lowercase(),
            names,
            notes: Translated::default(),
            info: String::new(),
            tags: List::default(),
            options: Document::default(),
            image: NewImage::Existing(DEFAULT_IMAGE.to_owned()),
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

    /// The same with options; one that is `null` is none.
    #[must_use]
    pub fn with_options(mut self, options: &Document) -> Self {
        self.options = without_null(options);
        self
    }

    /// The pack as it stands once it has its number.
    #[must_use]
    pub fn into_pack(self, id: OptionPackId) -> OptionPack {
        OptionPack {
            id,
            created_at: self.created_at,
            design: self.design,
            img: match self.image {
                NewImage::Own => id.image(),
                NewImage::Existing(img) => img,
            },
            info: self.info,
            names: self.names,
            notes: self.notes,
            tags: self.tags,
            options: self.options,
            updated_at: self.created_at,
        }
    }
}

/// A change to an option pack; `None`, and a text that is empty, leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct OptionPackPatch {
    /// New names.
    pub names: Translated,
    /// New notes.
    pub notes: Translated,
    /// New notes of the curators.
    pub info: Option<String>,
    /// Options to lay over the present ones; `null` removes one.
    pub options: Option<Document>,
    /// Whether the pack has a picture of its own from now on.
    pub own_image: bool,
}

impl OptionPackPatch {
    /// Applies the change. When nothing is different afterwards, the pack keeps the date of its last change.
    ///
    /// # Errors
    /// [`Error::TooLong`], also when the options together take too much; the pack is then to be thrown away, not stored.
    pub fn apply(&self, pack: &mut OptionPack, now: Timestamp) -> Result<(), Error> {
        self.names.check_length(Field::Name, MAX_NAME)?;
        self.notes.check_length(Field::Notes, MAX_NOTES)?;
        let before = pack.clone();
        pack.names.lay_over(&self.names);
        pack.notes.lay_over(&self.notes);
        if let Some(info) = &self.info {
            check_length(Field::Info, info, MAX_INFO)?;
            pack.info.clone_from(info);
        }
        if let Some(options) = &self.options {
            pack.options = without_null(&pack.options.merged_with(options)).checked(Field::Options)?;
        }
        if self.own_image {
            pack.img = pack.id.image();
        }
        if *pack != before || self.own_image {
            pack.updated_at = now;
        }
        Ok(())
    }
}

fn without_null(options: &Document) -> Document {
    let kept = options.as_map().iter().filter(|(_, value)| **value != Value::Null);
    Document::from(kept.map(|(name, value)| (name.clone(), value.clone())).collect::<serde_json::Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(value: &Value) -> Document {
        Document::from_value(value).unwrap()
    }

    fn pack() -> OptionPack {
        let new = NewOptionPack::new("aaron", Translated::everywhere("Loose"), Timestamp::EPOCH).unwrap();
        new.with_options(&document(&json!({"x": 0.5, "y": null}))).into_pack(OptionPackId(3))
    }

    #[test]
    fn no_option_is_null() {
        assert_eq!(pack().options, document(&json!({"x": 0.5})));
        let mut changed = pack();
        let options = Some(document(&json!({"x": null, "z": {"a": null}})));
        OptionPackPatch { options, ..OptionPackPatch::default() }.apply(&mut changed, Timestamp::EPOCH).unwrap();
        assert_eq!(changed.options.to_string(), r#"{"z":{"a":null}}"#, "one level deep");
    }

    #[test]
    fn a_change_without_effect_keeps_the_date() {
        let later = Timestamp::from_millis(9);
        let mut changed = pack();
        let same = OptionPackPatch { options: Some(document(&json!({"x": 0.5}))), ..OptionPackPatch::default() };
        same.apply(&mut changed, later).unwrap();
        assert_eq!(changed, pack());
        OptionPackPatch { own_image: true, ..same }.apply(&mut changed, later).unwrap();
        assert_eq!((changed.img.as_str(), changed.updated_at), ("opack-3", later));
    }

    #[test]
    fn options_that_grow_have_a_limit_too() {
        let half = |name: &str| Some(document(&json!({name: "x".repeat(200 * 1024)})));
        let mut changed = pack();
        let patch = OptionPackPatch { options: half("a"), ..OptionPackPatch::default() };
        patch.apply(&mut changed, Timestamp::EPOCH).unwrap();
        let patch = OptionPackPatch { options: half("b"), ..patch };
        assert_eq!(patch.apply(&mut changed, Timestamp::EPOCH).unwrap_err().identifier(), "optionsTooLong");
    }
}
