//! Accounts: their fields, what may be in them, and how a change is applied.

use serde_json::Value;
use strum::{FromRepr, VariantArray};

use crate::access::Role;
use crate::document::Document;
use crate::email::{Email, EmailHash, clean};
use crate::error::{Error, Refusal, check_length};
use crate::ids::UserId;
use crate::language::Language;
use crate::secret::Secret;
use crate::time::Timestamp;

/// The most characters of a user name.
pub const MAX_USERNAME: usize = 50;
/// The fewest characters of a user name.
pub const MIN_USERNAME: usize = 2;
/// The most characters of a biography.
pub const MAX_BIO: usize = 10_000;
/// The most characters of a password.
pub const MAX_PASSWORD: usize = 1_000;

/// Where an account stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromRepr)]
#[repr(i8)]
pub enum Status {
    /// In use.
    Active = 1,
    /// Signed up, and not yet confirmed.
    Inactive = 0,
    /// Put to rest by its owner.
    Disabled = -1,
    /// Shut by a maintainer.
    Blocked = -2,
}

impl Status {
    /// Reads a stored status; an unknown number counts as blocked when negative, else as inactive.
    #[must_use]
    pub fn from_stored(number: i64) -> Self {
        i8::try_from(number).ok().and_then(Self::from_repr).unwrap_or(if number < 0 {
            Self::Blocked
        } else {
            Self::Inactive
        })
    }

    /// The number on the wire.
    #[must_use]
    pub const fn get(self) -> i8 {
        self as i8
    }
}

/// What the owner allows us to do with their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, FromRepr, VariantArray)]
#[repr(u8)]
pub enum Consent {
    /// Nothing: the account cannot be used.
    None = 0,
    /// Keep the profile.
    Profile = 1,
    /// Keep the profile, and use measurements as open data.
    ProfileAndOpenData = 2,
    /// As [`Consent::ProfileAndOpenData`]; older accounts carry it.
    Historical = 3,
}

impl Consent {
    /// Reads a number from 0 to 3.
    #[must_use]
    pub fn from_number(number: f64) -> Option<Self> {
        Self::VARIANTS.iter().copied().find(|consent| f64::from(consent.get()) == number)
    }

    /// Reads a stored number; what is unknown counts as no consent.
    #[must_use]
    pub fn from_stored(number: i64) -> Self {
        u8::try_from(number).ok().and_then(Self::from_repr).unwrap_or(Self::None)
    }

    /// The number on the wire.
    #[must_use]
    pub const fn get(self) -> u8 {
        self as u8
    }
}

/// A user name: what its owner wrote, and the form in which names are compared.
///
/// ```
/// use freesewing_domain::user::Username;
/// let name = Username::parse("  Joost ").ok_or("a good name")?;
/// assert_eq!((name.as_str(), name.key()), ("Joost", "joost"));
/// assert_eq!(Username::parse("joost@example.com"), None, "would shadow an address");
/// assert_eq!(Username::parse("42"), None, "would shadow an account's number");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Username {
    name: String,
    key: String,
}

impl Username {
    /// Reads a name that somebody would like to have, or `None` when nobody may have it: too short, or of a form that
    /// stands for something else when signing in (an address, a number).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = Self::from_stored(text.trim());
        let shadows = name.key.contains('@') || name.key.chars().all(|c| c.is_ascii_digit());
        let good = name.key.chars().count() >= MIN_USERNAME && !name.key.chars().any(char::is_control);
        (good && !shadows).then_some(name)
    }

    /// Takes a name that a database already holds.
    #[must_use]
    pub fn from_stored(text: &str) -> Self {
        Self { name: text.to_owned(), key: clean(text) }
    }

    /// Whether the name is within [`MAX_USERNAME`].
    #[must_use]
    pub fn is_short_enough(&self) -> bool {
        self.name.chars().count() <= MAX_USERNAME
    }

    /// The names that a new account may get, in the order in which to try them: `user-7`, then `user-7-2` and on, in
    /// case somebody called themselves `user-7` before.
    pub fn for_new_account(id: UserId) -> impl Iterator<Item = Self> {
        std::iter::once(Self::from_stored(&format!("user-{id}")))
            .chain((2_u32..).map(move |n| Self::from_stored(&format!("user-{id}-{n}"))))
    }

    /// The name as its owner wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The form in which names are compared, unique among all accounts.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

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
    /// Whether signing in asks for a second factor.
    pub mfa_enabled: bool,
    /// The secret of the second factor, empty when there never was one.
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
            mfa_secret: Secret::new(""),
            newsletter: false,
            password: self.password,
            patron: 0,
            role: self.role,
            status: self.status,
            tokens_from: None,
            updated_at: Some(self.created_at),
            username,
        }
    }
}

