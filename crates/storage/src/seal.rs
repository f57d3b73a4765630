//! Sealing and opening of the columns that hold something personal.

use std::sync::Arc;

use freesewing_domain::ports::{Cipher, StoreError};
use serde_json::{Map, Value};

/// Seals and opens fields through the [`Cipher`] port, and turns its errors into those of a store.
///
/// A `place` is always `table.column`: it ties what is sealed to where it lies, and it is all that an error says.
#[derive(Clone)]
pub(crate) struct Sealer(Arc<dyn Cipher>);

impl Sealer {
    pub(crate) fn new(cipher: Arc<dyn Cipher>) -> Self {
        Self(cipher)
    }

    pub(crate) fn seal(&self, place: &'static str, text: &str) -> Result<Vec<u8>, StoreError> {
        self.0.seal(place, text.as_bytes()).map_err(|error| StoreError::Unavailable(Box::new(error)))
    }

    pub(crate) fn open(&self, place: &'static str, sealed: &[u8]) -> Result<String, StoreError> {
        let plain = self.0.open(place, sealed).map_err(|_| damaged(place))?;
        String::from_utf8(plain).map_err(|_| damaged(place))
    }

    /// Whether the key that seals now has sealed this.
    pub(crate) fn is_current(&self, sealed: &[u8]) -> bool {
        self.0.is_current(sealed)
    }

    pub(crate) fn seal_json<T: serde::Serialize>(&self, place: &'static str, value: &T) -> Result<Vec<u8>, StoreError> {
        let text = serde_json::to_string(value).map_err(|error| StoreError::Unavailable(Box::new(error)))?;
        self.seal(place, &text)
    }

    pub(crate) fn open_json<T: serde::de::DeserializeOwned>(
        &self,
        place: &'static str,
        sealed: &[u8],
    ) -> Result<T, StoreError> {
        let text = self.open(place, sealed)?;
        // The parser's own message may quote what it read, so it is not passed on.
        serde_json::from_str(&text).map_err(|_| damaged(place))
    }

    pub(crate) fn open_object(&self, place: &'static str, sealed: &[u8]) -> Result<Map<String, Value>, StoreError> {
        self.open_json(place, sealed)
    }
}

/// The error for a value that makes no sense. Names where it lies, never what it is.
pub(crate) fn damaged(place: &'static str) -> StoreError {
    StoreError::Damaged(place.to_owned())
}
