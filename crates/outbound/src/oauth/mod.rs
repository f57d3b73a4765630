//! Providers that people sign in with.
//!
//! Each is an application that was registered there: it has an id and a secret, and people come back to a page of the
//! website. What a provider says is only believed about an address that it has proof of.

mod github;
mod google;

pub use github::GithubSignIn;
pub use google::{GoogleSignIn, GoogleSites};

use freesewing_domain::email::Email;
use freesewing_domain::ports::IdentityError;
use freesewing_domain::secret::Secret;
use reqwest::header::ACCEPT;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use crate::web::WebClient;

/// An application that was registered with a provider.
#[derive(Clone, Debug)]
pub struct Application {
    /// Its public name there.
    pub client_id: String,
    /// What proves that it is us who ask.
    pub client_secret: Secret,
    /// The website that people come back to, without a slash at the end.
    pub callback_site: String,
}

impl Application {
    /// The page that people come back to.
    fn redirect(&self, provider: &str) -> String {
        format!("{}/signin/callback/{provider}", self.callback_site)
    }
}

/// A provider's answers, asked for one by one.
struct Conversation<'a> {
    web: &'a WebClient,
    /// Whose, for the log.
    service: &'static str,
}

impl Conversation<'_> {
    /// Trades the code that somebody came back with for a token.
    fn trade(&self, url: &str, body: &Value) -> Result<Secret, IdentityError> {
        let request = self.web.request(Method::POST, url).header(ACCEPT, "application/json").json(body);
        let answer = self.web.send(request).map_err(|error| self.failed("trading a code", &error))?;
        if answer.status.is_success()
            && let Some(token) = answer.text("/access_token")
        {
            return Ok(Secret::new(token));
        }
        // GitHub says so with status 200.
        if let Some(reason) = answer.text("/error").filter(|_| answer.status.is_success() || answer.refuses()) {
            return Err(self.refused(reason));
        }
        Err(self.odd("trading a code", answer.status.as_u16(), answer.refuses()))
    }

    /// Asks for something with a token.
    fn ask(&self, what: &str, request: RequestBuilder, token: &Secret) -> Result<Value, IdentityError> {
        let answer = self.web.send(request.bearer_auth(token.expose())).map_err(|error| self.failed(what, &error))?;
        if answer.status.is_success() && !answer.body.is_null() {
            return Ok(answer.body);
        }
        Err(self.odd(what, answer.status.as_u16(), answer.refuses()))
    }

    fn failed(&self, what: &str, error: &dyn std::fmt::Display) -> IdentityError {
        tracing::warn!(service = self.service, what, %error, "a provider does not answer");
        IdentityError::Unavailable
    }

    fn odd(&self, what: &str, status: u16, refuses: bool) -> IdentityError {
        tracing::warn!(service = self.service, what, status, "a provider does not answer as it should");
        if refuses { IdentityError::Refused } else { IdentityError::Unavailable }
    }

    /// A code can be wrong by somebody's doing; everything else is for whoever runs the server to put right.
    fn refused(&self, reason: &str) -> IdentityError {
        if ["bad_verification_code", "invalid_grant"].contains(&reason) {
            tracing::info!(service = self.service, "a provider does not know a code");
        } else {
            let reason: String = reason.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(60).collect();
            tracing::warn!(service = self.service, reason, "a provider refuses us; are its settings right?");
        }
        IdentityError::Refused
    }

    /// The address, if it is one that mail could go to.
    fn proven(&self, address: Option<&str>) -> Result<Email, IdentityError> {
        let email = address.and_then(|address| Email::parse(address).ok());
        email.ok_or_else(|| {
            tracing::info!(service = self.service, "a provider has no proof of an address");
            IdentityError::Refused
        })
    }
}

/// Whether a JSON value says exactly `true` there.
fn is_true(value: &Value, pointer: &str) -> bool {
    value.pointer(pointer).and_then(Value::as_bool) == Some(true)
}
