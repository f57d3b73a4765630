//! What anybody may ask for, from one address.

use freesewing_domain::limits::RateLimits;
use serde_json::{Value, json};

use super::{wait, with_limits};
use crate::support::clock::SECOND;
use crate::support::pictures::{data_uri, png};
use crate::support::{Answer, TestApp};

async fn post_from(app: &TestApp, address: &str, path: &str, body: Value) -> Answer {
    app.post(path).from(address).json(body).send().await
}

/// Ten go through, the next does not, and somebody else's does.
async fn ten_go_through(app: &TestApp, path: &str, body: impl Fn(usize) -> Value) {
    for n in 0..10 {
        let answer = post_from(app, "192.0.2.1", path, body(n)).await;
        assert_ne!(answer.status, 429, "{answer:?}");
    }
    assert_eq!(wait(&post_from(app, "192.0.2.1", path, body(10)).await), 60, "{path}");
    let others = post_from(app, "192.0.2.2", path, body(11)).await;
    assert_ne!(others.status, 429, "{others:?}");
    app.pass(SECOND * 60);
    let later = post_from(app, "192.0.2.1", path, body(12)).await;
    assert_ne!(later.status, 429, "{later:?}");
}

#[actix_web::test]
async fn ten_sign_ups_a_minute() {
    with_limits(RateLimits::default(), async |app, _| {
        ten_go_through(&app, "/signup", |n| json!({"email": format!("{n}@example.com"), "language": "en"})).await;
    })
    .await;
}

#[actix_web::test]
async fn ten_links_a_minute_whether_there_is_an_account_or_not() {
    with_limits(RateLimits::default(), async |app, _| {
        ten_go_through(&app, "/signinlink", |n| json!({"username": format!("nobody-{n}")})).await;
    })
    .await;
}

#[actix_web::test]
async fn ten_addresses_a_minute_for_the_newsletter() {
    with_limits(RateLimits::default(), async |app, _| {
        ten_go_through(&app, "/subscriber", |n| json!({"email": format!("{n}@example.com"), "language": "en"})).await;
    })
    .await;
}

#[actix_web::test]
async fn ten_found_secrets_a_minute() {
    with_limits(RateLimits::default(), async |app, _| {
        let secret = app.house.api().ports.keys.issue().unwrap().shown;
        ten_go_through(&app, "/apikeys/leaked", |_| json!({"secret": secret.expose()})).await;
    })
    .await;
}

#[actix_web::test]
async fn ten_reports_a_minute_of_both_kinds_together() {
    with_limits(RateLimits::default(), async |app, _| {
        let (app, forge) = app.with_forge().await;
        ten_go_through(&app, "/issues", |_| json!({"title": "t", "body": "b"})).await;
        assert_eq!(forge.reports.lock().unwrap().len(), 12);
        for _ in 0..9 {
            post_from(&app, "192.0.2.1", "/discussions", json!({"title": "t", "body": "b"})).await.has_status(201);
        }
        wait(&post_from(&app, "192.0.2.1", "/discussions", json!({"title": "t", "body": "b"})).await);
    })
    .await;
}

#[actix_web::test]
async fn ten_states_a_minute_for_a_provider() {
    with_limits(RateLimits::default(), async |app, _| {
        let (app, _) = app.with_providers().await;
        ten_go_through(&app, "/signin/oauth/init", |_| json!({"provider": "github", "language": "en"})).await;
    })
    .await;
}

#[actix_web::test]
async fn ten_pictures_a_minute_without_an_account() {
    with_limits(RateLimits::default(), async |app, _| {
        let body = |n| json!({"img": data_uri(&png(7)), "type": "support", "subId": 3, "slug": format!("foo-{n}")});
        ten_go_through(&app, "/images", body).await;
        let user = app.user().await;
        for n in 0..12 {
            let answer = app.post("/images/jwt").from("192.0.2.1").bearer(&user.token).json(body(n)).send().await;
            assert_ne!(answer.status, 429, "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn ten_invitations_a_minute_for_each_account_wherever_it_is() {
    with_limits(RateLimits::default(), async |app, _| {
        let (user, other) = (app.user().await, app.user().await);
        let ask = async |token: &str, address: &str| {
            let call = app.post("/flows/translator-invite/jwt").from(address).bearer(token);
            call.json(json!({"language": "nl"})).send().await
        };
        for host in 0..10 {
            ask(&user.token, &format!("192.0.2.{host}")).await.has_status(200);
        }
        wait(&ask(&user.token, "192.0.2.99").await);
        ask(&other.token, "192.0.2.99").await.has_status(200);
    })
    .await;
}
