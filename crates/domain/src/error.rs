//! Everything that can go wrong by FreeSewing's rules, one variant for each identifier of the wire.
//!
//! A variant says *what* is wrong; which HTTP status that is, only the `http` crate knows.

use crate::access::Level;
use crate::ports::StoreError;

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    // What was sent is not enough or not right
    /// The body has no members at all.
    #[error("the body is empty: send a JSON object")]
    PostBodyMissing,
    /// No `email`.
    #[error("send an e-mail address in `email`")]
    EmailMissing,
    /// `email` cannot be an address.
    #[error("`email` is not an e-mail address")]
    EmailInvalid,
    /// No `language`.
    #[error("send a language code in `language`")]
    LanguageMissing,
    /// `language` is none of the codes.
    #[error("`language` must be one of en, de, es, fr, nl, uk")]
    UnsupportedLanguage,
    /// `consent` is not given.
    #[error("`consent` must be 1, 2 or 3")]
    ConsentRequired,
    /// `consent` is not one of the values that an account may choose.
    #[error("`consent` must be 0, 1 or 2")]
    ConsentInvalid,
    /// No `username`.
    #[error("send a user name in `username`")]
    UsernameMissing,
    /// No `password`.
    #[error("send a password in `password`")]
    PasswordMissing,
    /// No `name`.
    #[error("send a name, as text, in `name`")]
    NameMissing,
    /// No `level`.
    #[error("send a level from 0 to 9 in `level`")]
    LevelMissing,
    /// `level` is not a number.
    #[error("`level` must be a number")]
    LevelNotNumeric,
    /// `level` is no level.
    #[error("`level` must be a whole number from 0 to 9")]
    InvalidLevel,
    /// No `expiresIn`.
    #[error("send the life of the key, in seconds, in `expiresIn`")]
    ExpiresInMissing,
    /// `expiresIn` is not a number.
    #[error("`expiresIn` must be a number of seconds")]
    ExpiresIsNotNumeric,
    /// `expiresIn` is negative or not finite.
    #[error("`expiresIn` must be more than zero seconds")]
    ExpiresInInvalid,
    /// `expiresIn` is above what this server allows.
    #[error("`expiresIn` is more than this server allows")]
    ExpiresIsHigherThanMaximum,
    /// The key would act above the one who makes it.
    #[error("a key cannot have a higher level than who makes it")]
    KeyLevelExceedsRoleLevel,
    /// A text or an object is larger than its limit; the name of its field is inside.
    #[error("`{0}` is too long")]
    TooLong(Field),

    // Who is asking, and what they may do
    /// No such user, or the wrong password: not said which.
    #[error("the user name or the password is wrong")]
    SignInFailed,
    /// The account is not active.
    #[error("the account is not active")]
    StatusLacking,
    /// The role of the account does not allow signing in.
    #[error("the account is blocked")]
    AccountBlocked,
    /// The level of the caller is not enough for this action, or for this action on another user's things.
    #[error("this needs level {required}, and the caller has level {level}")]
    InsufficientAccessLevel {
        /// The level that would do; 9 at most, also where no level would.
        required: Level,
        /// The level that the caller has.
        level: Level,
    },
    /// A guest route was called by an account that may not go on; the reason is inside.
    #[error("{0}")]
    Refused(Refusal),

    // The rest
    /// There is no such record, or none that this caller may know of.
    #[error("not found")]
    NotFound,
    /// The account could not be made.
    #[error("the account could not be made")]
    CreateAccountFailed(#[source] StoreError),
    /// A store failed. The cause is for the log, never for the caller.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// A part that should not fail did. The cause is for the log, never for the caller.
    #[error("{0}")]
    Internal(String),
}

/// A field that has a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "they are the names on the wire")]
pub enum Field {
    Name,
    Notes,
    Username,
    Bio,
    Password,
    Data,
    Measies,
    Img,
}

impl Field {
    /// The identifier on the wire for too much of it.
    #[must_use]
    pub const fn too_long(self) -> &'static str {
        match self {
            Self::Name => "nameTooLong",
            Self::Notes => "notesTooLong",
            Self::Username => "usernameTooLong",
            Self::Bio => "bioTooLong",
            Self::Password => "passwordTooLong",
            Self::Data => "dataTooLong",
            Self::Measies => "measiesTooLong",
            Self::Img => "imgTooLong",
        }
    }
}

/// Why an account that proved who it is may not go on all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Consent was not given, or was taken back.
    #[error("consent is lacking")]
    ConsentLacking,
    /// Disabled by its owner.
    #[error("the account is disabled")]
    AccountDisabled,
    /// Blocked by a maintainer.
    #[error("the account is blocked")]
    AccountBlocked,
    /// Signed up, and never confirmed.
    #[error("the account is not active")]
    AccountInactive,
}

impl Refusal {
    /// The identifier on the wire.
    #[must_use]
    pub const fn identifier(self) -> &'static str {
        match self {
            Self::ConsentLacking => "consentLacking",
            Self::AccountDisabled => "accountDisabled",
            Self::AccountBlocked => "accountBlocked",
            Self::AccountInactive => "accountInactive",
        }
    }
}

impl Error {
    /// The identifier on the wire, such as `nameMissing`.
    #[must_use]
    pub fn identifier(&self) -> &'static str {
        match self {
            Self::PostBodyMissing => "postBodyMissing",
            Self::EmailMissing => "emailMissing",
            Self::EmailInvalid => "emailInvalid",
            Self::LanguageMissing => "languageMissing",
            Self::UnsupportedLanguage => "unsupportedLanguage",
            Self::ConsentRequired => "consentRequired",
            Self::ConsentInvalid => "consentInvalid",
            Self::UsernameMissing => "usernameMissing",
            Self::PasswordMissing => "passwordMissing",
            Self::NameMissing => "nameMissing",
            Self::LevelMissing => "levelMissing",
            Self::LevelNotNumeric => "levelNotNumeric",
            Self::InvalidLevel => "invalidLevel",
            Self::ExpiresInMissing => "expiresInMissing",
            Self::ExpiresIsNotNumeric => "expiresIsNotNumeric",
            Self::ExpiresInInvalid => "expiresInInvalid",
            Self::ExpiresIsHigherThanMaximum => "expiresIsHigherThanMaximum",
            Self::KeyLevelExceedsRoleLevel => "keyLevelExceedsRoleLevel",
            Self::TooLong(field) => field.too_long(),
            Self::SignInFailed => "signInFailed",
            Self::StatusLacking => "statusLacking",
            Self::AccountBlocked => "accountBlocked",
            Self::InsufficientAccessLevel { .. } => "insufficientAccessLevel",
            Self::Refused(refusal) => refusal.identifier(),
            Self::NotFound => "notFound",
            Self::CreateAccountFailed(_) => "createAccountFailed",
            Self::Store(_) | Self::Internal(_) => "internalError",
        }
    }
}

/// Refuses text of more than `limit` characters.
///
/// # Errors
/// [`Error::TooLong`] that names `field`.
pub fn check_length(field: Field, text: &str, limit: usize) -> Result<(), Error> {
    if text.len() > limit && text.chars().count() > limit {
        return Err(Error::TooLong(field));
    }
    Ok(())
}
