//! What goes back when something is wrong: **one exhaustive match** from identifier to status and body.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use freesewing_domain::error::{Error, Refusal};
use freesewing_domain::ports::StoreError;

use crate::wire::json;

/// Why a request got no good answer.
#[derive(Debug)]
pub enum ApiError {
    /// A rule says no.
    Rule(Error),
    /// Nobody that we know, on a token route.
    NoToken,
    /// Nobody that we know, on a key route.
    NoApikey,
    /// The body is not JSON, or no object or array.
    InvalidJson,
    /// The body is larger than [`crate::middleware::body::LIMIT`].
    BodyTooLarge,
    /// The body is in a character set that JSON may not be in, or encoded in a way that we do not undo.
    UnsupportedCharset,
    /// The path cannot be decoded.
    InvalidPath,
    /// There is no such route.
    NoRoute,
    /// The server cannot do its work at the moment: the store does not answer, or takes no writes.
    NotReady,
    /// Too many passwords wait to be compared, whoever sent them.
    Busy,
}

impl ApiError {
    /// The identifier on the wire.
    #[must_use]
    pub fn identifier(&self) -> &'static str {
        match self {
            Self::Rule(Error::Store(StoreError::Unavailable(_))) => Self::NotReady.identifier(),
            Self::Rule(error) => error.identifier(),
            Self::NoToken | Self::NoApikey => "unauthorized",
            Self::InvalidJson => "invalidJson",
            Self::BodyTooLarge => "bodyTooLarge",
            Self::UnsupportedCharset => "unsupportedCharset",
            Self::InvalidPath => "invalidPath",
            Self::NoRoute => "notFound",
            Self::NotReady => "notReady",
            Self::Busy => "serverBusy",
        }
    }
}

/// In how many seconds to come back when the server is busy: about as long as it takes to see to all who wait.
const BUSY_SECONDS: &str = "2";
/// The same when the store does not answer, or takes no writes: somebody may have to look after it.
const NOT_READY_SECONDS: &str = "10";

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.identifier())
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self::Rule(error)
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Rule(error) => rule_status(error),
            Self::NoToken | Self::NoApikey => StatusCode::UNAUTHORIZED,
            Self::InvalidJson | Self::InvalidPath => StatusCode::BAD_REQUEST,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedCharset => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NoRoute => StatusCode::NOT_FOUND,
            Self::NotReady => StatusCode::SERVICE_UNAVAILABLE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        match self {
            Self::Rule(Error::NotFound) => answer.finish(),
            Self::NoToken => answer.body("Unauthorized"),
            Self::NoApikey => {
                answer.insert_header((header::WWW_AUTHENTICATE, r#"Basic realm="Users""#)).body("Unauthorized")
            }
            Self::Rule(Error::Refused(refusal)) => {
                json::body(&mut answer, &Envelope::of(Reason { error: refusal.identifier() }))
            }
            Self::Rule(error @ Error::RateLimitExceeded(wait)) => {
                // Rounded up: whoever comes back then is let in.
                let seconds = wait.as_secs_f64().ceil().max(1.0);
                answer.insert_header((header::RETRY_AFTER, format!("{seconds:.0}")));
                json::body(&mut answer, &Envelope::of(error.identifier()))
            }
            Self::Rule(error @ Error::InsufficientAccessLevel { required, level }) => {
                let (error, required, level) = (error.identifier(), required.get(), level.get());
                json::body(&mut answer, &Lacking { result: "error", error, required, level })
            }
            Self::Busy => {
                answer.insert_header((header::RETRY_AFTER, BUSY_SECONDS));
                json::body(&mut answer, &Envelope::of(self.identifier()))
            }
            Self::Rule(error) => {
                log_failure(error, self.identifier());
                if self.status_code() == StatusCode::SERVICE_UNAVAILABLE {
                    answer.insert_header((header::RETRY_AFTER, NOT_READY_SECONDS));
                }
                json::body(&mut answer, &Envelope::of(self.identifier()))
            }
            other => json::body(&mut answer, &Envelope::of(other.identifier())),
        }
    }
}

