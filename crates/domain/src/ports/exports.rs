//! Files in which people fetch everything of theirs.

use std::fmt;

use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Random;
use crate::time::Timestamp;

/// The name of an export: 16 hexadecimal characters that nobody can guess. Who knows it may read the file, so `Debug`
/// does not show it.
///
/// ```
/// use freesewing_domain::ports::ExportName;
/// assert!(ExportName::parse("0123456789abcdef").is_some());
/// assert!(ExportName::parse("../0123456789abc").is_none());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ExportName(String);

impl ExportName {
    /// A name that nobody has.
    ///
    /// # Errors
    /// [`Error::Internal`] when the system has no randomness to give.
    pub fn fresh(random: &(dyn Random + 'static)) -> Result<Self, Error> {
        Ok(Self(random.check()?.expose().to_owned()))
    }

    /// Reads a name; `None` for everything that cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let good = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        good.then(|| Self(text.to_owned()))
    }

    /// The 16 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ExportName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExportName(hidden)")
    }
}

/// Keeps exports for a while. It knows whose each one is, so that those of an account can go with it.
pub trait Exports: Send + Sync {
    /// Keeps a file of an account, whole or not at all, where nobody but this server can read it; answers the address at
    /// which its owner fetches it.
    ///
    /// # Errors
    /// [`Error::Internal`]
    fn save(&self, user: UserId, name: &ExportName, document: &[u8], now: Timestamp) -> Result<String, Error>;

    /// A file that was kept at `since` or later.
    ///
    /// # Errors
    /// [`Error::Internal`]
    fn find(&self, name: &ExportName, since: Timestamp) -> Result<Option<Vec<u8>>, Error>;

    /// Removes the files that were kept before a moment; says how many.
    ///
    /// # Errors
    /// [`Error::Internal`] when one could not be removed; the others are gone.
    fn sweep(&self, before: Timestamp) -> Result<usize, Error>;

    /// Removes the files of an account, but for the `keep` newest. What cannot be removed is in the log, and goes with
    /// a later sweep.
    fn remove_of(&self, user: UserId, keep: usize);
}

/// Keeps nothing: for tools that embed the rules and hand out no files.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoExports;

impl Exports for NoExports {
    fn save(&self, _: UserId, _: &ExportName, _: &[u8], _: Timestamp) -> Result<String, Error> {
        Err(Error::Internal("there is no place for exports".to_owned()))
    }

    fn find(&self, _: &ExportName, _: Timestamp) -> Result<Option<Vec<u8>>, Error> {
        Ok(None)
    }

    fn sweep(&self, _: Timestamp) -> Result<usize, Error> {
        Ok(0)
    }

    fn remove_of(&self, _: UserId, _: usize) {}
}
