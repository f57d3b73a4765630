//! Whatever is sent, the answer is well-formed and never the server's fault.

mod bodies;
mod scene;

use actix_web::http::Uri;
use actix_web::http::header::HeaderValue;
use actix_web::rt::System;
use freesewing_http::routes::{Declared, declared};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde::de::IgnoredAny;

use crate::support::answer::JSON;
use crate::support::{Answer, TestApp};
use bodies::{Bodies, Change};
use scene::{Scene, filled};

/// The place of the administrator among the people of the scene.
const ADMIN: usize = 2;

/// Runs a property `cases` times on a scene of its own.
fn holds<T: std::fmt::Debug>(
    cases: u32,
    app: impl AsyncFnOnce() -> TestApp,
    sent: impl Strategy<Value = T>,
    send: impl AsyncFn(&Scene, T) -> Option<Answer>,
) {
    let system = System::new();
    let scene = system.block_on(async { Scene::new(app().await).await });
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&sent, |sent| {
        let answer = system.block_on(async {
            scene.restore().await;
            send(&scene, sent).await
        });
        if let Some(answer) = answer {
            is_well_formed(&answer);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

fn is_well_formed(answer: &Answer) {
    // 502 says that somebody else is at fault, such as a provider that cannot be reached.
    assert!(answer.status < 500 || answer.status == 502, "{answer:?}");
    match answer.content_type() {
        None => assert!(answer.body.is_empty() || &answer.body[..] == b"Unauthorized", "{answer:?}"),
        Some(JSON) => {
            let body = answer.json();
            if answer.status >= 400 {
                assert_eq!(body["result"], "error", "{answer:?}");
            } else if let Some(result) = body["result"].as_str() {
                assert!(["success", "created", "emailSent"].contains(&result), "{answer:?}");
            } else {
                // A file for everybody: a document, or a list of them.
                assert!(body.is_array() || body["type"].is_string(), "{answer:?}");
            }
        }
        Some("text/yaml; charset=utf-8") => {
            // Read as whatever it is: numbers of JavaScript may be larger than those of the reader.
            let read = serde_yaml_ng::from_str::<IgnoredAny>(answer.text());
            assert!(read.is_ok(), "{read:?}: {answer:?}");
        }
        Some("text/csv; charset=utf-8") => {
            assert_eq!(answer.status, 200, "{answer:?}");
            let mut reader = csv::Reader::from_reader(&answer.body[..]);
            assert!(reader.records().all(|row| row.is_ok()), "each row has as many cells: {answer:?}");
        }
        Some("image/svg+xml; charset=utf-8") => assert!([200, 404].contains(&answer.status), "{answer:?}"),
        Some("text/html; charset=utf-8") => assert_eq!(answer.status, 200),
        Some(other) => assert!(other.starts_with("image/") && answer.status == 200, "{other}: {answer:?}"),
    }
}

/// A declared route, by its place in the list.
fn any_route() -> impl Strategy<Value = Declared> {
    prop::sample::select(declared())
}

/// Sends any body to any route, as anybody, about anything: so many calls for each route, on average.
fn any_body_on_any_route(calls: u32, app: impl AsyncFnOnce() -> TestApp) {
    let cases = calls * u32::try_from(declared().len()).unwrap();
    let sent = (any_route(), 0..3_usize, any::<Index>(), Bodies::of_the_document().any_change());
    holds(cases, app, sent, async |scene: &Scene, (route, person, id, change): (Declared, usize, Index, Change)| {
        let body = change.made(&scene.bodies.of(&route));
        Some(scene.call(&route, person, &scene.id(id), Some(&body)).await)
    });
}

#[test]
fn whatever_is_in_the_body() {
    any_body_on_any_route(8, TestApp::in_memory);
}

#[test]
fn whatever_is_in_the_body_on_sqlite() {
    any_body_on_any_route(2, TestApp::in_sqlite);
}

#[test]
fn whatever_is_in_the_path() {
    let segment =
        prop_oneof![any::<String>(), any::<i64>().prop_map(|n| n.to_string()), "[0-9a-f-]{36}", "[.%/ ]{0,4}"];
    holds(
        500,
        TestApp::in_memory,
        (any_route(), segment),
        async |scene: &Scene, (route, segment): (Declared, String)| {
            let segment = utf8_percent_encode(&segment, NON_ALPHANUMERIC).to_string();
            Some(scene.call(&route, ADMIN, &segment, None).await)
        },
    );
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
    holds(
        500,
        TestApp::in_memory,
        (any_route(), header),
        async |scene: &Scene, (route, header): (Declared, Vec<u8>)| {
            HeaderValue::from_bytes(&header).ok()?;
            Some(
                scene
                    .app
                    .call(route.method, &filled(&route.path, "1"))
                    .bytes_header("authorization", &header)
                    .send()
                    .await,
            )
        },
    );
}

#[test]
fn whatever_stands_for_an_api_key() {
    let sent = (any::<String>(), any::<bool>(), any::<String>());
    holds(300, TestApp::in_memory, sent, async |scene: &Scene, (id, known, secret)| {
        let id = if known { scene.with_person(ADMIN, |person| person.key.id.clone()) } else { id };
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
    holds(500, TestApp::in_memory, sent, async |scene: &Scene, (route, (media_type, encoding), bytes)| {
        let Declared { method, path, .. } = route;
        let token = scene.with_person(ADMIN, |person| person.user.token.clone());
        let call = scene.app.call(method, &filled(&path, "1")).header("content-encoding", encoding);
        Some(call.bearer(&token).raw(media_type, bytes).send().await)
    });
}

#[test]
fn whatever_is_asked_of_usage() {
    let paths =
        ["/apikeys/{id}/usage/jwt", "/account/usage/jwt", "/account/usage/key", "/admin/usage/jwt", "/admin/usage/key"];
    let route =
        prop::sample::select(declared().into_iter().filter(|route| paths.contains(&&*route.path)).collect::<Vec<_>>());
    let moment = prop_oneof![
        "202[4-7]-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:00(\\.5)?(Z|[+-]0[0-9]:00))?",
        any::<i64>().prop_map(|millis| millis.to_string()),
        (1_790_000_000_000_i64..1_800_000_000_000).prop_map(|millis| millis.to_string()),
        any::<String>(),
    ];
    let by = prop_oneof!["(hour|day|route|outcome|key|user)", any::<String>()];
    let limit = prop_oneof![any::<i32>().prop_map(|limit| limit.to_string()), any::<String>()];
    let parameter = prop_oneof![
        ("(from|to)", moment).boxed(),
        ("by", by).boxed(),
        ("limit", limit).boxed(),
        (any::<String>(), any::<String>()).boxed(),
    ];
    let accept = prop_oneof!["text/csv", "(text/csv|application/json|\\*/\\*|text/\\*)(;q=0?\\.[0-9])?", "[ -~]{0,40}"];
    let sent = (route, any::<Index>(), vec(parameter, 0..5), accept);
    holds(1000, TestApp::in_sqlite, sent, async |scene: &Scene, (route, id, parameters, accept)| {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let query: Vec<_> =
            parameters.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let key = scene.with_person(ADMIN, |person| person.key.clone());
        let id = if id.index(2) == 0 { key.id.clone() } else { scene.id(id) };
        let path = format!("{}?{}", filled(&route.path, &id), query.join("&"));
        let call = scene.app.call(route.method, &path).header("accept", &accept);
        let token = scene.with_person(ADMIN, |person| person.user.token.clone());
        let call = if route.path.ends_with("/key") { call.basic(&key) } else { call.bearer(&token) };
        let answer = call.send().await;
        assert!([200, 400, 404].contains(&answer.status), "{answer:?}");
        Some(answer)
    });
}
