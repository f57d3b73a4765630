//! Confirmations: what a link in a mail stands for until somebody follows it.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::email::{Email, EmailHash};
use crate::ids::{ConfirmationId, UserId};
use crate::language::Language;
use crate::secret::Secret;
use crate::time::Timestamp;

/// Something that waits to be confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirmation {
    /// Its name in the link.
    pub id: ConfirmationId,
    /// When it was made.
    pub created_at: Timestamp,
    /// Whose account it is about.
    pub user: Option<UserId>,
    /// What following the link does, and what is needed to do it.
    pub purpose: Purpose,
}

/// What following the link does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Purpose {
    /// Makes a new account active.
    #[serde(rename = "signup")]
    Signup(Signup),
    /// Signs in somebody who signed up although they have an account.
    #[serde(rename = "signup-aea")]
    SignupExisting(Signup),
    /// Signs in without a password.
    #[serde(rename = "signinlink")]
    SigninLink(SigninLink),
    /// Replaces the address of an account.
    #[serde(rename = "emailchange")]
    EmailChange(EmailChange),
}

/// Data of [`Purpose::Signup`] and [`Purpose::SignupExisting`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signup {
    /// The language that was chosen.
    pub language: LanguageCode,
    /// The address that signed up.
    pub email: Email,
    /// Its hash.
    pub ehash: EmailHash,
    /// The second half of the link.
    pub check: Secret,
}

/// Data of [`Purpose::SigninLink`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SigninLink {
    /// The language of the account.
    pub language: LanguageCode,
    /// The second half of the link.
    pub check: Secret,
}

/// Data of [`Purpose::EmailChange`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmailChange {
    /// The language of the account.
    pub language: LanguageCode,
    /// The second half of the link.
    pub check: Secret,
    /// From which address to which.
    pub email: FromTo,
}

/// The two addresses of an [`EmailChange`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FromTo {
    /// The address at the time of asking.
    pub current: Email,
    /// The address to come.
    pub new: Email,
}

/// A [`Language`] as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "&'static str", from = "String")]
pub struct LanguageCode(pub Language);

impl From<LanguageCode> for &'static str {
    fn from(code: LanguageCode) -> Self {
        code.0.code()
    }
}

impl From<String> for LanguageCode {
    fn from(code: String) -> Self {
        Self(code.parse().unwrap_or_default())
    }
}

/// The kinds of confirmations, by the names that the database gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
pub enum Kind {
    /// [`Purpose::Signup`]
    #[strum(serialize = "signup")]
    Signup,
    /// [`Purpose::SignupExisting`]
    #[strum(serialize = "signup-aea")]
    SignupExisting,
    /// [`Purpose::SigninLink`]
    #[strum(serialize = "signinlink")]
    SigninLink,
    /// [`Purpose::EmailChange`]
    #[strum(serialize = "emailchange")]
    EmailChange,
}

const HOUR: Duration = Duration::from_secs(60 * 60);

impl Kind {
    /// Every kind there is.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// How long a confirmation of this kind is good for.
    #[must_use]
    pub const fn life(self) -> Duration {
        match self {
            Self::Signup => HOUR.saturating_mul(30 * 24),
            Self::SignupExisting | Self::SigninLink => HOUR,
            Self::EmailChange => HOUR.saturating_mul(24),
        }
    }
}

impl Purpose {
    /// Which kind this is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Signup(_) => Kind::Signup,
            Self::SignupExisting(_) => Kind::SignupExisting,
            Self::SigninLink(_) => Kind::SigninLink,
            Self::EmailChange(_) => Kind::EmailChange,
        }
    }

    /// The second half of the link.
    #[must_use]
    pub const fn check(&self) -> &Secret {
        match self {
            Self::Signup(data) | Self::SignupExisting(data) => &data.check,
            Self::SigninLink(data) => &data.check,
            Self::EmailChange(data) => &data.check,
        }
    }
}

impl Confirmation {
    /// Whether the link has become too old to follow.
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.created_at.after(self.purpose.kind().life()) <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_stored_as_the_database_of_old_has_it() {
        let purpose = Purpose::EmailChange(EmailChange {
            language: LanguageCode(Language::Nl),
            check: Secret::new("0123456789abcdef"),
            email: FromTo { current: Email::from_stored("a@b.c"), new: Email::from_stored("d@e.f") },
        });
        let json = serde_json::to_string(&purpose).unwrap();
        assert_eq!(
            json,
            r#"{"type":"emailchange","data":{"language":"nl","check":"0123456789abcdef","email":{"current":"a@b.c","new":"d@e.f"}}}"#
        );
        assert_eq!(serde_json::from_str::<Purpose>(&json).unwrap(), purpose);
        assert_eq!(purpose.kind().name(), "emailchange");
    }

    #[test]
    fn a_link_lives_as_long_as_its_kind() {
        let link = Confirmation {
            id: ConfirmationId(uuid::Uuid::nil()),
            created_at: Timestamp::EPOCH,
            user: None,
            purpose: Purpose::SigninLink(SigninLink { language: LanguageCode(Language::En), check: Secret::new("x") }),
        };
        assert!(!link.is_expired(Timestamp::from_millis(3_599_999)));
        assert!(link.is_expired(Timestamp::from_millis(3_600_000)));
    }
}
