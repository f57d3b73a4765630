//! Short names that stand in addresses, such as that of a post.

use std::fmt;

use crate::error::{Error, Field, check_length};

/// The most characters of a slug.
pub const MAX_SLUG: usize = 200;

/// A short name made of `a` to `z`, digits and `-`: harmless in an address, a path and the name of a branch.
///
/// ```
/// use freesewing_domain::slug::Slug;
/// assert_eq!(Slug::parse("my-first-aaron")?.as_str(), "my-first-aaron");
/// assert_eq!(Slug::parse("../etc").unwrap_err().identifier(), "slugInvalid");
/// # Ok::<(), freesewing_domain::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug.
    ///
    /// # Errors
    /// [`Error::SlugMissing`] for an empty one, [`Error::SlugInvalid`], [`Error::TooLong`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::SlugMissing);
        }
        if !text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            return Err(Error::SlugInvalid);
        }
        check_length(Field::Slug, text, MAX_SLUG)?;
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d41_is_made_of_little() {
        assert!(Slug::parse(&"a".repeat(200)).is_ok());
        assert_eq!(Slug::parse(&"a".repeat(201)).unwrap_err().identifier(), "slugTooLong");
        assert_eq!(Slug::parse("").unwrap_err().identifier(), "slugMissing");
        for text in ["A", "a b", "a/b", "a.b", "..", "é", "a\n", "[object Object]"] {
            assert_eq!(Slug::parse(text).unwrap_err().identifier(), "slugInvalid", "{text}");
        }
    }
}