/// A change that the owner of an account asks for; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct UserPatch {
    /// New biography.
    pub bio: Option<String>,
    /// New choice.
    pub compare: Option<bool>,
    /// New consent.
    pub consent: Option<Consent>,
    /// New level of detail, 1 to 5.
    pub control: Option<u8>,
    /// Members to lay over the present ones.
    pub data: Option<Document>,
    /// New choice.
    pub imperial: Option<bool>,
    /// New language.
    pub language: Option<Language>,
    /// New choice.
    pub newsletter: Option<bool>,
    /// Hash of the new password.
    pub password: Option<Secret>,
    /// New name.
    pub username: Option<Username>,
    /// End every token issued before this moment.
    pub tokens_from: Option<Timestamp>,
}

impl UserPatch {
    /// Applies the change.
    ///
    /// # Errors
    /// [`Error::TooLong`]; the user is then to be thrown away, not stored.
    pub fn apply(&self, user: &mut User, now: Timestamp) -> Result<(), Error> {
        set(&mut user.bio, self.bio.as_ref());
        set(&mut user.compare, self.compare.as_ref());
        set(&mut user.consent, self.consent.as_ref());
        set(&mut user.control, self.control.as_ref());
        set(&mut user.imperial, self.imperial.as_ref());
        set(&mut user.language, self.language.as_ref());
        set(&mut user.newsletter, self.newsletter.as_ref());
        set(&mut user.password, self.password.as_ref());
        set(&mut user.username, self.username.as_ref());
        if let Some(data) = &self.data {
            user.data = user.data.merged_with(data).checked("data")?;
        }
        if self.tokens_from.is_some() {
            user.tokens_from = self.tokens_from;
        }
        // What an import brought may be longer, and does not stand in the way of other changes.
        if self.bio.is_some() {
            check_length("bio", &user.bio, MAX_BIO)?;
        }
        if self.username.is_some() {
            check_length("username", user.username.as_str(), MAX_USERNAME)?;
        }
        user.updated_at = Some(now);
        Ok(())
    }
}

fn set<T: Clone>(field: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_names_that_stand_for_something_else() {
        for text in ["a", "  a  ", "", "   ", "42", "me@home", "tab\tbed\u{7}"] {
            assert_eq!(Username::parse(text), None, "{text:?}");
        }
        assert_eq!(Username::parse(" Ann 2 ").unwrap().key(), "ann 2");
    }

    #[test]
    fn offers_a_new_account_names_until_one_is_free() {
        let names: Vec<_> = Username::for_new_account(UserId(7)).take(3).map(|n| n.key().to_owned()).collect();
        assert_eq!(names, ["user-7", "user-7-2", "user-7-3"]);
    }

    #[test]
    fn unknown_stored_numbers_never_open_an_account() {
        assert_eq!(Status::from_stored(7), Status::Inactive);
        assert_eq!(Status::from_stored(-7), Status::Blocked);
        assert_eq!(Consent::from_stored(99), Consent::None);
        assert_eq!(Consent::from_number(1.5), None);
    }
}
