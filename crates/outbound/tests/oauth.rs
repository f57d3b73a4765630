//! Signing in with GitHub and Google: what they are asked, and what is made of their answers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::ports::{Identity, IdentityError, IdentityProvider};
use freesewing_domain::secret::Secret;
use freesewing_outbound::oauth::{Application, GithubSignIn, GoogleSignIn, GoogleSites};
use freesewing_outbound::web::WebClient;
use serde_json::{Value, json};
use support::service::{Asked, Reply, Service};
use uuid::Uuid;

fn application() -> Application {
    Application {
        client_id: "the-id".into(),
        client_secret: Secret::new("hunter2"),
        callback_site: "https://next.freesewing.org".into(),
    }
}

fn web() -> Arc<WebClient> {
    Arc::new(WebClient::new().unwrap())
}

fn github(base: &str) -> GithubSignIn {
    GithubSignIn::new(web(), application(), base, &format!("{base}/api"))
}

fn google(base: &str) -> GoogleSignIn {
    GoogleSignIn::new(web(), application(), GoogleSites::all_at(base))
}

fn identify(provider: &dyn IdentityProvider) -> Result<Identity, IdentityError> {
    provider.identify(&Secret::new("the-code"), &Secret::new("the-verifier"))
}

fn ann() -> Value {
    json!({
        "login": "AnnSews", "email": "shown@example.com", "bio": "I sew.", "blog": "https://ann.example",
        "twitter_username": "ann_sews", "avatar_url": "https://pictures.example/ann",
    })
}

fn address(email: &str, primary: bool, verified: bool) -> Value {
    json!({"email": email, "primary": primary, "verified": verified, "visibility": null})
}

/// GitHub, which says this of somebody.
fn github_with(user: Value, addresses: Value) -> Service {
    Service::start(move |asked| match asked.line.as_str() {
        "POST /login/oauth/access_token" => {
            Reply::Json(200, json!({"access_token": "gho_x", "scope": "user", "token_type": "bearer"}))
        }
        "GET /api/user" => Reply::Json(200, user.clone()),
        "GET /api/user/emails" => Reply::Json(200, addresses.clone()),
        other => panic!("asked for {other}"),
    })
}

/// Google, which says this of somebody.
fn google_with(person: Value) -> Service {
    Service::start(move |asked| match asked.line.as_str() {
        "POST /token" => Reply::Json(200, json!({"access_token": "ya29.x", "expires_in": 3599})),
        "GET /v1/people/me?personFields=emailAddresses,names,photos" => Reply::Json(200, person.clone()),
        other => panic!("asked for {other}"),
    })
}

#[test]
fn the_pages_are_those_of_the_contract() {
    let state = ConfirmationId(Uuid::nil());
    assert_eq!(
        GithubSignIn::new(web(), application(), "https://github.com", "").authorize_address(state, "challenge"),
        "https://github.com/login/oauth/authorize?client_id=the-id&redirect_uri=https://next.freesewing.org/signin/callback/github&scope=read:user user:email&state=00000000-0000-0000-0000-000000000000&code_challenge=challenge&code_challenge_method=S256"
    );
    assert_eq!(
        GoogleSignIn::new(web(), application(), GoogleSites::default()).authorize_address(state, "challenge"),
        "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=the-id&redirect_uri=https://next.freesewing.org/signin/callback/google&scope=https://www.googleapis.com/auth/userinfo.profile https://www.googleapis.com/auth/userinfo.email&access_type=online&state=00000000-0000-0000-0000-000000000000&code_challenge=challenge&code_challenge_method=S256"
    );
}

