//! JSON objects and arrays that a user stores and gets back just as they were.

use serde_json::{Map, Value};

use crate::error::{Error, Field};

/// The most bytes that one stored object may take as compact JSON.
pub const MAX_BYTES: usize = 256 * 1024;

/// A JSON object of the user's own making, such as `account.data`.
///
/// The order of its keys is part of it, as in JavaScript: keys that read as array indexes come first, ascending; the
/// others keep the order in which they were added.
///
/// ```
/// use freesewing_domain::document::Document;
/// use serde_json::json;
///
/// let stored = Document::from_value(&json!({"a": 1, "b": {"c": 1}})).ok_or("an object")?;
/// let sent = Document::from_value(&json!({"b": {"d": 2}, "1": true})).ok_or("an object")?;
/// assert_eq!(stored.merged_with(&sent).to_string(), r#"{"1":true,"a":1,"b":{"d":2}}"#);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document(Map<String, Value>);

impl Document {
    /// Reads a JSON value as JavaScript's spread does: an object as it is, an array as an object whose keys are the
    /// indexes. Anything else is no document.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self(in_script_order(map.clone()))),
            Value::Array(items) => {
                Some(Self(items.iter().enumerate().map(|(index, item)| (index.to_string(), item.clone())).collect()))
            }
            _ => None,
        }
    }

    /// This document with the members of `other` laid over it, one level deep.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Self {
        let mut merged = self.0.clone();
        for (key, value) in &other.0 {
            merged.insert(key.clone(), value.clone());
        }
        Self(in_script_order(merged))
    }

    /// The members, in their order.
    #[must_use]
    pub const fn as_map(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Refuses a document that is larger than [`MAX_BYTES`].
    ///
    /// # Errors
    /// [`Error::TooLong`] that names `field`.
    pub fn checked(self, field: Field) -> Result<Self, Error> {
        if self.to_string().len() > MAX_BYTES {
            return Err(Error::TooLong(field));
        }
        Ok(self)
    }
}

impl From<Map<String, Value>> for Document {
    fn from(map: Map<String, Value>) -> Self {
        Self(in_script_order(map))
    }
}

impl std::fmt::Display for Document {
    /// Compact JSON.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = serde_json::to_string(&self.0).map_err(|_| std::fmt::Error)?;
        f.write_str(&text)
    }
}

/// A JSON array of the user's own making, such as the tags of a curated set. What is in it keeps its order.
///
/// ```
/// use freesewing_domain::document::List;
/// use serde_json::json;
///
/// let tags = List::from_value(&json!(["a", "b"])).ok_or("an array")?;
/// assert_eq!(tags.to_string(), r#"["a","b"]"#);
/// assert!(List::from_value(&json!({"0": "a"})).is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List(Vec<Value>);

impl List {
    /// Reads a JSON array; anything else is none.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        value.as_array().map(|items| Self(items.iter().cloned().map(value_in_script_order).collect()))
    }

    /// What is in it, in its order.
    #[must_use]
    pub fn as_slice(&self) -> &[Value] {
        &self.0
    }

    /// Refuses a list that is larger than [`MAX_BYTES`].
    ///
    /// # Errors
    /// [`Error::TooLong`] that names `field`.
    pub fn checked(self, field: Field) -> Result<Self, Error> {
        if self.to_string().len() > MAX_BYTES {
            return Err(Error::TooLong(field));
        }
        Ok(self)
    }
}

impl std::fmt::Display for List {
    /// Compact JSON.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = serde_json::to_string(&self.0).map_err(|_| std::fmt::Error)?;
        f.write_str(&text)
    }
}

/// What JavaScript counts as an object: an object, a list, or `null`; of the user's own making, and kept just as it was
/// sent. The order of keys is part of it, as with a [`Document`].
///
/// ```
/// use freesewing_domain::document::FreeForm;
/// use serde_json::json;
///
/// let kept = FreeForm::from_value(&json!([1, {"b": 1, "a": 2}])).ok_or("an object")?;
/// assert_eq!(kept.to_string(), r#"[1,{"b":1,"a":2}]"#);
/// assert!(FreeForm::from_value(&json!(null)).is_some());
/// assert!(FreeForm::from_value(&json!("text")).is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug)]
pub struct FreeForm(Value);

