//! Confirmations: what a link in a mail stands for until somebody follows it.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::email::{Email, EmailHash};
use crate::ids::{ApikeyId, ConfirmationId, SetId, UserId};
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
    /// Has somebody come back from a provider that they sign in with.
    #[serde(rename = "oauth-init")]
    OauthInit(OauthInit),
    /// Revokes a key.
    #[serde(rename = "keyrevoke")]
    RevokeKey(RevokeKey),
    /// Proposes a measurement set to the curators.
    #[serde(rename = "sugset")]
    SuggestedSet(SuggestedSet),
    /// Proposes an option pack to the curators.
    #[serde(rename = "opack")]
    SuggestedPack(SuggestedPack),
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

/// Data of [`Purpose::RevokeKey`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevokeKey {
    /// Which key.
    pub key: ApikeyId,
    /// The second half of the link.
    pub check: Secret,
}

/// Data of [`Purpose::OauthInit`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OauthInit {
    /// With whom.
    pub provider: Provider,
    /// The language of the account, if one is made.
    pub language: LanguageCode,
    /// What proves to the provider that who started is who comes back (PKCE).
    pub verifier: Secret,
    /// Who came back, once that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proven: Option<Box<Proven>>,
}

/// Somebody whom a provider has vouched for, and whose second factor was lacking. The code from the provider works once;
/// so that they can send it again beside their second factor, it is remembered what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proven {
    /// Their account.
    pub user: UserId,
    /// A hash of the code.
    pub code: Secret,
}

/// Who vouches for somebody that signs in without a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Provider {
    /// GitHub.
    Github,
    /// Google.
    Google,
}

impl Provider {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// Data of [`Purpose::SuggestedSet`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SuggestedSet {
    /// What the curated set would be called.
    pub name: String,
    /// What would be noted with it.
    #[serde(default)]
    pub notes: Option<String>,
    /// Which set; it need not be there.
    pub set: SetId,
    /// The height of the person, as it was sent: `166`, `"166cm"`.
    pub height: Value,
}

/// Data of [`Purpose::SuggestedPack`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SuggestedPack {
    /// What it says for itself.
    pub notes: String,
    /// Which design, in lower case.
    pub design: String,
    /// The options, as they were sent.
    pub options: Map<String, Value>,
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
    /// [`Purpose::OauthInit`]
    #[strum(serialize = "oauth-init")]
    OauthInit,
    /// [`Purpose::RevokeKey`]
    #[strum(serialize = "keyrevoke")]
    RevokeKey,
    /// [`Purpose::SuggestedSet`]
    #[strum(serialize = "sugset")]
    SuggestedSet,
    /// [`Purpose::SuggestedPack`]
    #[strum(serialize = "opack")]
    SuggestedPack,
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
            Self::SignupExisting | Self::SigninLink | Self::OauthInit => HOUR,
            Self::EmailChange => HOUR.saturating_mul(24),
            Self::RevokeKey => HOUR.saturating_mul(14 * 24),
            // Until a curator looks at it.
            Self::SuggestedSet | Self::SuggestedPack => Duration::MAX,
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
            Self::OauthInit(_) => Kind::OauthInit,
            Self::RevokeKey(_) => Kind::RevokeKey,
            Self::SuggestedSet(_) => Kind::SuggestedSet,
            Self::SuggestedPack(_) => Kind::SuggestedPack,
        }
    }

    /// The second half of the link, where there is a link.
    #[must_use]
    pub const fn check(&self) -> Option<&Secret> {
        match self {
            Self::Signup(data) | Self::SignupExisting(data) => Some(&data.check),
            Self::SigninLink(data) => Some(&data.check),
            Self::EmailChange(data) => Some(&data.check),
            Self::RevokeKey(data) => Some(&data.check),
            Self::OauthInit(_) | Self::SuggestedSet(_) | Self::SuggestedPack(_) => None,
        }
    }
}

impl Confirmation {
    /// Whether somebody who has this `check` may follow the link now.
    #[must_use]
    pub fn opens_with(&self, check: &str, now: Timestamp) -> bool {
        !self.is_expired(now) && self.purpose.check().is_some_and(|own| own.matches(check))
    }

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
