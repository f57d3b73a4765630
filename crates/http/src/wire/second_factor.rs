//! The second factor.

use freesewing_domain::error::Error;
use freesewing_domain::ports::Enrolment;
use freesewing_domain::secret::Secret;
use freesewing_domain::user::User;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::account::Account;
use super::{Fields, Outcome, Readable};

/// What to send to set up or switch off the second factor.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"mfa": true}"#)]
pub struct SecondFactorBody {
    /// Whether signing in is to ask for a code.
    pub mfa: bool,
    /// The secret that you got, to switch it on.
    pub secret: Option<String>,
    /// The code that your authenticator app shows, to switch it on or off.
    pub token: Option<String>,
    /// Your password, to switch it off.
    pub password: Option<String>,
}

/// What somebody would like to do about their second factor.
pub enum Wish {
    /// Get a secret.
    Enrol,
    /// Switch it on; one of the two may not have been sent.
    Activate {
        /// The secret.
        secret: Option<Secret>,
        /// The code.
        code: Option<Secret>,
    },
    /// Switch it off.
    SwitchOff {
        /// The password.
        password: Secret,
        /// The code.
        code: Secret,
    },
}

impl Readable for SecondFactorBody {
    type Read = Wish;

    fn read(fields: &Fields<'_>) -> Result<Wish, Error> {
        let code = fields.guess("token");
        if !fields.flag("mfa").ok_or(Error::InvalidMfaSetting)? {
            let code = code.ok_or(Error::MfaTokenMissing)?;
            let password = fields.text("password").filter(|text| !text.is_empty()).ok_or(Error::PasswordMissing)?;
            return Ok(Wish::SwitchOff { password: Secret::new(password), code });
        }
        Ok(match (fields.guess("secret"), code) {
            (None, None) => Wish::Enrol,
            (secret, code) => Wish::Activate { secret, code },
        })
    }
}

/// The answer about the second factor: a secret to set it up with, or the account after it was switched on or off.
#[derive(Serialize, Apiv2Schema)]
pub struct SecondFactorAnswer {
    result: Outcome,
    /// What to set up an authenticator app with. Shown this once.
    #[serde(skip_serializing_if = "Option::is_none")]
    mfa: Option<AppSetup>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Account>,
}

/// What to set up an authenticator app with.
#[derive(Serialize, Apiv2Schema)]
pub struct AppSetup {
    /// The secret, for typing it in.
    #[openapi(example = "GEZDGNBVGY3TQOJQ")]
    secret: String,
    /// The same as an address that apps open.
    otpauth: String,
    /// That address as a QR code: the text of an SVG picture.
    qrcode: String,
}

impl From<Enrolment> for SecondFactorAnswer {
    fn from(enrolment: Enrolment) -> Self {
        let setup = AppSetup {
            secret: enrolment.secret.expose().to_owned(),
            otpauth: enrolment.otpauth.expose().to_owned(),
            qrcode: enrolment.qrcode.expose().to_owned(),
        };
        Self { result: Outcome::Success, mfa: Some(setup), account: None }
    }
}

impl From<User> for SecondFactorAnswer {
    fn from(user: User) -> Self {
        Self { result: Outcome::Success, mfa: None, account: Some(Account::from(&user)) }
    }
}
