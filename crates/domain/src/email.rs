//! E-mail addresses, and the hash by which an account is found without opening every sealed address.

use std::fmt;

use email_address::{EmailAddress, Options};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;

/// An e-mail address in the one form in which we compare them: trimmed, lower case.
///
/// `Debug` hides it, because it is personal and would otherwise end in a log.
///
/// ```
/// use freesewing_domain::email::Email;
/// # fn main() -> Result<(), freesewing_domain::error::Error> {
/// let email = Email::parse(" Joost@Example.com ")?;
/// assert_eq!(email.as_str(), "joost@example.com");
/// assert!(email.is_in("EXAMPLE.com"));
/// assert!(Email::parse("notanemail").is_err());
/// assert!(Email::parse("Joost <joost@example.com>").is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Cleans and checks what somebody typed.
    ///
    /// # Errors
    /// [`Error::EmailInvalid`] unless mail could be sent there.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let clean = clean(text);
        // The address alone: no `Joost <joost@example.com>`, which would be another account of the same mailbox, and
        // no `joost@[127.0.0.1]`, by which anybody could send our mails to a machine of their choice.
        let form = Options::default().without_display_text().without_domain_literal();
        EmailAddress::parse_with_options(&clean, form).map_err(|_| Error::EmailInvalid)?;
        Ok(Self(clean))
    }

    /// Takes an address that a database already holds, whatever it looks like.
    pub fn from_stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash by which the account is found.
    #[must_use]
    pub fn hash(&self) -> EmailHash {
        EmailHash::of(&self.0)
    }

    /// Whether the address belongs to a domain, whatever its case.
    #[must_use]
    pub fn is_in(&self, domain: &str) -> bool {
        self.0.rsplit_once('@').is_some_and(|(_, at)| at.eq_ignore_ascii_case(domain))
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(hidden)")
    }
}

/// SHA-256 of a cleaned address, as 64 lower-case hexadecimal characters.
///
/// ```
/// use freesewing_domain::email::EmailHash;
/// assert_eq!(
///     EmailHash::of(" Joost@example.com").as_str(),
///     "a9676f1fc454ef77a10dd247a5ee71e292d7449d3c1ef1605de253d28f49d576"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmailHash(String);

impl EmailHash {
    /// Hashes what somebody typed, after cleaning it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(hex::encode(Sha256::digest(clean(text).as_bytes())))
    }

    /// Takes a hash that a database holds.
    pub fn from_stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The 64 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The form in which names and addresses are compared: trimmed, lower case.
#[must_use]
pub fn clean(text: &str) -> String {
    text.trim().to_lowercase()
}
