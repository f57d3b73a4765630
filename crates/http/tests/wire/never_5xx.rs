//! Whatever is sent, the answer is well-formed and never the server's fault.

use std::cell::RefCell;

use actix_web::http::header::HeaderValue;
use actix_web::http::{Method, Uri};
use actix_web::rt::System;
use freesewing_domain::access::Role;
use freesewing_domain::ids::UserId;
use freesewing_domain::user::{Consent, Status};
use freesewing_http::routes::declared;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::support::answer::JSON;
use crate::support::{Answer, TestApp, TestKey, TestUser};

/// Every member that some route reads.
const FIELDS: &[&str] = &[
    "email",
    "language",
    "test",
    "role",
    "consent",
    "username",
    "password",
    "token",
    "bio",
    "compare",
    "control",
    "data",
    "imperial",
    "newsletter",
    "signOutElsewhere",
    "confirm",
    "confirmation",
    "check",
    "id",
    "ehash",
    "img",
    "name",
    "level",
    "expiresIn",
    "notes",
    "measies",
    "public",
    "chest",
    "status",
    "id",
    "mfa",
    "nameEn",
    "notesNl",
    "height",
    "info",
    "tags",
    "published",
    "set",
    "design",
    "options",
    "secret",
];

/// A store with somebody in it.
struct Scene {
    app: TestApp,
    user: TestUser,
    key: TestKey,
    set: i64,
}

impl Scene {
    async fn new(app: TestApp) -> Self {
        let (app, _) = app.with_providers().await;
        let (app, _) = app.with_forge().await;
        let user = app.user_with_role("admin").await;
        let key = app.apikey(&user, 9).await;
        let set = app.set(&user, json!({"name": "a", "public": true})).await;
        app.pattern(&user, json!({"design": "aaron", "settings": {}, "public": true})).await;
        app.bookmark(&user, "a").await;
        app.curated_set(&user, json!({"nameEn": "a"})).await;
        app.option_pack(&user, json!({"design": "aaron", "nameEn": "a"})).await;
        Self { app, user, key, set }
    }

    /// Puts the account back in order, so that calls keep getting as far as a handler.
    async fn restore(&mut self) {
        if self.app.store.find_user(UserId(self.user.id)).unwrap().is_none() {
            self.user = self.app.user_with_role("admin").await;
            self.key = self.app.apikey(&self.user, 9).await;
            self.set = self.app.set(&self.user, json!({"name": "a", "public": true})).await;
        }
        self.app.change_user(self.user.id, |user| {
            (user.consent, user.tokens_from) = (Consent::Profile, None);
            (user.role, user.status) = (Role::Admin, Status::Active);
        });
    }
}

