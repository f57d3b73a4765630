//! Text that must never be shown by accident.

use std::fmt;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

/// A password, an API key secret, a token, or a hash of one of them.
///
/// `Debug` prints no part of it and there is no `Display`: whoever needs the text asks for it by [`Secret::expose`],
/// which is easy to find in a review.
///
/// ```
/// use freesewing_domain::secret::Secret;
/// let password = Secret::new("hunter2");
/// assert_eq!(format!("{password:?}"), "Secret(hidden)");
/// assert_eq!(password.expose(), "hunter2");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the few places that must see it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Compares with what somebody sent, in a time that does not tell how much of it was right.
    #[must_use]
    pub fn matches(&self, sent: &str) -> bool {
        self.0.as_bytes().ct_eq(sent.as_bytes()).into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}
