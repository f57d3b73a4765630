//! Everything that can go wrong by FreeSewing's rules, one variant for each identifier of the wire.
//!
//! A variant says *what* is wrong; which HTTP status that is, only the `http` crate knows.

mod field;
mod reason;

use std::time::Duration;

use crate::access::Level;
use crate::ports::StoreError;

pub use field::{Field, check_length};
pub use reason::{Lacking, MfaStep, Refusal};

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

    /// No `body`.
    #[error("send a text in `body`")]
    BodyMissing,
    /// `data` is no object.
    #[error("`data` must be a JSON object")]
    DataNotAnObject,
    /// No `design`.
    #[error("send the name of a design in `design`")]
    DesignMissing,
    /// `design` is no text.
    #[error("`design` must be a text")]
    DesignNotStringy,
    /// No `ehash`.
    #[error("send the hash from the link in `ehash`")]
    EhashMissing,
    /// `height` is no number.
    #[error("`height` must be a number")]
    HeightInvalid,
    /// No `id`.
    #[error("send the id from the link in `id`")]
    IdMissing,
    /// `img` is no picture that we take.
    #[error("send a PNG, JPEG, WebP or GIF picture as a data URI, or the public address of one")]
    ImgInvalid,
    /// Neither `img` nor `url`.
    #[error("send a picture in `img`, or its address in `url`")]
    ImgOrUrlMissing,
    /// `info` is no text.
    #[error("`info` must be a text")]
    InfoInvalid,
    /// `mfa` is neither true nor false.
    #[error("`mfa` must be true or false")]
    InvalidMfaSetting,
    /// `language` is none that is translated to.
    #[error("`language` must be one of de, es, fr, nl, uk")]
    LanguageInvalid,
    /// No `markdown`.
    #[error("send the text of the post in `markdown`")]
    MarkdownMissing,
    /// `measies` is no object.
    #[error("`measies` must be a JSON object")]
    MeasiesInvalid,
    /// The second factor is on already.
    #[error("the second factor is on already")]
    MfaActive,
    /// No `token`.
    #[error("send the code of the second factor in `token`")]
    MfaTokenMissing,
    /// No `nameEn`.
    #[error("send an English name in `nameEn`")]
    NameEnMissing,
    /// This server is not set up for it.
    #[error("this server is not set up for this")]
    NotEnabled,
    /// `options` is no object.
    #[error("`options` must be a JSON object")]
    OptionsInvalid,
    /// `settings` is no object.
    #[error("`settings` must be a JSON object")]
    SettingsNotAnObject,
    /// `slug` may not be the name of a page.
    #[error("`slug` must be made of a-z, 0-9 and -")]
    SlugInvalid,
    /// No `slug`.
    #[error("send a short name in `slug`")]
    SlugMissing,
    /// `subId` is none of those that there are.
    #[error("`subId` must be main, or 1 to 9")]
    SubIdInvalid,
    /// No `subId`.
    #[error("send main, or 1 to 9, in `subId`")]
    SubIdMissing,
    /// No `title`.
    #[error("send a title in `title`")]
    TitleMissing,
    /// `type` is none of those that there are.
    #[error("`type` is none of those that there are")]
    TypeInvalid,
    /// The suggestion is of another kind.
    #[error("this is another kind of suggestion")]
    TypeMismatch,
    /// No `type`.
    #[error("send what it is in `type`")]
    TypeMissing,
    /// `url` is no address of the web.
    #[error("`url` must start with http:// or https://")]
    UrlInvalid,
    /// No `url`.
    #[error("send an address in `url`")]
    UrlMissing,
    /// GitHub did not take the issue.
    #[error("GitHub did not take it; try again later")]
    CreateIssueFailed,
    /// GitHub did not take the discussion.
    #[error("GitHub did not take it; try again later")]
    CreateDiscussionFailed,
    /// GitHub did not take the post.
    #[error("GitHub did not take it; try again later")]
    CreatePostFailed,
    /// `level` is above the level that the key has.
    #[error("a key cannot be raised: make another one")]
    KeyLevelRaised,
    /// The new end is after the present one.
    #[error("the life of a key cannot be made longer: make another one, or rotate it")]
    KeyLifeExtended,
    /// The key works no more.
    #[error("this key works no more")]
    KeyNotActive,
    /// `expiresAt` is no moment, or one that is over.
    #[error("`expiresAt` must be a moment to come, such as 2026-11-22T21:00:00Z")]
    ExpiresAtInvalid,
    /// `overlap` is no number of seconds, or is too long.
    #[error("`overlap` must be a number of seconds, 30 days at most")]
    OverlapInvalid,
    /// `secret` cannot be the secret of a key.
    #[error("`secret` is not the secret of a key of ours")]
    SecretInvalid,
    /// No `reason`.
    #[error("say why, in `reason`")]
    ReasonMissing,
    /// A moment that is none, or a span that ends before it begins or is longer than what is kept.
    #[error("`from` and `to` must be moments such as 2026-11-22T21:00:00Z, the first before the second")]
    SpanInvalid,
    /// `by` is nothing that calls are put together by here.
    #[error("calls are not put together by this")]
    ByInvalid,
    /// `limit` is no number, or too large.
    #[error("`limit` must be a whole number, 1000 at most")]
    LimitInvalid,
    /// `before` is no number of an event.
    #[error("`before` must be the number of an event")]
    BeforeInvalid,
    /// `kind` is no kind of event.
    #[error("`kind` must be a kind of event, such as `signedIn`")]
    KindInvalid,
    /// `limits` is none that can be set.
    #[error("`limits` must be an object with `perMinute` and `perDay`: whole numbers, or null for the usual")]
    LimitsInvalid,
    /// No `purpose`.
    #[error("say what it is for, in `purpose`")]
    PurposeMissing,
    /// Nothing is asked for.
    #[error("say how much you need, in `perMinute` or `perDay`")]
    QuotaMissing,
    /// What is asked for is no number of calls.
    #[error("`perMinute` and `perDay` must be whole numbers")]
    QuotaInvalid,
    /// Nothing is said to somebody whose request is declined.
    #[error("say why, in `answer`")]
    AnswerMissing,
    /// There is a request that nobody has answered yet.
    #[error("there is a request that waits for an answer already")]
    QuotaRequestPending,
    /// Somebody answered the request before.
    #[error("this request was answered before")]
    QuotaRequestDecided,
    /// A suggestion lacks something; what, is inside.
    #[error("the suggestion lacks its {0:?}")]
    SuggestionLacks(Lacking),

    // Who is asking, and what they may do
    /// No such user, or the wrong password: not said which.
    #[error("the user name or the password is wrong")]
    SignInFailed,
    /// The password or the code of the second factor is wrong.
    #[error("the password or the code is wrong")]
    AuthenticationFailed,
    /// Signing in needs the code of the second factor.
    #[error("send the code of the second factor in `token`")]
    MfaTokenRequired,
    /// The code does not fit the secret.
    #[error("the code is wrong")]
    MfaTokenInvalid,
    /// The id in the path is no number.
    #[error("the id must be a number")]
    IdNotNumeric,
    /// There is no such provider to sign in with, or it is off.
    #[error("there is no such provider to sign in with")]
    InvalidProvider,
    /// The language to sign in with is none of the codes.
    #[error("`language` must be one of en, de, es, fr, nl, uk")]
    InvalidLanguage,
    /// The state of signing in is unknown, used, or of another provider.
    #[error("start signing in anew")]
    StateInvalid,
    /// The provider does not know the code.
    #[error("start signing in anew")]
    CodeInvalid,
    /// No language to take a curated set in.
    #[error("send one of en, de, es, fr, nl, uk in `language`")]
    CuratedLanguageMissing,
    /// Signing in through a provider needs consent.
    #[error("give your consent first")]
    ConsentLacking,
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

    /// Too much in too short a time; when to come back, is inside.
    #[error("too many requests; try again in {} seconds", .0.as_secs())]
    RateLimitExceeded(Duration),

    // The rest
    /// The provider does not answer.
    #[error("the provider does not answer; try again later")]
    ProviderFailed,
    /// The picture could not be removed.
    #[error("the picture could not be removed")]
    UnableToRemoveImage,
    /// There is no such record, or none that this caller may know of.
    #[error("not found")]
    NotFound,
    /// The account could not be made.
    #[error("the account could not be made")]
    CreateAccountFailed(#[source] StoreError),
    /// The store failed at a step of the second factor; which, is inside.
    #[error("the second factor could not be changed")]
    MfaFailed(MfaStep, #[source] StoreError),
    /// A store failed. The cause is for the log, never for the caller.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// A part that should not fail did. The cause is for the log, never for the caller.
    #[error("{0}")]
    Internal(String),
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
            Self::BodyMissing => "bodyMissing",
            Self::DataNotAnObject => "dataNotAnObject",
            Self::DesignMissing => "designMissing",
            Self::DesignNotStringy => "designNotStringy",
            Self::EhashMissing => "ehashMissing",
            Self::HeightInvalid => "heightInvalid",
            Self::IdMissing => "idMissing",
            Self::ImgInvalid => "imgInvalid",
            Self::ImgOrUrlMissing => "imgOrUrlMissing",
            Self::InfoInvalid => "infoInvalid",
            Self::InvalidMfaSetting => "invalidMfaSetting",
            Self::LanguageInvalid => "languageInvalid",
            Self::MarkdownMissing => "markdownMissing",
            Self::MeasiesInvalid => "measiesInvalid",
            Self::MfaActive => "mfaActive",
            Self::MfaTokenMissing => "mfaTokenMissing",
            Self::NameEnMissing => "nameEnMissing",
            Self::NotEnabled => "notEnabled",
            Self::OptionsInvalid => "optionsInvalid",
            Self::SettingsNotAnObject => "settingsNotAnObject",
            Self::SlugInvalid => "slugInvalid",
            Self::SlugMissing => "slugMissing",
            Self::SubIdInvalid => "subIdInvalid",
            Self::SubIdMissing => "subIdMissing",
            Self::TitleMissing => "titleMissing",
            Self::TypeInvalid => "typeInvalid",
            Self::TypeMismatch => "typeMismatch",
            Self::TypeMissing => "typeMissing",
            Self::UrlInvalid => "urlInvalid",
            Self::UrlMissing => "urlMissing",
            Self::CreateIssueFailed => "createIssueFailed",
            Self::CreateDiscussionFailed => "createDiscussionFailed",
            Self::CreatePostFailed => "createPostFailed",
            Self::AuthenticationFailed => "authenticationFailed",
            Self::MfaTokenRequired => "mfaTokenRequired",
            Self::MfaTokenInvalid => "mfaTokenInvalid",
            Self::IdNotNumeric => "idNotNumeric",
            Self::InvalidProvider => "invalidProvider",
            Self::InvalidLanguage => "invalidLanguage",
            Self::StateInvalid => "stateInvalid",
            Self::CodeInvalid => "codeInvalid",
            Self::CuratedLanguageMissing => "languageMissing",
            Self::ConsentLacking => "consentLacking",
            Self::ProviderFailed => "providerFailed",
            Self::UnableToRemoveImage => "unableToRemoveImage",
            Self::KeyLevelRaised => "keyLevelRaised",
            Self::KeyLifeExtended => "keyLifeExtended",
            Self::KeyNotActive => "keyNotActive",
            Self::ExpiresAtInvalid => "expiresAtInvalid",
            Self::OverlapInvalid => "overlapInvalid",
            Self::SecretInvalid => "secretInvalid",
            Self::ReasonMissing => "reasonMissing",
            Self::SpanInvalid => "spanInvalid",
            Self::ByInvalid => "byInvalid",
            Self::LimitInvalid => "limitInvalid",
            Self::BeforeInvalid => "beforeInvalid",
            Self::KindInvalid => "kindInvalid",
            Self::LimitsInvalid => "limitsInvalid",
            Self::PurposeMissing => "purposeMissing",
            Self::QuotaMissing => "quotaMissing",
            Self::QuotaInvalid => "quotaInvalid",
            Self::AnswerMissing => "answerMissing",
            Self::QuotaRequestPending => "quotaRequestPending",
            Self::QuotaRequestDecided => "quotaRequestDecided",
            Self::RateLimitExceeded(_) => "rateLimitExceeded",
            Self::SuggestionLacks(what) => what.identifier(),
            Self::TooLong(field) => field.too_long(),
            Self::SignInFailed => "signInFailed",
            Self::StatusLacking => "statusLacking",
            Self::AccountBlocked => "accountBlocked",
            Self::InsufficientAccessLevel { .. } => "insufficientAccessLevel",
            Self::Refused(refusal) => refusal.identifier(),
            Self::NotFound => "notFound",
            Self::CreateAccountFailed(_) => "createAccountFailed",
            Self::MfaFailed(step, _) => step.failed(),
            Self::Store(_) | Self::Internal(_) => "internalError",
        }
    }
}
