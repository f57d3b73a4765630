//! Subscribers of the newsletter, who need no account.

use std::time::Duration;

use crate::email::{Email, EmailHash};
use crate::ids::SubscriberId;
use crate::language::Language;
use crate::time::Timestamp;

/// How long somebody who asked for the newsletter has to confirm it. After that we forget the address, because nobody
/// said that it was theirs to give.
pub const UNCONFIRMED_LIFE: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// An address that gets the newsletter, or will once its owner says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Subscriber {
    /// Its name: one half of the links to confirm and to end the subscription.
    pub id: SubscriberId,
    /// Whether its owner confirmed it.
    pub active: bool,
    /// When it was first asked for.
    pub created_at: Timestamp,
    /// The address; its hash is the other half of the links.
    pub email: Email,
    /// The language of the newsletter.
    pub language: Language,
    /// When it was last asked for or confirmed.
    pub updated_at: Timestamp,
}

impl Subscriber {
    /// An address that waits to be confirmed.
    #[must_use]
    pub const fn new(id: SubscriberId, email: Email, language: Language, now: Timestamp) -> Self {
        Self { id, active: false, created_at: now, email, language, updated_at: now }
    }

    /// The other half of the links.
    #[must_use]
    pub fn hash(&self) -> EmailHash {
        self.email.hash()
    }
}
