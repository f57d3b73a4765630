//! Signing up and confirming.

use freesewing_domain::access::Role;
use freesewing_domain::email::Email;
use freesewing_domain::error::Error;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::signup::{SignedUp, SignupRequest};
use freesewing_domain::user::Consent;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Fields, Outcome, Readable};

/// What to send to sign up.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"email": "joost@example.com", "language": "en"}"#)]
pub struct SignupBody {
    /// Your e-mail address. It is compared in lower case.
    pub email: String,
    /// The language of mails: en, de, es, fr, nl or uk.
    pub language: String,
}

impl Readable for SignupBody {
    type Read = SignupRequest;

    fn read(fields: &Fields<'_>) -> Result<SignupRequest, Error> {
        fields.not_empty()?;
        let email = fields.truthy("email").ok_or(Error::EmailMissing)?;
        let language = fields.truthy("language").ok_or(Error::LanguageMissing)?;
        let language = language.as_str().and_then(|code| code.parse().ok()).ok_or(Error::UnsupportedLanguage)?;
        Ok(SignupRequest {
            email: Email::parse(email.as_str().ok_or(Error::EmailInvalid)?)?,
            language,
            test: fields.truthy("test").is_some(),
            role: fields.text("role").and_then(known_role),
        })
    }
}

fn known_role(name: &str) -> Option<Role> {
    name.parse().ok().filter(|role: &Role| role.level().is_some())
}

/// The answer to signing up. It is the same whether the address had an account or not.
#[derive(Serialize, Apiv2Schema)]
pub struct SignupAnswer {
    result: Outcome,
    /// The address, cleaned.
    email: String,
    /// The confirmation of a new account, in test mode only.
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmation: Option<String>,
}

impl From<SignedUp> for SignupAnswer {
    fn from(signed_up: SignedUp) -> Self {
        Self {
            result: Outcome::Created,
            email: signed_up.email.as_str().to_owned(),
            confirmation: signed_up.confirmation.map(|id| id.to_string()),
        }
    }
}

/// What to send to confirm.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"consent": 1}"#)]
pub struct ConfirmBody {
    /// What you allow us to do with your data: 1 to keep your profile, 2 to also use measurements as open data.
    pub consent: u8,
    /// The code of the second factor. Only an account that was in use before, and was made inactive, can have one.
    pub token: Option<String>,
}

/// What was sent to confirm.
pub struct Confirm {
    /// What the owner allows.
    pub consent: Consent,
    /// The code of the second factor, if one was sent.
    pub code: Option<Secret>,
}

impl Readable for ConfirmBody {
    type Read = Confirm;

    fn read(fields: &Fields<'_>) -> Result<Confirm, Error> {
        fields.not_empty()?;
        let consent = fields.number("consent").and_then(Consent::from_number);
        let consent = consent.filter(|consent| *consent != Consent::None).ok_or(Error::ConsentRequired)?;
        Ok(Confirm { consent, code: fields.guess("token") })
    }
}
