//! Suggestions: what users propose to the curators. Each waits as a [`Confirmation`](crate::confirmation::Confirmation)
//! until a curator handles it.

use serde_json::Value;

use crate::confirmation::{SuggestedPack, SuggestedSet};
use crate::curated_set::NO_HEIGHT;
use crate::document::Document;
use crate::error::{Error, Field, Lacking, check_length};
use crate::ids::SetId;
use crate::option_pack::MAX_DESIGN;
use crate::set::{MAX_NAME, MAX_NOTES, NO_NOTES};

/// The most characters that a suggested height may take as compact JSON.
pub const MAX_HEIGHT: usize = 500;

impl SuggestedSet {
    /// Proposes a set, which need not be there: whoever handles the suggestion finds out.
    ///
    /// # Errors
    /// [`Error::SuggestionLacks`] without a name, [`Error::TooLong`].
    pub fn new(set: SetId, name: &str, notes: Option<&str>, height: Value) -> Result<Self, Error> {
        if name.is_empty() {
            return Err(Error::SuggestionLacks(Lacking::Name));
        }
        check_length(Field::Name, name, MAX_NAME)?;
        check_length(Field::Notes, notes.unwrap_or_default(), MAX_NOTES)?;
        check_length(Field::Height, &height.to_string(), MAX_HEIGHT)?;
        Ok(Self { name: name.to_owned(), notes: notes.map(str::to_owned), set, height })
    }

    /// The notes that the curated set gets: `--` when none were sent.
    #[must_use]
    pub fn notes_or_dashes(&self) -> &str {
        self.notes.as_deref().filter(|notes| !notes.is_empty()).unwrap_or(NO_NOTES)
    }

    /// The height in centimetres, as far as it can be told: the whole number that it begins with, otherwise 1.
    ///
    /// ```
    /// use freesewing_domain::confirmation::SuggestedSet;
    /// use freesewing_domain::ids::SetId;
    ///
    /// let height = |sent| SuggestedSet::new(SetId(1), "me", None, sent).map(|set| set.centimetres());
    /// assert_eq!(height("166cm".into())?, 166);
    /// assert_eq!(height(171.5.into())?, 171);
    /// assert_eq!(height("tall".into())?, 1);
    /// # Ok::<(), freesewing_domain::error::Error>(())
    /// ```
    #[must_use]
    pub fn centimetres(&self) -> i32 {
        let text = match &self.height {
            Value::String(text) => text.trim_start().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        let digits = text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        digits.parse().ok().filter(|height| *height > 0).unwrap_or(NO_HEIGHT)
    }
}

impl SuggestedPack {
    /// Proposes options for a design.
    ///
    /// # Errors
    /// [`Error::SuggestionLacks`] without a design or notes, [`Error::TooLong`].
    pub fn new(design: &str, options: Document, notes: &str) -> Result<Self, Error> {
        if design.is_empty() {
            return Err(Error::SuggestionLacks(Lacking::Design));
        }
        if notes.is_empty() {
            return Err(Error::SuggestionLacks(Lacking::Notes));
        }
        check_length(Field::Design, design, MAX_DESIGN)?;
        check_length(Field::Notes, notes, MAX_NOTES)?;
        let options = options.checked(Field::Options)?;
        Ok(Self { notes: notes.to_owned(), design: design.to_lowercase(), options: options.as_map().clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_height_is_read_as_far_as_it_goes() {
        for (sent, height) in [
            (json!("166cm"), 166),
            (json!(" 170"), 170),
            (json!(168), 168),
            (json!(168.9), 168),
            (json!("1.75m"), 1),
            (json!("about 160"), 1),
            (json!(0), 1),
            (json!(-5), 1),
            (json!(1e300), 1),
            (json!("99999999999999"), 1),
            (json!(true), 1),
            (json!({"cm": 170}), 1),
        ] {
            let suggested = SuggestedSet::new(SetId(1), "me", None, sent.clone()).unwrap();
            assert_eq!(suggested.centimetres(), height, "{sent}");
        }
    }

    #[test]
    fn notes_that_are_not_there_are_dashes() {
        for (sent, notes) in [(None, "--"), (Some(""), "--"), (Some("nn"), "nn")] {
            let suggested = SuggestedSet::new(SetId(1), "me", sent, json!(1)).unwrap();
            assert_eq!(suggested.notes_or_dashes(), notes);
        }
    }

    #[test]
    fn has_limits() {
        let set = |name: &str, notes: &str, height: Value| SuggestedSet::new(SetId(1), name, Some(notes), height);
        let (name, notes, height) = ("x".repeat(501), "x".repeat(100_001), json!("x".repeat(500)));
        assert_eq!(set(&name, "", json!(1)).unwrap_err().identifier(), "nameTooLong");
        assert_eq!(set("x", &notes, json!(1)).unwrap_err().identifier(), "notesTooLong");
        assert_eq!(set("x", "", height).unwrap_err().identifier(), "heightTooLong");
        let pack = |design: &str, notes: &str| SuggestedPack::new(design, Document::default(), notes);
        assert_eq!(pack(&name, "x").unwrap_err().identifier(), "designTooLong");
        assert_eq!(pack("x", &notes).unwrap_err().identifier(), "notesTooLong");
        assert_eq!(pack("", "").unwrap_err().identifier(), "designMissing");
        assert_eq!(pack("x", "").unwrap_err().identifier(), "notesMissing");
    }
}
