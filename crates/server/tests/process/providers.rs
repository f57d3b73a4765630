//! Other people's services, as the settings name them.

#[path = "../../../outbound/tests/support/service.rs"]
#[allow(dead_code, reason = "the tests here use a part")]
mod service;

use serde_json::{Value, json};

use crate::support::client::Credential::{Nobody, Token};
use crate::support::place::Place;
use service::{Reply, Service};

/// GitHub and Google in one, as far as these tests need them.
fn everybody() -> Service {
    Service::start(|asked| match asked.line.as_str() {
        "POST /login/oauth/access_token" | "POST /token" => Reply::Json(200, json!({"access_token": "x"})),
        "GET /user" => Reply::Json(200, json!({"login": "AnnSews", "blog": "https://ann.example"})),
        "GET /user/emails" => {
            Reply::Json(200, json!([{"email": "ann@example.com", "primary": true, "verified": true}]))
        }
        "GET /v1/people/me?personFields=emailAddresses,names,photos" => {
            let metadata = json!({"primary": true, "verified": true});
            Reply::Json(200, json!({"emailAddresses": [{"metadata": metadata, "value": "ann@example.com"}]}))
        }
        "POST /repos/freesewing/freesewing/issues" => Reply::Json(201, json!({"state": "open"})),
        other => panic!("asked for {other}"),
    })
}

fn place(service: &Service) -> Place {
    let mut place = Place::new()
        .with("BACKEND_ENABLE_GITHUB", "yes")
        .with("BACKEND_GITHUB_TOKEN", "hunter2")
        .with("BACKEND_GITHUB_API", &format!("{}/", service.base));
    for provider in ["GITHUB", "GOOGLE"] {
        place = place
            .with(&format!("BACKEND_ENABLE_OAUTH_{provider}"), "yes")
            .with(&format!("BACKEND_OAUTH_{provider}_CLIENT_ID"), "the-id")
            .with(&format!("BACKEND_OAUTH_{provider}_CLIENT_SECRET"), "hunter2")
            .with(&format!("BACKEND_OAUTH_{provider}_CALLBACK_SITE"), "https://site.example/")
            .with(&format!("BACKEND_OAUTH_{provider}_SITE"), &service.base);
    }
    place
}

#[test]
fn people_sign_in_with_the_providers_that_the_settings_name() {
    let service = everybody();
    let place = place(&service);
    let server = place.serve();
    let sign_in = |provider: &str, page: &str| -> Value {
        let body = json!({"provider": provider, "language": "en"});
        let begun = server.client.post("/signin/oauth/init", &Nobody, &body).expect(200);
        let address = begun["authUrl"].as_str().unwrap().to_owned();
        assert!(address.starts_with(&format!("{}{page}", service.base)), "{address}");
        assert!(address.contains("redirect_uri=https://site.example/signin/callback/"), "{address}");
        let state = address.split_once("&state=").unwrap().1.split('&').next().unwrap();
        let body = json!({"provider": provider, "state": state, "code": "c"});
        let signed_in = server.client.post("/signin/oauth", &Nobody, &body).expect(200);
        assert_eq!(signed_in["account"]["email"], json!("ann@example.com"));
        signed_in
    };
    let token = sign_in("github", "/login/oauth/authorize?client_id=the-id&")["token"].as_str().unwrap().to_owned();
    server.client.patch("/consent/jwt", &Token(token), &json!({"consent": 1})).expect(200);
    let again = sign_in("google", "/o/oauth2/v2/auth?response_type=code&client_id=the-id&");
    assert_eq!(again["account"]["username"], json!("annsews"), "the same account");
    server.stop();
}

#[test]
fn reports_go_to_github_and_a_failure_does_not_end_anything() {
    let service = everybody();
    let body = json!({"title": "t", "body": "b"});
    let server = place(&service).serve();
    let answer = server.client.post("/issues", &Nobody, &body);
    assert_eq!((answer.status, answer.body.as_str()), (201, r#"{"result":"created","issue":{"state":"open"}}"#));
    assert_eq!(service.asked()[0].header("authorization"), "Bearer hunter2");
    server.stop();

    let server = place(&service).with("BACKEND_GITHUB_API", "http://127.0.0.1:1").serve();
    for _ in 0..2 {
        let answer = server.client.post("/issues", &Nobody, &body);
        assert_eq!(answer.expect(400), json!({"result": "error", "error": "createIssueFailed"}));
    }
    let ended = server.stop();
    assert!(ended.stderr.contains("opening an issue"), "{ended:?}");
    assert!(!ended.stderr.contains("hunter2"), "{ended:?}");
}

#[test]
fn config_shows_what_is_on_and_hides_the_secrets() {
    let shown = place(&everybody()).config();
    for line in [
        "BACKEND_ENABLE_GITHUB=yes",
        "BACKEND_GITHUB_TOKEN=(hidden)",
        "BACKEND_ENABLE_OAUTH_GITHUB=yes",
        "BACKEND_OAUTH_GITHUB_CLIENT_ID=the-id",
        "BACKEND_OAUTH_GOOGLE_CLIENT_SECRET=(hidden)",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is missing: {shown}");
    }
    assert!(!shown.contains("hunter2"), "{shown}");
    let shown = Place::new().config();
    for line in ["BACKEND_ENABLE_GITHUB=no", "BACKEND_ENABLE_OAUTH_GITHUB=no", "BACKEND_ENABLE_OAUTH_GOOGLE=no"] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is missing: {shown}");
    }
}
