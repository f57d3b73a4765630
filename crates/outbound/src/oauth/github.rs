//! Signing in with GitHub.

use std::sync::Arc;

use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::ports::{Identity, IdentityError, IdentityProvider};
use freesewing_domain::secret::Secret;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::{Application, Conversation, is_true};
use crate::github::versioned;
use crate::web::{WebClient, text};

const PROVIDER: &str = "github";
const SCOPE: &str = "read:user user:email";

/// Signs people in with GitHub.
#[derive(Debug)]
pub struct GithubSignIn {
    web: Arc<WebClient>,
    app: Application,
    site: String,
    api: String,
}

impl GithubSignIn {
    /// With an application that is registered there. `site` is where people go, `api` where their data is; both without
    /// a slash at the end.
    #[must_use]
    pub fn new(web: Arc<WebClient>, app: Application, site: &str, api: &str) -> Self {
        Self { web, app, site: site.to_owned(), api: api.to_owned() }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        versioned(self.web.request(Method::GET, &format!("{}{path}", self.api)))
    }
}

impl IdentityProvider for GithubSignIn {
    fn authorize_address(&self, state: ConfirmationId, challenge: &str) -> String {
        let (site, id, redirect) = (&self.site, &self.app.client_id, self.app.redirect(PROVIDER));
        format!(
            "{site}/login/oauth/authorize?client_id={id}&redirect_uri={redirect}&scope={SCOPE}&state={state}\
             &code_challenge={challenge}&code_challenge_method=S256"
        )
    }

    /// The address in the profile is one that somebody chose to show; only the list of addresses tells which one is
    /// proven. So both are asked for, always.
    fn identify(&self, code: &Secret, verifier: &Secret) -> Result<Identity, IdentityError> {
        let github = Conversation { web: &self.web, service: "GitHub" };
        let body = json!({
            "client_id": self.app.client_id,
            "client_secret": self.app.client_secret.expose(),
            "code": code.expose(),
            "redirect_uri": self.app.redirect(PROVIDER),
            "code_verifier": verifier.expose(),
        });
        let token = github.trade(&format!("{}/login/oauth/access_token", self.site), &body)?;
        let user = github.ask("the profile", self.get("/user"), &token)?;
        let Some(username) = text(&user, "/login") else {
            return Err(github.failed("the profile", &"it has no name"));
        };
        let addresses = github.ask("the addresses", self.get("/user/emails"), &token)?;
        let field = |pointer| text(&user, pointer).map(str::to_owned);
        Ok(Identity {
            email: github.proven(primary(&addresses))?,
            username: username.to_owned(),
            bio: field("/bio"),
            website: field("/blog"),
            twitter: field("/twitter_username"),
            avatar: field("/avatar_url"),
        })
    }
}

/// The primary address, if it is proven.
fn primary(addresses: &Value) -> Option<&str> {
    let mut all = addresses.as_array()?.iter();
    let one = all.find(|one| is_true(one, "/primary") && is_true(one, "/verified"))?;
    text(one, "/email")
}
