//! API keys, the policy by which they are given out, and how they may change.

mod patch;
mod policy;
mod warning;

pub use patch::{KeyPatch, LONGEST_OVERLAP};
pub use policy::{ApikeyRequest, KeyPolicy};
pub use warning::{DailyUse, EndingKeys, QUIET, UNUSED_AFTER, USUAL_DAYS};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::access::{Caller, Credential, Level, Role};
use crate::ids::{ApikeyId, UserId};
use crate::limits::Limits;
use crate::secret::Secret;
use crate::time::Timestamp;

/// The most characters of a key's name.
pub const MAX_NAME: usize = 500;

/// An API key, without its secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Apikey {
    /// The public half, by which a caller names the key.
    pub id: ApikeyId,
    /// Which server the key is for; a key of another one is refused.
    pub audience: String,
    /// Calls made with it, counted up to this moment.
    pub calls: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// What its owner calls it.
    pub name: String,
    /// Its last call.
    pub last_seen: Option<Timestamp>,
    /// How much it may do at most.
    pub level: Level,
    /// How much it may be used, where that is not the usual.
    pub limits: Limits,
    /// The key that this one took the place of.
    pub predecessor: Option<ApikeyId>,
    /// Who ended it before its time, and why.
    pub revoked: Option<Revocation>,
    /// What the secret is compared with; see [`crate::ports::KeySecrets`].
    pub secret: Secret,
    /// The key that takes the place of this one.
    pub successor: Option<ApikeyId>,
    /// Whose it is.
    pub user: UserId,
    /// What its owner was warned of.
    pub warned: Warned,
}

/// What the owner of a key was warned of, so that nobody is warned twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Warned {
    /// That it ends: the last warning.
    pub of_end: Option<EndWarning>,
    /// That its use is unusual: when.
    pub of_use: Option<Timestamp>,
}

/// How long before the end of a key its owner is warned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum EndWarning {
    /// 14 days.
    Fortnight,
    /// 2 days.
    Days,
}

impl EndWarning {
    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// Who ended a key before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Revoker {
    /// Its owner.
    Owner,
    /// A maintainer.
    Maintainer,
    /// Somebody who found its secret where it should not be.
    Finder,
}

impl Revoker {
    /// The name on the wire and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// How a key was ended before its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Revoker,
    /// Why, as whoever did it says; empty when nothing was said.
    pub reason: String,
}

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum KeyState {
    /// It works.
    Active,
    /// Its time is over.
    Expired,
    /// It was ended before its time.
    Revoked,
    /// Its time is over because another key took its place.
    Rotated,
}

impl KeyState {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Apikey {
    /// Where the key stands.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> KeyState {
        match (&self.revoked, self.successor) {
            (Some(_), _) => KeyState::Revoked,
            (None, _) if self.expires_at > now => KeyState::Active,
            (None, Some(_)) => KeyState::Rotated,
            (None, None) => KeyState::Expired,
        }
    }

    /// Whether it was removed: it is gone as far as anybody is told who asks for it by its id, although its owner's list
    /// can show for a while what became of it. A revocation is said, and so always has a reason; a removal has none.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        let removed = |revoked: &Revocation| match revoked.by {
            Revoker::Owner => true,
            Revoker::Maintainer => revoked.reason.is_empty(),
            Revoker::Finder => false,
        };
        self.revoked.as_ref().is_some_and(removed)
    }

    /// Whether the key works.
    #[must_use]
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.state(now) == KeyState::Active
    }

    /// What a caller with this key may do: the lower of the key's level and that of its owner's present role.
    #[must_use]
    pub fn effective_level(&self, owner: Role) -> Option<Level> {
        owner.level().map(|role| role.min(self.level))
    }

    /// The caller that this key stands for.
    #[must_use]
    pub fn caller(&self, owner: Role) -> Option<Caller> {
        Some(Caller { user: self.user, level: self.effective_level(owner)?, credential: Credential::Apikey(self.id) })
    }
}