#[test]
fn github_is_asked_for_profile_and_addresses() {
    let service =
        github_with(ann(), json!([address("o@example.com", false, true), address("Ann@example.com", true, true)]));
    let identity = identify(&github(&service.base)).unwrap();
    assert_eq!((identity.email.as_str(), identity.username.as_str()), ("ann@example.com", "AnnSews"));
    assert_eq!(identity.bio.as_deref(), Some("I sew."));
    assert_eq!(identity.website.as_deref(), Some("https://ann.example"));
    assert_eq!(identity.twitter.as_deref(), Some("ann_sews"));
    assert_eq!(identity.avatar.as_deref(), Some("https://pictures.example/ann"));

    let [trade, user, addresses] = &service.asked()[..] else { panic!("three calls") };
    assert_eq!(trade.header("accept"), "application/json");
    assert_eq!(trade.header("content-type"), "application/json");
    assert_eq!(trade.header("authorization"), "");
    assert_eq!(
        trade.body,
        json!({
            "client_id": "the-id", "client_secret": "hunter2", "code": "the-code", "code_verifier": "the-verifier",
            "redirect_uri": "https://next.freesewing.org/signin/callback/github",
        })
    );
    assert_eq!((user.line.as_str(), addresses.line.as_str()), ("GET /api/user", "GET /api/user/emails"));
    for asked in [user, addresses] {
        assert_eq!(asked.header("authorization"), "Bearer gho_x");
        assert_eq!(asked.header("accept"), "application/vnd.github+json");
        assert_eq!(asked.header("x-github-api-version"), "2022-11-28");
        assert!(asked.header("user-agent").starts_with("FreeSewing-backend/"), "{asked:?}");
    }
}

#[test]
fn d37_github_must_have_proof_of_the_primary_address() {
    for addresses in [
        json!([]),
        json!([address("ann@example.com", true, false)]),
        json!([address("ann@example.com", false, true)]),
        json!([address("ann@example.com", true, false), address("other@example.com", false, true)]),
        json!([{"email": "ann@example.com", "primary": "true", "verified": 1}]),
        json!([address("not an address", true, true)]),
        json!({"message": "no"}),
    ] {
        let service = github_with(ann(), addresses.clone());
        assert_eq!(identify(&github(&service.base)), Err(IdentityError::Refused), "{addresses}");
    }
}

#[test]
fn what_github_leaves_empty_is_not_there() {
    let user = json!({"login": "ann", "bio": null, "blog": "", "twitter_username": null});
    let service = github_with(user, json!([address("ann@example.com", true, true)]));
    let identity = identify(&github(&service.base)).unwrap();
    assert_eq!((identity.bio, identity.website, identity.twitter, identity.avatar), (None, None, None, None));
}

#[test]
fn google_is_asked_for_a_person() {
    let service = google_with(json!({
        "emailAddresses": [
            {"metadata": {"verified": true}, "value": "other@example.com"},
            {"metadata": {"primary": true, "verified": true}, "value": "bob@example.com"},
        ],
        "names": [{"metadata": {"primary": true}, "displayName": "Bob The Tailor"}],
        "photos": [{"metadata": {"primary": true}, "url": "https://pictures.example/bob"}],
    }));
    let identity = identify(&google(&service.base)).unwrap();
    assert_eq!((identity.email.as_str(), identity.username.as_str()), ("bob@example.com", "Bob The Tailor"));
    assert_eq!(identity.avatar.as_deref(), Some("https://pictures.example/bob"));

    let [trade, person] = &service.asked()[..] else { panic!("two calls") };
    assert_eq!(
        trade.body,
        json!({
            "client_id": "the-id", "client_secret": "hunter2", "code": "the-code", "code_verifier": "the-verifier",
            "grant_type": "authorization_code",
            "redirect_uri": "https://next.freesewing.org/signin/callback/google",
        })
    );
    assert_eq!(person.header("authorization"), "Bearer ya29.x");
}

#[test]
fn who_has_no_name_at_google_is_called_by_the_address() {
    let email = json!({"metadata": {"primary": true, "verified": true}, "value": "bob@example.com"});
    let service = google_with(json!({"emailAddresses": [email]}));
    assert_eq!(identify(&google(&service.base)).unwrap().username, "bob@example.com");
}

#[test]
fn d37_google_must_have_proof_of_the_primary_address() {
    for metadata in [json!({"primary": true}), json!({"primary": true, "verified": false}), json!({"verified": true})] {
        let service = google_with(json!({"emailAddresses": [{"metadata": metadata, "value": "bob@example.com"}]}));
        assert_eq!(identify(&google(&service.base)), Err(IdentityError::Refused), "{metadata}");
    }
    assert_eq!(identify(&google(&google_with(json!({})).base)), Err(IdentityError::Refused));
}

