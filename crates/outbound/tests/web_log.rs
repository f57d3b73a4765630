//! What the log says of calls to other services. In a process of its own, because it collects what all of it logs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;

use freesewing_domain::ports::{Forge as _, IdentityProvider as _};
use freesewing_domain::report::Report;
use freesewing_domain::secret::Secret;
use freesewing_outbound::github::{Github, Robot};
use freesewing_outbound::oauth::{Application, GithubSignIn};
use freesewing_outbound::web::WebClient;
use serde_json::json;
use support::TestClock;
use support::log::Log;
use support::service::{Reply, Service};

#[test]
fn logs_a_failure_without_secrets() {
    let log = Log::collect();
    let service = Service::start(|asked| match asked.line.as_str() {
        "POST /login/oauth/access_token" => Reply::Json(401, json!({"error": "incorrect_client_credentials SECRET-0"})),
        _ => Reply::Json(403, json!({"message": "SECRET-0"})),
    });
    let web = Arc::new(WebClient::new().unwrap());
    let secret = |n| Secret::new(format!("SECRET-{n}"));
    let app =
        Application { client_id: "id".into(), client_secret: secret(1), callback_site: "https://site.example".into() };
    for base in [&service.base, "http://127.0.0.1:1/SECRET-6"] {
        let provider = GithubSignIn::new(Arc::clone(&web), app.clone(), base, base);
        assert!(provider.identify(&secret(2), &secret(3)).is_err());
        let [user, name, email, notify] = ["u", "n", "e", "x"].map(str::to_owned);
        let robot = Robot { token: secret(4), user, name, email, notify };
        let github = Github::new(Arc::clone(&web), base, robot, Arc::new(TestClock::new()));
        let report = Report { title: "SECRET-5".into(), body: "x".into(), labels: vec![], assignees: vec![] };
        assert!(github.create_issue(&report).is_err());
    }
    let text = log.text();
    let ours: Vec<_> = text.lines().filter(|line| line.contains("freesewing_outbound")).collect();
    let ours = ours.join("\n");
    for part in ["service=\"GitHub\"", "incorrect_client_credentials", "status=403", "opening an issue", "refused"] {
        assert!(ours.contains(part), "{part}: {text}");
    }
    assert!(!ours.contains("SECRET-"), "{ours}");
    assert!(!text.contains("Bearer ") && !text.contains("SECRET-4") && !text.contains("SECRET-1"), "{text}");
}
