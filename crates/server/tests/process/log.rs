//! What the log says, and what it never does.

use serde_json::{Value, json};

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::mails::{Link, first_mail};
use crate::support::place::Place;
use crate::support::process::log_lines;
use crate::support::wait_until;

const PASSWORD: &str = "Correct/horse#battery";
const EMAIL: &str = "annabella@example.com";
/// Not one that a clock or an id could show by chance.
const MFA_CODE: &str = "719302-847";
const NAME: &str = "annabella-sews";

/// What must not be found in a log.
struct Session {
    secrets: Vec<String>,
    /// The route and status of each request, in the order in which they were made.
    requests: Vec<(&'static str, u16)>,
}

/// Everything that a new user might do, right and wrong.
fn session(client: &Client, place: &Place) -> Session {
    let mut requests = vec![("GET /", 200)];
    let mut note = |route, status| requests.push((route, status));
    client.sign_up(EMAIL).expect(201);
    note("POST /signup", 201);
    let link = Link::find(&first_mail(&place.file("mail")).1, "signup").unwrap();
    client.get(&format!("/confirmations/{}/{}", link.id, link.check), &Credential::Nobody).expect(200);
    note("GET /confirmations/{id}/{check}", 200);
    let account = Account::confirm(client, &link.id);
    note("POST /confirm/signup/{id}", 200);
    client.patch("/account/jwt", &account.token, &json!({ "password": PASSWORD, "username": NAME })).expect(200);
    note("PATCH /account/jwt", 200);
    let sign_in = |password: &str| {
        client.post("/signin", &Credential::Nobody, &json!({ "username": NAME, "password": password }))
    };
    let second = Account::of(&sign_in(PASSWORD).expect(200));
    note("POST /signin", 200);
    sign_in("Wrong/horse#battery").expect(401);
    note("POST /signin", 401);

    let enrolled = client.post("/account/mfa/jwt", &account.token, &json!({ "mfa": true })).expect(200);
    note("POST /account/mfa/jwt", 200);
    let mfa_secret = enrolled["mfa"]["secret"].as_str().unwrap().to_owned();
    let wrong = json!({ "mfa": true, "secret": mfa_secret, "token": MFA_CODE });
    client.post("/account/mfa/jwt", &account.token, &wrong).expect(403);
    note("POST /account/mfa/jwt", 403);

    let key = account.key(client, 3);
    note("POST /apikeys/jwt", 201);
    client.get("/whoami/key", &key).expect(200);
    note("GET /whoami/key", 200);
    let Credential::Key { id, secret } = key else { panic!("a key") };
    let wrong = Credential::Key { id, secret: secret.chars().rev().collect() };
    assert_eq!(client.get("/sets/key", &wrong).status, 401);
    note("GET /sets/key", 401);
    let Credential::Token(token) = account.token else { panic!("a token") };
    assert_eq!(client.get("/account/jwt", &Credential::Token(format!("{token}x"))).status, 401);
    note("GET /account/jwt", 401);
    client.get(&format!("/users/{NAME}?email={EMAIL}"), &Credential::Nobody).expect(200);
    note("GET /users/{id}", 200);
    assert_eq!(client.get(&format!("/people/{NAME}?email={EMAIL}"), &Credential::Nobody).status, 404);
    note("none", 404);
    client.post("/signin", &Credential::Nobody, &json!({ "password": PASSWORD })).expect(400);
    note("POST /signin", 400);

    let Credential::Token(second) = second.token else { panic!("a token") };
    let reversed = secret.chars().rev().collect();
    let texts = [PASSWORD, "Wrong/horse", MFA_CODE, EMAIL, "annabella", "example.com"].map(str::to_owned);
    let mut secrets = Vec::from(texts);
    secrets.extend([token, second, secret, reversed, link.check, mfa_secret]);
    Session { secrets, requests }
}

fn answered(log: &[Value]) -> Vec<&Value> {
    log.iter().filter(|line| line["message"] == "answered").collect()
}

fn look_for_secrets(format: &str, level: &str) -> (Session, String) {
    let place = Place::new().with("BACKEND_LOG", level).with("BACKEND_LOG_FORMAT", format);
    let server = place.serve();
    let session = session(&server.client, &place);
    let said = server.stop();
    for secret in &session.secrets {
        for text in [&said.stdout, &said.stderr] {
            assert!(!text.contains(secret), "{secret} is in the log: {text}");
        }
    }
    (session, said.stderr)
}

#[test]
fn d60_no_secret_and_nothing_personal_is_in_it() {
    look_for_secrets("auto", "info");
}

#[test]
fn d60_no_secret_is_in_it_when_it_says_the_most_of_our_own() {
    let most = "info,freesewing_server=trace,freesewing_http=trace,freesewing_auth=trace,freesewing_domain=trace,\
                freesewing_storage=trace,freesewing_outbound=trace";
    look_for_secrets("json", most);
}

#[test]
fn d60_no_secret_is_in_it_when_it_is_text() {
    let (_, said) = look_for_secrets("text", "info");
    assert!(said.contains("answered") && !said.starts_with('{'), "{said}");
}

#[test]
fn each_request_is_one_line_with_route_status_and_time() {
    let (session, said) = look_for_secrets("auto", "info");
    let log = log_lines(&said);
    let lines = answered(&log);
    let logged: Vec<_> =
        lines.iter().map(|line| (line["route"].as_str().unwrap(), line["status"].as_u64().unwrap())).collect();
    let made: Vec<_> = session.requests.iter().map(|(route, status)| (*route, u64::from(*status))).collect();
    assert_eq!(logged, made);
    for line in lines {
        assert!(line["micros"].is_u64() && line["timestamp"].is_string() && line["level"] == "INFO", "{line}");
        assert_eq!(line["span"]["id"].as_str().unwrap().len(), 36, "{line}");
    }
}

#[test]
fn who_signs_in_as_somebody_else_is_noted() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let user = Account::create(&server.client, "ann");
    let printed = place.run(&["admin", "grant", "boss@freesewing.dev"]).stdout;
    let link = Link::find(&printed, "signin").expect("a link");
    let signed_in =
        server.client.send("POST", &format!("/signinlink/{}/{}", link.id, link.check), &Credential::Nobody, None);
    let admin = Account::of(&signed_in.expect(200));
    let body = json!({ "consent": 1 });
    let admin = Account::of(&server.client.patch("/consent/jwt", &admin.token, &body).expect(200));
    let path = format!("/admin/impersonate/{}/jwt", user.id);
    let signed_in = server.client.get(&path, &admin.token).expect(200);
    assert_eq!(signed_in["account"]["id"], user.id);
    assert_eq!(server.client.get("/admin/impersonate/77/jwt", &admin.token).status, 404);
    assert_eq!(server.client.get(&path, &user.token).status, 403);