/// What comes of it when every call is answered so.
fn outcomes(answer: impl Fn(&Asked) -> Reply + Clone + Send + 'static) -> [Result<Identity, IdentityError>; 2] {
    let services = [Service::start(answer.clone()), Service::start(answer)];
    [identify(&github(&services[0].base)), identify(&google(&services[1].base))]
}

#[test]
fn a_code_that_is_refused_is_no_fault_of_the_provider() {
    for (status, error) in [(200, "bad_verification_code"), (400, "invalid_grant"), (401, "invalid_client")] {
        let outcomes = outcomes(move |_| Reply::Json(status, json!({"error": error, "error_description": "hunter2"})));
        assert_eq!(outcomes, [Err(IdentityError::Refused), Err(IdentityError::Refused)], "{error}");
    }
}

#[test]
fn d15_answers_that_make_no_sense_are_a_failure() {
    for (status, body) in
        [(200, "{}"), (200, "<html>"), (200, r#"{"access_token":7}"#), (500, "{}"), (503, ""), (429, "{}")]
    {
        let outcomes = outcomes(move |_| Reply::Text(status, body.to_owned()));
        assert_eq!(outcomes, [Err(IdentityError::Unavailable), Err(IdentityError::Unavailable)], "{status} {body}");
    }
    let outcomes = outcomes(|asked| match asked.line.as_str() {
        "POST /login/oauth/access_token" | "POST /token" => Reply::Json(200, json!({"access_token": "x"})),
        _ => Reply::Text(502, "upstream".to_owned()),
    });
    assert_eq!(outcomes, [Err(IdentityError::Unavailable), Err(IdentityError::Unavailable)]);
}

#[test]
fn a_token_that_opens_nothing_is_a_refusal() {
    let outcomes = outcomes(|asked| match asked.line.as_str() {
        "POST /login/oauth/access_token" | "POST /token" => Reply::Json(200, json!({"access_token": "x"})),
        "GET /api/user" => Reply::Json(200, ann()),
        _ => Reply::Json(404, json!({"message": "Not Found"})),
    });
    assert_eq!(outcomes, [Err(IdentityError::Refused), Err(IdentityError::Refused)]);
}

#[test]
fn nobody_is_led_elsewhere_with_a_secret() {
    let elsewhere = Arc::new(Service::start(|_| Reply::Json(200, json!({"access_token": "x"}))));
    let to = elsewhere.base.clone();
    let outcomes = outcomes(move |_| Reply::Redirect(format!("{to}/token")));
    assert_eq!(outcomes, [Err(IdentityError::Unavailable), Err(IdentityError::Unavailable)]);
    assert_eq!(elsewhere.lines(), [""; 0]);
}

#[test]
fn d15_a_provider_that_is_silent_or_gone_is_a_failure() {
    let silent = Service::start(|_| Reply::Silence);
    let hasty = Arc::new(WebClient::with_limits(Duration::from_millis(50), 1_000).unwrap());
    let provider = GithubSignIn::new(Arc::clone(&hasty), application(), &silent.base, &silent.base);
    assert_eq!(identify(&provider), Err(IdentityError::Unavailable));
    // A port that nobody listens on.
    assert_eq!(identify(&github("http://127.0.0.1:1")), Err(IdentityError::Unavailable));
}

#[test]
fn an_answer_without_end_is_a_failure() {
    let large = Service::start(|_| Reply::Json(200, json!({"access_token": "x".repeat(2_000)})));
    let small = Arc::new(WebClient::with_limits(Duration::from_secs(5), 1_000).unwrap());
    let provider = GithubSignIn::new(small, application(), &large.base, &large.base);
    assert_eq!(identify(&provider), Err(IdentityError::Unavailable));
}

#[test]
fn secrets_are_not_shown() {
    let shown = format!("{:?} {:?}", github("https://github.example"), google("https://google.example"));
    assert!(shown.contains("the-id") && !shown.contains("hunter2"), "{shown}");
}
