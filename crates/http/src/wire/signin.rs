//! Signing in.

use freesewing_domain::error::Error;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::signin::{Credentials, LinkRequest, LinkSent, SignedIn};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;
use serde_json::Value;

use super::account::Account;
use super::{Fields, Outcome, Readable};

/// What to send to sign in.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"username": "joost@example.com", "password": "correct horse battery staple"}"#)]
pub struct SigninBody {
    /// Your user name, your e-mail address or the number of your account.
    pub username: String,
    /// Your password.
    pub password: String,
    /// The code that your authenticator app shows, if your account has a second factor.
    pub token: Option<String>,
}

impl Readable for SigninBody {
    type Read = Credentials;

    fn read(fields: &Fields<'_>) -> Result<Credentials, Error> {
        fields.not_empty()?;
        let username = fields.truthy("username").ok_or(Error::UsernameMissing)?;
        let password = fields.truthy("password").ok_or(Error::PasswordMissing)?;
        Ok(Credentials {
            username: text_or_number(username),
            password: password.as_str().map(Secret::new),
            code: fields.guess("token"),
        })
    }
}

/// What to send to get a sign-in link by mail.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"username": "joost@example.com"}"#)]
pub struct SigninLinkBody {
    /// Your user name, your e-mail address or the number of your account.
    pub username: String,
}

impl Readable for SigninLinkBody {
    type Read = LinkRequest;

    fn read(fields: &Fields<'_>) -> Result<LinkRequest, Error> {
        fields.not_empty()?;
        let username = fields.truthy("username").ok_or(Error::UsernameMissing)?;
        Ok(LinkRequest { username: text_or_number(username), test: fields.truthy("test").is_some() })
    }
}

/// What to send to sign in by a link. Only an account with a second factor needs anything.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"token": "287082"}"#)]
pub struct FollowBody {
    /// The code that your authenticator app shows, if your account has a second factor.
    pub token: Option<String>,
}

impl Readable for FollowBody {
    type Read = Option<Secret>;

    fn read(fields: &Fields<'_>) -> Result<Option<Secret>, Error> {
        Ok(fields.guess("token"))
    }
}

fn text_or_number(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The answer to signing in.
#[derive(Serialize, Apiv2Schema)]
pub struct SignedInAnswer {
    result: Outcome,
    /// What to send as `Authorization: Bearer …` from now on.
    token: String,
    account: Account,
}

impl From<SignedIn> for SignedInAnswer {
    fn from(signed_in: SignedIn) -> Self {
        Self {
            result: Outcome::Success,
            token: signed_in.token.expose().to_owned(),
            account: Account::from(&signed_in.user),
        }
    }
}

/// The answer when a sign-in link is on its way.
#[derive(Serialize, Apiv2Schema)]
pub struct LinkSentAnswer {
    result: Outcome,
}

impl From<LinkSent> for LinkSentAnswer {
    fn from(_: LinkSent) -> Self {
        Self { result: Outcome::EmailSent }
    }
}
