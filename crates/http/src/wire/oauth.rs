//! Signing in with GitHub or Google.

use freesewing_domain::confirmation::Provider;
use freesewing_domain::error::Error;
use freesewing_domain::language::Language;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::oauth::Return;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Fields, Outcome, Readable};

/// What to send to begin signing in with a provider.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"provider": "github", "language": "en"}"#)]
pub struct OauthInitBody {
    /// `github` or `google`, if it is switched on here.
    pub provider: String,
    /// `en`, `de`, `es`, `fr`, `nl` or `uk`: the language of a new account.
    pub language: String,
}

impl Readable for OauthInitBody {
    type Read = (Option<Provider>, Option<Language>);

    fn read(fields: &Fields<'_>) -> Result<Self::Read, Error> {
        Ok((provider(fields), in_any_case(fields, "language")))
    }
}

/// What to send when somebody comes back from a provider.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"provider": "github", "state": "77d1622a-1211-48e2-9d5e-60adf76808ff", "code": "0123abcd"}"#)]
pub struct OauthBody {
    /// From where.
    pub provider: String,
    /// What came back as `state`.
    pub state: String,
    /// What came back as `code`.
    pub code: String,
    /// The code that your authenticator app shows, if your account has a second factor.
    pub token: Option<String>,
}

impl Readable for OauthBody {
    type Read = Return;

    fn read(fields: &Fields<'_>) -> Result<Return, Error> {
        Ok(Return {
            provider: provider(fields),
            state: fields.string("state"),
            code: fields.text("code").map(Secret::new),
            token: fields.guess("token"),
        })
    }
}

fn provider(fields: &Fields<'_>) -> Option<Provider> {
    in_any_case(fields, "provider")
}

fn in_any_case<T: std::str::FromStr>(fields: &Fields<'_>, name: &str) -> Option<T> {
    fields.text(name)?.to_lowercase().parse().ok()
}

/// The answer when somebody may go to a provider.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct OauthInitAnswer {
    result: Outcome,
    /// The page to send them to.
    auth_url: String,
}

impl From<String> for OauthInitAnswer {
    fn from(auth_url: String) -> Self {
        Self { result: Outcome::Success, auth_url }
    }
}
