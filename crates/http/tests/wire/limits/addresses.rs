//! Calls without a credential that holds are limited by the address that they come from.

use actix_web::http::Method;
use freesewing_domain::limits::RateLimits;

use super::{is_limited, limited};
use crate::support::app::TestApp;

const SPENT: &str = "192.0.2.1";

/// A server on which one address may do nothing more for a while.
async fn with_a_spent_address() -> TestApp {
    let app = limited(RateLimits { address_per_minute: 5, ..RateLimits::default() }).await;
    for _ in 0..5 {
        app.get("/curated-sets").from(SPENT).send().await.has_status(200);
    }
    app
}

#[actix_web::test]
async fn d66_the_301st_call_from_an_address_in_a_minute_is_429() {
    let app = limited(RateLimits::default()).await;
    for left in (0..300).rev() {
        let answer = app.get("/curated-sets").from(SPENT).send().await;
        assert_eq!(answer.has_status(200).header("ratelimit-policy"), Some(r#""address";q=300;w=60"#));
        assert!(answer.header("ratelimit").unwrap().starts_with(&format!(r#""address";r={left};t="#)), "{answer:?}");
    }
    is_limited(&app.get("/curated-sets").from(SPENT).send().await, "1");
    app.get("/curated-sets").from("192.0.2.2").send().await.has_status(200);
}

#[actix_web::test]
async fn no_open_door_is_left_out_and_a_made_up_credential_opens_none() {
    let app = with_a_spent_address().await;
    for (method, path) in [
        (Method::GET, "/curated-sets"),
        (Method::GET, "/users/1"),
        (Method::POST, "/signup"),
        (Method::POST, "/issues"),
        (Method::GET, "/"),
        (Method::GET, "/css/style.css"),
        (Method::GET, "/docs"),
        (Method::GET, "/docs/"),
        (Method::GET, "/docs/openapi.json"),
        (Method::GET, "/docs/swagger-ui.css"),
        (Method::GET, "/no/such/route"),
        (Method::HEAD, "/curated-sets"),
        (Method::PUT, "/account/jwt"),
        (Method::GET, "/%zz"),
        (Method::GET, "/account/jwt"),
        (Method::GET, "/account/key"),
    ] {
        for authorization in ["", "Bearer x", "Basic eDp5", "Basic"] {
            let call = app.call(method.clone(), path).from(SPENT).header("authorization", authorization);
            is_limited(&call.send().await, "12");
        }
    }
}

#[actix_web::test]
async fn a_door_that_is_closed_lets_nothing_happen() {
    let app = with_a_spent_address().await;
    let body = serde_json::json!({"email": "joost@freesewing.dev", "language": "en", "test": true});
    is_limited(&app.post("/signup").from(SPENT).json(body.clone()).send().await, "12");
    app.post("/signup").from("192.0.2.2").json(body).send().await.has_status(201);
}

#[actix_web::test]
async fn whoever_looks_after_the_server_and_pages_that_ask_first_are_let_in() {
    let app = with_a_spent_address().await;
    for path in ["/health", "/ready"] {
        let answer = app.get(path).from(SPENT).send().await;
        assert_eq!(answer.has_status(200).header("ratelimit"), None);
    }
    let preflight = app.call(Method::OPTIONS, "/account/jwt").from(SPENT).send().await;
    assert_eq!(preflight.has_status(204).header("ratelimit"), None);
}

#[actix_web::test]
async fn what_is_wrong_before_anybody_looks_for_a_route_counts_too() {
    let app = limited(RateLimits { address_per_minute: 3, ..RateLimits::default() }).await;
    app.get("/%zz").from(SPENT).send().await.is_error(400, "invalidPath");
    app.post("/nope").from(SPENT).raw("application/json", "{").send().await.is_error(400, "invalidJson");
    app.get("/nope").from(SPENT).send().await.is_error(404, "notFound");
    is_limited(&app.post("/nope").from(SPENT).raw("application/json", "{").send().await, "20");
}

#[actix_web::test]
async fn a_call_counts_once() {
    let app = limited(RateLimits::default()).await;
    for (path, left) in [("/curated-sets", 299), ("/", 298), ("/nope", 297), ("/account/jwt", 296), ("/%zz", 295)] {
        let answer = app.get(path).from(SPENT).send().await;
        assert!(answer.header("ratelimit").unwrap().starts_with(&format!(r#""address";r={left};"#)), "{answer:?}");
    }
}

#[actix_web::test]
async fn neighbours_in_ipv6_share_what_they_may_do() {
    let app = limited(RateLimits { address_per_minute: 2, ..RateLimits::default() }).await;
    for address in ["2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff"] {
        app.get("/").from(address).send().await.has_status(200);
    }
    is_limited(&app.get("/").from("2001:db8::2").send().await, "30");
    app.get("/").from("2001:db8:0:1::1").send().await.has_status(200);
}

#[actix_web::test]
async fn headers_of_strangers_change_nothing() {
    let app = with_a_spent_address().await;
    for (name, value) in
        [("x-forwarded-for", "192.0.2.77"), ("forwarded", "for=192.0.2.77"), ("x-real-ip", "192.0.2.77")]
    {
        is_limited(&app.get("/").from(SPENT).header(name, value).send().await, "12");
    }
}