impl FreeForm {
    /// Reads a JSON value; texts, numbers, `true` and `false` are none.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let fits = value.is_object() || value.is_array() || value.is_null();
        fits.then(|| Self(value_in_script_order(value.clone())))
    }

    /// The value.
    #[must_use]
    pub const fn as_value(&self) -> &Value {
        &self.0
    }

    /// Refuses one that is larger than [`MAX_BYTES`].
    ///
    /// # Errors
    /// [`Error::TooLong`] that names `field`.
    pub fn check(&self, field: Field) -> Result<(), Error> {
        if self.to_string().len() > MAX_BYTES {
            return Err(Error::TooLong(field));
        }
        Ok(())
    }
}

impl Default for FreeForm {
    /// An object without members.
    fn default() -> Self {
        Self(Value::Object(Map::new()))
    }
}

impl From<Document> for FreeForm {
    fn from(document: Document) -> Self {
        Self(Value::Object(document.0))
    }
}

impl PartialEq for FreeForm {
    /// The order of keys counts.
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for FreeForm {}

impl std::fmt::Display for FreeForm {
    /// Compact JSON.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = serde_json::to_string(&self.0).map_err(|_| std::fmt::Error)?;
        f.write_str(&text)
    }
}

/// Puts keys into the order in which JavaScript would list them, at every depth.
fn in_script_order(map: Map<String, Value>) -> Map<String, Value> {
    let (mut indexes, mut names) = (Vec::new(), Vec::new());
    for (key, value) in map {
        let value = value_in_script_order(value);
        match array_index(&key) {
            Some(index) => indexes.push((index, key, value)),
            None => names.push((key, value)),
        }
    }
    indexes.sort_by_key(|(index, ..)| *index);
    indexes.into_iter().map(|(_, key, value)| (key, value)).chain(names).collect()
}

fn value_in_script_order(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(in_script_order(map)),
        Value::Array(items) => Value::Array(items.into_iter().map(value_in_script_order).collect()),
        other => other,
    }
}

/// The number that a key stands for when JavaScript counts it among the array indexes: 0 to 2³²−2, written plainly.
fn array_index(key: &str) -> Option<u32> {
    let index: u32 = key.parse().ok()?;
    (index != u32::MAX && index.to_string() == key).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_index_keys_first_at_every_depth() {
        let document = Document::from_value(&json!({"b": {"x": 1, "7": 2}, "10": 0, "2": [], "01": 1})).unwrap();
        assert_eq!(document.to_string(), r#"{"2":[],"10":0,"b":{"7":2,"x":1},"01":1}"#);
    }

    #[test]
    fn reads_an_array_by_its_indexes() {
        assert_eq!(Document::from_value(&json!(["a", null])).unwrap().to_string(), r#"{"0":"a","1":null}"#);
        assert_eq!(Document::from_value(&json!("text")), None);
    }

    #[test]
    fn what_is_kept_as_it_is_differs_by_the_order_of_its_keys() {
        let [one, other] =
            [json!({"a": 1, "b": 2}), json!({"b": 2, "a": 1})].map(|v| FreeForm::from_value(&v).unwrap());
        assert_ne!(one, other);
        assert_eq!(FreeForm::from_value(&json!([{"b": 1, "7": 2}])).unwrap().to_string(), r#"[{"7":2,"b":1}]"#);
    }

    #[test]
    fn refuses_more_than_it_may_hold() {
        let large = Document::from_value(&json!({"a": "x".repeat(MAX_BYTES)})).unwrap();
        assert_eq!(large.checked(Field::Data).unwrap_err().identifier(), "dataTooLong");
    }
}
