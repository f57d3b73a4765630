//! Signing in with Google.

use std::sync::Arc;

use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::ports::{Identity, IdentityError, IdentityProvider};
use freesewing_domain::secret::Secret;
use reqwest::Method;
use serde_json::{Value, json};

use super::{Application, Conversation, is_true};
use crate::web::{WebClient, text};

const PROVIDER: &str = "google";
const SCOPE: &str = "https://www.googleapis.com/auth/userinfo.profile https://www.googleapis.com/auth/userinfo.email";

/// Where Google is: it takes three hosts for this. Each without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoogleSites {
    /// Where people go: `/o/oauth2/v2/auth`.
    pub accounts: String,
    /// Where codes are traded for tokens: `/token`.
    pub tokens: String,
    /// Where their data is: `/v1/people/me`.
    pub people: String,
}

impl Default for GoogleSites {
    fn default() -> Self {
        Self {
            accounts: "https://accounts.google.com".to_owned(),
            tokens: "https://oauth2.googleapis.com".to_owned(),
            people: "https://people.googleapis.com".to_owned(),
        }
    }
}

impl GoogleSites {
    /// One host that stands in for all three.
    #[must_use]
    pub fn all_at(base: &str) -> Self {
        Self { accounts: base.to_owned(), tokens: base.to_owned(), people: base.to_owned() }
    }
}

/// Signs people in with Google.
#[derive(Debug)]
pub struct GoogleSignIn {
    web: Arc<WebClient>,
    app: Application,
    sites: GoogleSites,
}

impl GoogleSignIn {
    /// With an application that is registered there.
    #[must_use]
    pub const fn new(web: Arc<WebClient>, app: Application, sites: GoogleSites) -> Self {
        Self { web, app, sites }
    }
}

impl IdentityProvider for GoogleSignIn {
    fn authorize_address(&self, state: ConfirmationId, challenge: &str) -> String {
        let (site, id, redirect) = (&self.sites.accounts, &self.app.client_id, self.app.redirect(PROVIDER));
        format!(
            "{site}/o/oauth2/v2/auth?response_type=code&client_id={id}&redirect_uri={redirect}&scope={SCOPE}\
             &access_type=online&state={state}&code_challenge={challenge}&code_challenge_method=S256"
        )
    }

    fn identify(&self, code: &Secret, verifier: &Secret) -> Result<Identity, IdentityError> {
        let google = Conversation { web: &self.web, service: "Google" };
        let body = json!({
            "client_id": self.app.client_id,
            "client_secret": self.app.client_secret.expose(),
            "code": code.expose(),
            "redirect_uri": self.app.redirect(PROVIDER),
            "grant_type": "authorization_code",
            "code_verifier": verifier.expose(),
        });
        let token = google.trade(&format!("{}/token", self.sites.tokens), &body)?;
        let address = format!("{}/v1/people/me?personFields=emailAddresses,names,photos", self.sites.people);
        let person = google.ask("the person", self.web.request(Method::GET, &address), &token)?;
        let address = primary(&person, "/emailAddresses").filter(|one| is_true(one, "/metadata/verified"));
        let email = google.proven(address.and_then(|one| text(one, "/value")))?;
        let name = primary(&person, "/names").and_then(|one| text(one, "/displayName"));
        let photo = primary(&person, "/photos").and_then(|one| text(one, "/url"));
        Ok(Identity {
            username: name.unwrap_or(email.as_str()).to_owned(),
            email,
            bio: None,
            website: None,
            twitter: None,
            avatar: photo.map(str::to_owned),
        })
    }
}

/// Of a list of a person's things, the primary one.
fn primary<'a>(person: &'a Value, list: &str) -> Option<&'a Value> {
    person.pointer(list)?.as_array()?.iter().find(|one| is_true(one, "/metadata/primary"))
}