/// Runs a property `cases` times on a scene of its own.
fn holds<T: std::fmt::Debug>(
    cases: u32,
    app: impl AsyncFnOnce() -> TestApp,
    sent: impl Strategy<Value = T>,
    send: impl AsyncFn(&Scene, T) -> Option<Answer>,
) {
    let system = System::new();
    let scene = RefCell::new(system.block_on(async { Scene::new(app().await).await }));
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&sent, |sent| {
        system.block_on(scene.borrow_mut().restore());
        if let Some(answer) = system.block_on(send(&scene.borrow(), sent)) {
            is_well_formed(&answer);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

fn is_well_formed(answer: &Answer) {
    assert!(answer.status < 500, "{answer:?}");
    match answer.content_type() {
        None => assert!(["", "Unauthorized"].contains(&answer.text()), "{answer:?}"),
        Some(JSON) => {
            let body = answer.json();
            if answer.status == 200 && is_document(&body) {
                return;
            }
            let result = body["result"].as_str().unwrap_or_default();
            let expected: &[&str] = if answer.status < 400 { &["success", "created", "emailSent"] } else { &["error"] };
            assert!(expected.contains(&result), "{answer:?}");
        }
        Some("text/yaml; charset=utf-8") => {
            serde_yaml_ng::from_str::<Value>(answer.text()).unwrap_or_else(|error| panic!("{error}: {answer:?}"));
        }
        Some("image/svg+xml; charset=utf-8") => {
            assert!(answer.text().starts_with("<svg ") == (answer.status == 200), "{answer:?}");
        }
        Some("text/html; charset=utf-8") => assert_eq!(answer.status, 200),
        Some(other) => panic!("{other}: {answer:?}"),
    }
}

/// Whether this is one of those answers that are a document, or a list of them, and no more.
fn is_document(body: &Value) -> bool {
    body.is_array() || body["type"] == json!("curatedMeasurementsSet") || body["type"] == json!("optionPack")
}

/// Any JSON value, odd ones often.
fn any_json() -> impl Strategy<Value = Value> {
    let odd = prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1),
        json!(3),
        json!(9),
        json!(1e308),
        json!(5e-324),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(""),
        json!(" "),
        json!("\u{0}"),
        json!("en"),
        json!("main"),
        json!("support"),
        json!("http://127.0.0.1/"),
        json!("user-1"),
        json!("person1@freesewing.dev"),
        json!("new@example.com"),
        json!("emailchange"),
        json!("github"),
        json!("77d1622a-1211-48e2-9d5e-60adf76808ff"),
        json!([]),
        json!({}),
    ]);
    let leaf = prop_oneof![
        4 => odd,
        1 => any::<String>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            hash_map(prop_oneof![any::<String>(), any_field()], inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_field() -> impl Strategy<Value = String> {
    prop::sample::select(FIELDS.to_vec()).prop_map(str::to_owned)
}

/// A body whose members are known by name and unknown by value.
fn any_body() -> impl Strategy<Value = Value> {
    let members = hash_map(any_field(), any_json(), 0..8);
    prop_oneof![
        9 => members.prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        1 => any_json(),
    ]
}

/// A declared route, by its place in the list.
fn any_route() -> impl Strategy<Value = (Method, String)> {
    proptest::sample::select(declared()).prop_map(|route| (route.method, route.path))
}

/// Calls a route with the credential that it takes.
async fn call(scene: &Scene, (method, path): (Method, String), id: &str, body: Option<&Value>) -> Answer {
    let call = scene.app.call(method, &path.replace("{id}", id).replace("{check}", id).replace("{ehash}", id));
    let call = match path.rsplit('/').next() {
        Some("jwt") => call.bearer(&scene.user.token),
        Some("key") => call.basic(&scene.key),
        _ => call,
    };
    match body {
        Some(body) => call.json(body.clone()).send().await,
        None => call.send().await,
    }
}

async fn any_body_on_any_route(scene: &Scene, (route, body): ((Method, String), Value)) -> Option<Answer> {
    Some(call(scene, route, &scene.set.to_string(), Some(&body)).await)
}

#[test]
fn whatever_is_in_the_body() {
    holds(1_500, TestApp::in_memory, (any_route(), any_body()), any_body_on_any_route);
}

#[test]
fn whatever_is_in_the_body_on_sqlite() {
    holds(300, TestApp::in_sqlite, (any_route(), any_body()), any_body_on_any_route);
}

#[test]
fn whatever_is_in_the_path() {
    let segment =
        prop_oneof![any::<String>(), any::<i64>().prop_map(|n| n.to_string()), "[0-9a-f-]{36}", "[.%/ ]{0,4}"];
    holds(500, TestApp::in_memory, (any_route(), segment), async |scene: &Scene, (route, segment)| {
        let segment = utf8_percent_encode(&segment, NON_ALPHANUMERIC).to_string();
        Some(call(scene, route, &segment, None).await)
    });
}

#[test]
fn whatever_the_path() {
    let methods = ["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS", "TRACE", "NONSENSE"];
    let sent = (prop::sample::select(methods.to_vec()), "/[ -~]{0,40}");
    holds(500, TestApp::in_memory, sent, async |scene: &Scene, (method, path): (&str, String)| {
        // What is no address at all does not get past the connection.
        path.parse::<Uri>().ok()?;
        Some(scene.app.call(method.parse().unwrap(), &path).send().await)
    });
}

#[test]
fn whatever_the_credential() {
    let header = prop_oneof![
        vec(any::<u8>(), 0..60),
        "(Basic|Bearer|basic) [A-Za-z0-9+/=._-]{0,80}".prop_map(String::into_bytes),
    ];
    holds(500, TestApp::in_memory, (any_route(), header), async |scene: &Scene, ((method, path), header)| {
        HeaderValue::from_bytes(&header).ok()?;
        let path = path.replace("{id}", "1").replace("{check}", "1").replace("{slug}", "1");
        Some(scene.app.call(method, &path).bytes_header("authorization", &header).send().await)
    });
}

#[test]
fn whatever_stands_for_an_api_key() {
    let sent = (any::<String>(), any::<bool>(), any::<String>());
    holds(300, TestApp::in_memory, sent, async |scene: &Scene, (id, known, secret)| {
        let id = if known { scene.key.id.clone() } else { id };
        let answer = scene.app.get("/whoami/key").basic_text(&format!("{id}:{secret}")).send().await;
        answer.is_challenge();
        Some(answer)
    });
}

#[test]
fn whatever_the_bytes_of_the_body() {
    let media_types = ["application/json", "application/json; charset=utf-8", "text/plain", ""];
    let encodings = ["identity", "gzip", "deflate", "br", ""];
    let choices = (prop::sample::select(media_types.to_vec()), prop::sample::select(encodings.to_vec()));
    let sent = (any_route(), choices, vec(any::<u8>(), 0..200));
    holds(500, TestApp::in_memory, sent, async |scene: &Scene, ((method, path), (media_type, encoding), bytes)| {
        let path = path.replace("{id}", "1").replace("{check}", "1").replace("{slug}", "1");
        let call = scene.app.call(method, &path).header("content-encoding", encoding).bearer(&scene.user.token);
        Some(call.raw(media_type, bytes).send().await)
    });
}
