//! Opening what the reference sealed, for moving in.

use serde_json::Value;

/// Opens the fields of a database of the reference.
pub trait ReferenceFields: Send + Sync {
    /// Opens a sealed field, which always holds JSON: a text stands in quotes there.
    ///
    /// # Errors
    /// [`ReferenceFieldError`]. What was changed since is mostly recognised, but not always: the reference sealed without a proof.
    fn open(&self, sealed: &str) -> Result<Value, ReferenceFieldError>;
}

/// Why a field of the reference cannot be read. Says nothing of what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceFieldError {
    /// It does not look like one.
    #[error("is not a sealed field")]
    Form,
    /// It was damaged, or sealed with another key.
    #[error("does not open: it is damaged, or was sealed with another key")]
    Locked,
}
