//! Accounts: their fields, what may be in them, and how a change is applied.

mod patch;
mod profile;
mod second_factor;
mod status;
mod username;

pub use patch::{MAX_BIO, UserPatch};
pub use profile::NewProfile;
pub use status::{Consent, Status};
pub use username::{MAX_USERNAME, MIN_USERNAME, Username};

use serde_json::Value;

use crate::access::Role;
use crate::document::Document;
use crate::email::{Email, EmailHash};
use crate::error::{Error, Refusal};
use crate::ids::UserId;
use crate::language::Language;
use crate::limits::Limits;
use crate::secret::Secret;
use crate::time::Timestamp;

/// The most characters of a password.
pub const MAX_PASSWORD: usize = 1_000;

/// Somebody's account.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// Number of the account.
    pub id: UserId,
    /// What the owner tells about themselves; Markdown.
    pub bio: String,
    /// Whether to compare measurements with those of others.
    pub compare: bool,
    /// What the owner allows.
    pub consent: Consent,
    /// How much the website shows at once, 1 to 5.
    pub control: u8,
    /// When the account was made.
    pub created_at: Timestamp,
    /// The website's own notes on the account.
    pub data: Document,
    /// The present address.
    pub email: Email,
    /// Hash of the address at sign-up; names the avatar; never changes.
    pub ihash: EmailHash,
    /// Whether to show inches.
    pub imperial: bool,
    /// The address at sign-up; never changes.
    pub initial: Email,
    /// Calls with a token, counted up to this moment.
    pub jwt_calls: i64,
    /// Calls with an API key, counted up to this moment.
    pub key_calls: i64,
    /// The language of mails.
    pub language: Language,
    /// The last call with a credential.
    pub last_seen: Option<Timestamp>,
    /// How much its credentials may be used, each of them, where that is not the usual.
    pub limits: Limits,
    /// Whether signing in asks for a second factor.
    pub mfa_enabled: bool,
    /// The last time step whose code signed in: it, and those before it, sign in no more.
    pub mfa_last_step: Option<i64>,
    /// The secret of the second factor: empty unless that is on or being set up.
    pub mfa_secret: Secret,
    /// Whether the owner wants the newsletter.
    pub newsletter: bool,
    /// The password's hash; see [`crate::ports::PasswordHasher`].
    pub password: Secret,
    /// How much the owner supports FreeSewing.
    pub patron: i64,
    /// What the account is to FreeSewing.
    pub role: Role,
    /// Where the account stands.
    pub status: Status,
    /// Tokens issued before this moment, rounded up to a second, are no longer good: tokens are dated by the second.
    pub tokens_from: Option<Timestamp>,
    /// The last change, or the last call with a credential.
    pub updated_at: Option<Timestamp>,
    /// The name.
    pub username: Username,
}

impl User {
    /// Why this account may not act, if so. Consent is asked for first, as on the wire.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        if self.consent == Consent::None {
            return Some(Refusal::ConsentLacking);
        }
        self.status_refusal()
    }

    /// The same, looking at the status alone.
    #[must_use]
    pub fn status_refusal(&self) -> Option<Refusal> {
        match self.status {
            Status::Active => None,
            Status::Inactive => Some(Refusal::AccountInactive),
            Status::Disabled => Some(Refusal::AccountDisabled),
            Status::Blocked => Some(Refusal::AccountBlocked),
        }
    }

    /// The scheme of the password's hash, as the wire names it: `v3` (scrypt) or `v2` (bcrypt, from the oldest accounts).
    #[must_use]
    pub fn password_type(&self) -> &'static str {
        let hash: Value = serde_json::from_str(self.password.expose()).unwrap_or_default();
        match hash.get("type").and_then(Value::as_str) {
            Some("v2") => "v2",
            _ => "v3",
        }
    }

    /// Asks whether this account may sign in. Consent is not asked for here: without it, the token only works where
    /// consent can be given.
    ///
    /// # Errors
    /// [`Error::StatusLacking`], [`Error::AccountBlocked`]
    pub fn may_sign_in(&self) -> Result<(), Error> {
        if self.status != Status::Active {
            return Err(Error::StatusLacking);
        }
        if self.role.level().is_none() {
            return Err(Error::AccountBlocked);
        }
        Ok(())
    }
}

/// What is needed to make an account; the rest has its defaults.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The address.
    pub email: Email,
    /// The language of mails.
    pub language: Language,
    /// What the account is to FreeSewing.
    pub role: Role,
    /// Where it stands from the start.
    pub status: Status,
    /// What its owner allows from the start.
    pub consent: Consent,
    /// The password's hash.
    pub password: Secret,
    /// Now.
    pub created_at: Timestamp,
}

impl NewUser {
    /// The account as it stands once it has its number and a name that is free.
    #[must_use]
    pub fn into_user(self, id: UserId, username: Username) -> User {
        User {
            id,
            bio: String::new(),
            compare: true,
            consent: self.consent,
            control: 1,
            created_at: self.created_at,
            data: Document::default(),
            ihash: self.email.hash(),
            imperial: false,
            initial: self.email.clone(),
            email: self.email,
            jwt_calls: 0,
            key_calls: 0,
            language: self.language,
            last_seen: None,
            mfa_enabled: false,
            mfa_last_step: None,
            mfa_secret: Secret::new(""),
            newsletter: false,
            password: self.password,
            patron: 0,
            role: self.role,
            status: self.status,
            limits: Limits::default(),
            tokens_from: None,
            updated_at: Some(self.created_at),
            username,
        }
    }
}
