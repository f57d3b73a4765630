//! What happened to an account that matters for its security.
//!
//! A record of it is kept for the owner and for administrators. It only grows: nothing in it is ever changed, and it is
//! forgotten after [`KEPT`]. No secret is in it, and no mail address.

mod whence;

pub use whence::Whence;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::access::{Caller, Credential};
use crate::apikey::Revoker;
use crate::confirmation::Provider;
use crate::ids::{ActivityId, ApikeyId, UserId};
use crate::time::Timestamp;

/// How long an event is kept: 180 days.
pub const KEPT: Duration = Duration::from_secs(180 * 24 * 60 * 60);
/// The span of [`Kind::most`]: an hour.
pub const SPAN_OF_MOST: Duration = Duration::from_secs(60 * 60);

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Kind {
    /// Somebody signed in, by [`Detail::means`].
    SignedIn,
    /// Somebody tried to, and [`Detail::reason`] says why not.
    SignInFailed,
    /// A key was made.
    KeyCreated,
    /// A key was made weaker, or is called something else.
    KeyChanged,
    /// Another key takes the place of one.
    KeyRotated,
    /// A key was ended, by whom [`Detail::revoker`] says.
    KeyRevoked,
    /// The account is something else to FreeSewing.
    RoleChanged,
    /// The account was disabled, blocked, or made active.
    StatusChanged,
    /// It has another password.
    PasswordChanged,
    /// It is to have another mail address, once that is confirmed.
    EmailChangeRequested,
    /// It has another mail address.
    EmailChanged,
    /// Signing in asks for a second factor.
    MfaEnabled,
    /// Signing in asks for none any more.
    MfaDisabled,
    /// Its owner allows something else.
    ConsentChanged,
    /// Its limits, or those of one of its keys, are others.
    LimitsChanged,
    /// An administrator signed in as its owner.
    Impersonated,
    /// Everything that is kept of it was put into a file.
    Exported,
    /// It is gone. This alone is kept of an account afterwards.
    Removed,
}

impl Kind {
    /// All there are.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name on the wire and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// How many of them are kept of one account within [`SPAN_OF_MOST`], where anybody can make as many as they like:
    /// whoever guesses passwords must not fill the database.
    #[must_use]
    pub const fn most(self) -> Option<u32> {
        match self {
            Self::SignInFailed => Some(20),
            _ => None,
        }
    }
}

/// What somebody signs in by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
pub enum Means {
    /// A password.
    Password,
    /// A link in a mail.
    Link,
    /// Confirming a new account.
    Confirmation,
    /// GitHub.
    Github,
    /// Google.
    Google,
}

impl Means {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl From<Provider> for Means {
    fn from(provider: Provider) -> Self {
        match provider {
            Provider::Github => Self::Github,
            Provider::Google => Self::Google,
        }
    }
}

/// Why somebody was not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
pub enum Reason {
    /// Another password.
    WrongPassword,
    /// Another code of the second factor, or one that has signed in before.
    WrongCode,
    /// The account may not be used.
    Status,
}

impl Reason {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// From what to what something changed: names of roles, of states, and so on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FromTo {
    /// Before.
    pub from: String,
    /// Since.
    pub to: String,
}

/// What else there is to say; it depends on the kind. Holds no secret, and nothing by which somebody could be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Detail {
    /// What somebody signs in by.
    pub means: Option<Means>,
    /// Why they did not get in.
    pub reason: Option<Reason>,
    /// What changed.
    pub change: Option<FromTo>,
    /// Who ended a key.
    pub revoker: Option<Revoker>,
    /// The level that a key has now.
    pub level: Option<u8>,
    /// The key that takes the place of the one that it is about.
    pub successor: Option<ApikeyId>,
    /// The key by which it was done; `None` for a token, and where no credential was shown.
    pub used_key: Option<ApikeyId>,
}

/// Something that happened to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// To whose account.
    pub user: UserId,
    /// Who did it, when somebody did that was signed in as somebody else.
    pub actor: Option<UserId>,
    /// What.
    pub kind: Kind,
    /// The key that it is about.
    pub key: Option<ApikeyId>,
    /// What else there is to say.
    pub detail: Detail,
    /// Where it came from.
    pub whence: Whence,
}

impl Event {
    /// Something that happened just so.
    #[must_use]
    pub fn new(at: Timestamp, user: UserId, kind: Kind, whence: Whence) -> Self {
        Self { at, user, actor: None, kind, key: None, detail: Detail::default(), whence }
    }

    /// The same, done by a caller, who may be somebody else than the owner.
    #[must_use]
    pub fn by(mut self, caller: &Caller) -> Self {
        self.actor = Some(caller.user).filter(|actor| *actor != self.user);
        self.detail.used_key = match caller.credential {
            Credential::Apikey(id) => Some(id),
            Credential::Token => None,
        };
        self
    }
}

/// An event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number: later ones have higher ones.
    pub id: ActivityId,
    /// What happened.
    pub event: Event,
}

/// Which events to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Of this account; `None` for those of all.
    pub user: Option<UserId>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// Those before this one.
    pub before: Option<ActivityId>,
    /// How many at most.
    pub limit: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Level;

    #[test]
    fn names_an_actor_only_when_it_is_somebody_else() {
        let event = || Event::new(Timestamp::EPOCH, UserId(1), Kind::RoleChanged, Whence::default());
        let key = ApikeyId(uuid::Uuid::nil());
        let caller = |user, credential| Caller { user: UserId(user), level: Level::MAX, credential };
        let own = event().by(&caller(1, Credential::Apikey(key)));
        assert_eq!((own.actor, own.detail.used_key), (None, Some(key)));
        let others = event().by(&caller(2, Credential::Token));
        assert_eq!((others.actor, others.detail.used_key), (Some(UserId(2)), None));
    }

    #[test]
    fn a_detail_that_grew_since_it_was_kept_can_still_be_read() {
        let detail: Detail = serde_json::from_str(r#"{"means":"password"}"#).unwrap();
        assert_eq!(detail, Detail { means: Some(Means::Password), ..Detail::default() });
    }

    #[test]
    fn kinds_go_by_the_names_of_the_wire() {
        assert_eq!((Kind::MfaEnabled.name(), Kind::SignInFailed.name()), ("mfaEnabled", "signInFailed"));
        assert!(Kind::ALL.iter().all(|kind| kind.name().parse() == Ok(*kind)));
    }
}