/// The status of each rule's error.
fn rule_status(error: &Error) -> StatusCode {
    match error {
        Error::PostBodyMissing
        | Error::EmailMissing
        | Error::EmailInvalid
        | Error::LanguageMissing
        | Error::UnsupportedLanguage
        | Error::ConsentRequired
        | Error::ConsentInvalid
        | Error::UsernameMissing
        | Error::PasswordMissing
        | Error::NameMissing
        | Error::LevelMissing
        | Error::LevelNotNumeric
        | Error::InvalidLevel
        | Error::ExpiresInMissing
        | Error::ExpiresIsNotNumeric
        | Error::ExpiresInInvalid
        | Error::ExpiresIsHigherThanMaximum
        | Error::KeyLevelExceedsRoleLevel
        | Error::BodyMissing
        | Error::DataNotAnObject
        | Error::DesignMissing
        | Error::DesignNotStringy
        | Error::EhashMissing
        | Error::HeightInvalid
        | Error::IdMissing
        | Error::ImgInvalid
        | Error::ImgOrUrlMissing
        | Error::InfoInvalid
        | Error::InvalidMfaSetting
        | Error::LanguageInvalid
        | Error::MarkdownMissing
        | Error::MeasiesInvalid
        | Error::MfaActive
        | Error::MfaTokenMissing
        | Error::NameEnMissing
        | Error::NotEnabled
        | Error::OptionsInvalid
        | Error::SettingsNotAnObject
        | Error::SlugInvalid
        | Error::SlugMissing
        | Error::SubIdInvalid
        | Error::SubIdMissing
        | Error::TitleMissing
        | Error::TypeInvalid
        | Error::TypeMismatch
        | Error::TypeMissing
        | Error::UrlInvalid
        | Error::UrlMissing
        | Error::CreateIssueFailed
        | Error::CreateDiscussionFailed
        | Error::CreatePostFailed
        | Error::KeyLevelRaised
        | Error::KeyLifeExtended
        | Error::KeyNotActive
        | Error::ExpiresAtInvalid
        | Error::OverlapInvalid
        | Error::ReasonMissing
        | Error::SecretInvalid
        | Error::SpanInvalid
        | Error::ByInvalid
        | Error::LimitInvalid
        | Error::BeforeInvalid
        | Error::KindInvalid
        | Error::LimitsInvalid
        | Error::PurposeMissing
        | Error::QuotaMissing
        | Error::QuotaInvalid
        | Error::AnswerMissing
        | Error::QuotaRequestPending
        | Error::QuotaRequestDecided
        | Error::TooLong(_) => StatusCode::BAD_REQUEST,
        Error::SignInFailed | Error::AuthenticationFailed => StatusCode::UNAUTHORIZED,
        Error::StatusLacking
        | Error::AccountBlocked
        | Error::MfaTokenRequired
        | Error::MfaTokenInvalid
        | Error::IdNotNumeric
        | Error::InvalidProvider
        | Error::InvalidLanguage
        | Error::StateInvalid
        | Error::CodeInvalid
        | Error::CuratedLanguageMissing
        | Error::SuggestionLacks(_)
        | Error::InsufficientAccessLevel { .. } => StatusCode::FORBIDDEN,
        Error::ConsentLacking | Error::Refused(Refusal::ConsentLacking) => StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS,
        Error::Refused(Refusal::AccountDisabled | Refusal::AccountBlocked | Refusal::AccountInactive) => {
            StatusCode::UNAUTHORIZED
        }
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::RateLimitExceeded(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::ProviderFailed => StatusCode::BAD_GATEWAY,
        // A full disk, a locked database: what was asked was right, and works later.
        Error::CreateAccountFailed(StoreError::Unavailable(_))
        | Error::MfaFailed(_, StoreError::Unavailable(_))
        | Error::Store(StoreError::Unavailable(_)) => StatusCode::SERVICE_UNAVAILABLE,
        Error::CreateAccountFailed(_)
        | Error::MfaFailed(..)
        | Error::UnableToRemoveImage
        | Error::Store(_)
        | Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// One line for whoever runs the server; the caller learns nothing of it.
fn log_failure(error: &Error, identifier: &'static str) {
    match error {
        Error::CreateAccountFailed(cause) | Error::MfaFailed(_, cause) | Error::Store(cause) => {
            tracing::error!(identifier, cause = %cause, "a request failed");
        }
        Error::Internal(cause) => tracing::error!(identifier, cause, "a request failed"),
        _ => {}
    }
}

/// `{"result":"error","error":…}`
#[derive(serde::Serialize)]
struct Envelope<T> {
    result: &'static str,
    error: T,
}

impl<T> Envelope<T> {
    const fn of(error: T) -> Self {
        Self { result: "error", error }
    }
}

/// `{"result":"error","error":"insufficientAccessLevel","required":…,"level":…}`: so that a script's author sees what is
/// missing.
#[derive(serde::Serialize)]
struct Lacking {
    result: &'static str,
    error: &'static str,
    required: u8,
    level: u8,
}

/// What the website reads as `data.error.error`.
#[derive(serde::Serialize)]
struct Reason {
    error: &'static str,
}

#[cfg(test)]
mod tests {
    use actix_web::body::MessageBody as _;

    use super::*;

    fn answer(cause: StoreError) -> (u16, Option<String>, String) {
        let answer = ApiError::from(Error::from(cause)).error_response();
        let wait = answer.headers().get(header::RETRY_AFTER).map(|wait| wait.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        let body = answer.into_body().try_into_bytes().unwrap();
        (status, wait, String::from_utf8(body.to_vec()).unwrap())
    }

    #[test]
    fn a_store_that_does_not_answer_is_something_to_come_back_for() {
        let full = answer(StoreError::Unavailable("database or disk is full".into()));
        assert_eq!(full, (503, Some("10".to_owned()), r#"{"result":"error","error":"notReady"}"#.to_owned()));
        let failed = answer(StoreError::Failed("no such table: users".into()));
        assert_eq!(failed, (500, None, r#"{"result":"error","error":"internalError"}"#.to_owned()));
        let damaged = answer(StoreError::Damaged("users.bio".to_owned()));
        assert_eq!(damaged, (500, None, r#"{"result":"error","error":"internalError"}"#.to_owned()));
    }
}
