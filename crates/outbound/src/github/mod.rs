//! What goes to GitHub: issues, discussions, and posts for the website as pull requests.

mod listing;
mod posts;
mod reports;

use std::sync::Arc;

use freesewing_domain::ports::{Clock, Forge, ForgeError, Proposal};
use freesewing_domain::post::{Post, PostKind};
use freesewing_domain::report::Report;
use freesewing_domain::secret::Secret;
use reqwest::header::{ACCEPT, USER_AGENT};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use crate::web::WebClient;
use listing::Listings;

/// The repository that everything is about.
const REPOSITORY: &str = "/repos/freesewing/freesewing";
/// The branch that posts go to.
const DEVELOP: &str = "develop";

/// Who we are at GitHub.
#[derive(Clone, Debug)]
pub struct Robot {
    /// Its access token.
    pub token: Secret,
    /// Its account; GitHub wants to hear from every caller who it is.
    pub user: String,
    /// The name on its commits.
    pub name: String,
    /// The address on its commits.
    pub email: String,
    /// Whose attention pull requests are called to.
    pub notify: String,
}

/// GitHub, by its API. Nothing of a failure leaves here but the fact; the cause is a line in the log.
pub struct Github {
    web: Arc<WebClient>,
    api: String,
    robot: Robot,
    clock: Arc<dyn Clock>,
    listings: Listings,
}

impl Github {
    /// GitHub at `api`, an address without a slash at the end.
    #[must_use]
    pub fn new(web: Arc<WebClient>, api: &str, robot: Robot, clock: Arc<dyn Clock>) -> Self {
        Self { web, api: api.to_owned(), robot, clock, listings: Listings::default() }
    }

    /// Asks for something below the repository; answers it if all is well.
    fn ask(&self, what: &'static str, method: Method, path: &str, body: Option<&Value>) -> Result<Value, ForgeError> {
        self.call(what, method, &format!("{REPOSITORY}{path}"), body)
    }

    fn call(&self, what: &'static str, method: Method, path: &str, body: Option<&Value>) -> Result<Value, ForgeError> {
        let request = versioned(self.web.request(method, &format!("{}{path}", self.api)))
            .header(USER_AGENT, &self.robot.user)
            .bearer_auth(self.robot.token.expose());
        let request = body.into_iter().fold(request, RequestBuilder::json);
        let answer = self.web.send(request).map_err(|error| {
            tracing::warn!(service = "GitHub", what, %error, "a call failed");
            ForgeError
        })?;
        if answer.status.is_success() {
            return Ok(answer.body);
        }
        tracing::warn!(service = "GitHub", what, status = answer.status.as_u16(), "a call was refused");
        Err(ForgeError)
    }
}

impl Forge for Github {
    fn create_issue(&self, report: &Report) -> Result<Value, ForgeError> {
        reports::create_issue(self, report)
    }

    fn create_discussion(&self, report: &Report) -> Result<Value, ForgeError> {
        reports::create_discussion(self, report)
    }

    fn propose_post(&self, post: &Post) -> Result<Proposal, ForgeError> {
        posts::propose(self, post)
    }

    fn list_posts(&self, kind: PostKind) -> Result<Vec<String>, ForgeError> {
        self.listings.get(kind, self.clock.now(), || posts::list(self, kind))
    }
}

/// What GitHub would like to hear with every request.
pub(crate) fn versioned(request: RequestBuilder) -> RequestBuilder {
    request.header(ACCEPT, "application/vnd.github+json").header("X-GitHub-Api-Version", "2022-11-28")
}

/// An answer that should be an object.
fn object(what: &'static str, answer: Value) -> Result<Value, ForgeError> {
    if answer.is_object() {
        return Ok(answer);
    }
    tracing::warn!(service = "GitHub", what, "an answer makes no sense");
    Err(ForgeError)
}
