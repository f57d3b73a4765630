//! Columns that hold JSON in the clear.

use freesewing_domain::document::{Document, List};
use freesewing_domain::ports::StoreError;
use serde_json::{Map, Value};

use crate::seal::damaged;

pub(super) fn to_plain_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unavailable(Box::new(error)))
}

pub(super) fn plain_json<T: serde::de::DeserializeOwned>(place: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| damaged(place))
}

/// Reads a column that holds an object.
pub(super) fn document(place: &'static str, text: &str) -> Result<Document, StoreError> {
    plain_json::<Map<String, Value>>(place, text).map(Document::from)
}

/// Reads a column that holds an array.
pub(super) fn list(place: &'static str, text: &str) -> Result<List, StoreError> {
    plain_json::<Value>(place, text).ok().as_ref().and_then(List::from_value).ok_or_else(|| damaged(place))
}
