//! Reading what was sent, with JavaScript's idea of what is missing.

use freesewing_domain::document::Document;
use freesewing_domain::error::{Error, Field};
use freesewing_domain::image::ImageSource;
use freesewing_domain::secret::Secret;
use serde_json::Value;

/// The longest address of a picture, in bytes. Data URIs may be longer.
pub(crate) const MAX_URL: usize = 4_000;

/// A body that can be read.
pub trait Readable {
    /// What the use case needs of it.
    type Read;

    /// Reads the fields, in the order of the contract.
    ///
    /// # Errors
    /// The first thing that is wrong.
    fn read(fields: &Fields<'_>) -> Result<Self::Read, Error>;
}

/// The members of a JSON body. An array counts as an object whose keys are the indexes, so no name is in it.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(pub &'a Value);

impl<'a> Fields<'a> {
    /// Refuses a body without members.
    ///
    /// # Errors
    /// [`Error::PostBodyMissing`]
    pub fn not_empty(self) -> Result<(), Error> {
        self.at_least(1)
    }

    /// Refuses a body with fewer members than that.
    ///
    /// # Errors
    /// [`Error::PostBodyMissing`]
    pub fn at_least(self, members: usize) -> Result<(), Error> {
        let sent = match self.0 {
            Value::Object(map) => map.len(),
            Value::Array(items) => items.len(),
            _ => 0,
        };
        if sent < members { Err(Error::PostBodyMissing) } else { Ok(()) }
    }

    /// A member as it was sent.
    #[must_use]
    pub fn get(self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    /// A member that JavaScript takes for true: not absent, `null`, `false`, `0` or `""`.
    #[must_use]
    pub fn truthy(self, name: &str) -> Option<&'a Value> {
        self.get(name).filter(|value| match value {
            Value::Null => false,
            Value::Bool(flag) => *flag,
            Value::Number(number) => number.as_f64().is_some_and(|n| n != 0.0),
            Value::String(text) => !text.is_empty(),
            Value::Array(_) | Value::Object(_) => true,
        })
    }

    /// A text, also an empty one.
    #[must_use]
    pub fn text(self, name: &str) -> Option<&'a str> {
        self.get(name).and_then(Value::as_str)
    }

    /// A text as one's own.
    #[must_use]
    pub fn string(self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// Something that is right or wrong, such as a code. What is no text is sent, too, but as an empty one it is never
    /// right.
    #[must_use]
    pub fn guess(self, name: &str) -> Option<Secret> {
        self.truthy(name).map(|value| Secret::new(value.as_str().unwrap_or_default()))
    }

    /// A number.
    #[must_use]
    pub fn number(self, name: &str) -> Option<f64> {
        self.get(name).and_then(Value::as_f64)
    }

    /// Exactly `true` or `false`.
    #[must_use]
    pub fn flag(self, name: &str) -> Option<bool> {
        self.get(name).and_then(Value::as_bool)
    }

    /// The picture in `img`: data, or an address. An empty text is none, and so is what is no text.
    ///
    /// # Errors
    /// [`Error::TooLong`] for an address of more than [`MAX_URL`] bytes.
    pub fn picture(self) -> Result<Option<ImageSource>, Error> {
        match self.text("img").filter(|text| !text.is_empty()).map(ImageSource::from_field) {
            Some(ImageSource::Url(url)) if url.len() > MAX_URL => Err(Error::TooLong(Field::Img)),
            picture => Ok(picture),
        }
    }

    /// An object or array, no larger than a stored object may be.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn document(self, field: Field) -> Result<Option<Document>, Error> {
        let sent = self.get(&field.to_string()).and_then(Document::from_value);
        sent.map(|document| document.checked(field)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn missing_is_what_javascript_takes_for_false() {
        let body = json!({"a": null, "b": false, "c": 0, "d": "", "e": [], "f": {}, "g": "0", "h": -1, "i": 0.0});
        let present: Vec<_> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
            .into_iter()
            .filter(|n| Fields(&body).truthy(n).is_some())
            .collect();
        assert_eq!(present, ["e", "f", "g", "h"]);
    }

    #[test]
    fn members_are_counted_in_objects_and_arrays() {
        for (body, members) in [(json!({}), 0), (json!({"a": null}), 1), (json!([1, 2]), 2), (json!("text"), 0)] {
            assert!(Fields(&body).at_least(members).is_ok(), "{body}");
            assert!(Fields(&body).at_least(members + 1).is_err(), "{body}");
        }
    }

    #[test]
    fn only_a_body_without_members_is_empty() {
        for (body, empty) in [(json!({}), true), (json!([]), true), (json!([1]), false), (json!({"x": null}), false)] {
            assert_eq!(Fields(&body).not_empty().is_err(), empty, "{body}");
        }
    }
}
