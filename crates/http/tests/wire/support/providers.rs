//! Stand-ins for other people's services: they do as they are told, and remember what they were asked.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use freesewing_domain::email::Email;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::ports::{
    Forge, ForgeError, Identity, IdentityError, IdentityProvider, IdentityProviders, Proposal,
};
use freesewing_domain::post::{Post, PostKind};
use freesewing_domain::report::Report;
use freesewing_domain::secret::Secret;
use serde_json::{Value, json};

use super::TestApp;
use super::house::House;

/// Vouches for whom it is told to.
#[derive(Default)]
pub(crate) struct TestProvider {
    known: Mutex<HashMap<String, Identity>>,
    pub(crate) down: AtomicBool,
    /// The codes and verifiers that it was asked about.
    pub(crate) asked: Mutex<Vec<(String, String)>>,
}

impl TestProvider {
    /// Knows somebody by a code. It works once, as real ones do.
    pub(crate) fn knows(&self, code: &str, identity: Identity) {
        self.known.lock().unwrap().insert(code.to_owned(), identity);
    }

    pub(crate) fn times_asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

impl IdentityProvider for TestProvider {
    fn authorize_address(&self, state: ConfirmationId, challenge: &str) -> String {
        format!("https://provider.example/?scope=a b&state={state}&challenge={challenge}")
    }

    fn identify(&self, code: &Secret, verifier: &Secret) -> Result<Identity, IdentityError> {
        self.asked.lock().unwrap().push((code.expose().to_owned(), verifier.expose().to_owned()));
        if self.down.load(Ordering::Relaxed) {
            return Err(IdentityError::Unavailable);
        }
        self.known.lock().unwrap().remove(code.expose()).ok_or(IdentityError::Refused)
    }
}

/// Somebody of whom nothing is known but the address and the name.
pub(crate) fn identity(email: &str, username: &str) -> Identity {
    Identity {
        email: Email::parse(email).unwrap(),
        username: username.to_owned(),
        bio: None,
        website: None,
        twitter: None,
        avatar: None,
    }
}

/// Takes everything, unless it is down.
#[derive(Default)]
pub(crate) struct TestForge {
    pub(crate) down: AtomicBool,
    pub(crate) reports: Mutex<Vec<Report>>,
    pub(crate) posts: Mutex<Vec<Post>>,
}

impl TestForge {
    fn answers<T>(&self, answer: T) -> Result<T, ForgeError> {
        if self.down.load(Ordering::Relaxed) { Err(ForgeError) } else { Ok(answer) }
    }
}

impl Forge for TestForge {
    fn create_issue(&self, report: &Report) -> Result<Value, ForgeError> {
        self.reports.lock().unwrap().push(report.clone());
        self.answers(json!({"url": "https://api.example/1", "number": 1, "state": "open", "title": report.title}))
    }

    fn create_discussion(&self, report: &Report) -> Result<Value, ForgeError> {
        self.reports.lock().unwrap().push(report.clone());
        self.answers(json!({"data": {"createDiscussion": {"discussion": {"url": "https://forge.example/1"}}}}))
    }

    fn propose_post(&self, post: &Post) -> Result<Proposal, ForgeError> {
        self.posts.lock().unwrap().push(post.clone());
        let branch = json!({"ref": format!("refs/heads/{}-{}", post.kind.name(), post.slug)});
        self.answers(Proposal { branch, file: json!({"commit": {"sha": "c1"}}), pull_request: json!({"number": 7}) })
    }

    fn list_posts(&self, kind: PostKind) -> Result<Vec<String>, ForgeError> {
        self.answers(vec![format!("{}-post", kind.name())])
    }
}

impl TestApp {
    /// The same, with GitHub and Google to sign in with: both are this provider.
    pub(crate) async fn with_providers(self) -> (Self, Arc<TestProvider>) {
        let provider = Arc::new(TestProvider::default());
        let on = |house: &mut House| {
            house.oauth = IdentityProviders { github: Some(provider.clone()), google: Some(provider.clone()) };
        };
        (self.restarted_with(on).await, provider)
    }

    /// The same, with a forge.
    pub(crate) async fn with_forge(self) -> (Self, Arc<TestForge>) {
        let forge = Arc::new(TestForge::default());
        (self.restarted_with(|house| house.github = Some(forge.clone())).await, forge)
    }
}