    let log = log_lines(&server.stop().stderr);
    let noted: Vec<_> = log.iter().filter(|line| line["message"] == "impersonated").collect();
    assert_eq!(noted.len(), 1, "only what came about: {noted:?}");
    assert_eq!((&noted[0]["by"], &noted[0]["user"]), (&json!(admin.id), &json!(user.id)));
    let request: Vec<_> =
        answered(&log).into_iter().filter(|line| line["span"]["id"] == noted[0]["span"]["id"]).collect();
    assert_eq!((request.len(), request[0]["route"].as_str()), (1, Some("GET /admin/impersonate/{id}/jwt")));
}

#[test]
fn a_request_is_logged_soon_after_its_answer() {
    let place = Place::new();
    let server = place.serve();
    assert_eq!(server.client.try_get("/sets/1.json").unwrap().status, 404);
    wait_until("it is in the log", || {
        answered(&server.log()).iter().any(|line| line["route"] == "GET /sets/{id}.json")
    });
    server.stop();
}

#[test]
fn a_short_key_is_taken_with_a_warning_that_does_not_show_it() {
    let place = Place::new().with("BACKEND_ENC_KEY", "hunter2");
    let said = place.serve().stop();
    let log = log_lines(&said.stderr);
    let warnings: Vec<_> = log.iter().filter(|line| line["level"] == "WARN").collect();
    assert_eq!(warnings.len(), 1, "{}", said.stderr);
    assert!(warnings[0]["message"].as_str().unwrap().contains("BACKEND_ENC_KEY"), "{}", said.stderr);
    assert!(!said.stderr.contains("hunter2") && !said.stdout.contains("hunter2"), "{}", said.stderr);
}
