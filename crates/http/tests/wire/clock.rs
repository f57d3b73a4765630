//! A clock that is set: years ahead, and back.

use std::time::Duration;

use freesewing_domain::limits::RateLimits;
use serde_json::json;

use crate::support::clock::{DAY, SECOND};
use crate::support::house::House;
use crate::support::outbox::link;
use crate::support::{TestApp, TestKey, TestUser};

const YEARS: Duration = DAY.saturating_mul(3 * 365);

async fn limited() -> TestApp {
    TestApp::of(House::in_memory().limited(RateLimits::default())).await
}

async fn token_status(app: &TestApp, token: &str) -> u16 {
    app.get("/account/jwt").bearer(token).send().await.status
}

async fn key_status(app: &TestApp, key: &TestKey) -> u16 {
    app.get("/whoami/key").basic(key).send().await.status
}

async fn sign_in(app: &TestApp, user: &TestUser, password: &str, code: Option<&str>) -> (u16, String) {
    let body = json!({"username": user.email, "password": password, "token": code.unwrap_or_default()});
    let answer = app.post("/signin").json(body).send().await;
    let token = answer.json()["token"].as_str().unwrap_or_default().to_owned();
    (answer.status, token)
}

#[actix_web::test]
async fn tokens_and_keys_that_seem_to_be_over_are_not_once_the_clock_is_right_again() {
    let app = limited().await;
    let user = app.user().await;
    let key = app.apikey(&user, 3).await;
    app.pass(YEARS);
    assert_eq!((token_status(&app, &user.token).await, key_status(&app, &key).await), (401, 401));
    app.go_back(YEARS);
    assert_eq!((token_status(&app, &user.token).await, key_status(&app, &key).await), (200, 200));
}

#[actix_web::test]
async fn a_clock_that_falls_behind_signs_nobody_out() {
    let app = limited().await;
    let user = app.user_with_password("hunter2").await;
    let key = app.apikey(&user, 3).await;
    app.go_back(YEARS);
    assert_eq!((token_status(&app, &user.token).await, key_status(&app, &key).await), (200, 200));
    let (status, token) = sign_in(&app, &user, "hunter2", None).await;
    assert_eq!((status, token_status(&app, &token).await), (200, 200));
}

#[actix_web::test]
async fn who_signed_in_with_a_code_while_it_was_ahead_does_so_again() {
    let app = limited().await;
    let (user, secret) = app.user_with_second_factor("hunter2").await;
    app.pass(YEARS);
    assert_eq!(sign_in(&app, &user, "hunter2", Some(&app.code(&secret))).await.0, 200);
    app.go_back(YEARS);
    let code = app.code(&secret);
    assert_eq!(sign_in(&app, &user, "hunter2", Some(&code)).await.0, 200);
    assert_eq!(sign_in(&app, &user, "hunter2", Some(&code)).await.0, 401, "once, as ever");
}

#[actix_web::test]
async fn who_chose_a_password_while_it_was_ahead_gets_tokens_of_the_usual_length() {
    let app = limited().await;
    let user = app.user().await;
    app.pass(YEARS);
    let token = app.sign_in_anew(&user);
    let body = json!({"password": "hunter3", "signOutElsewhere": true});
    app.patch("/account/jwt").bearer(&token).json(body).send().await.has_status(200);
    app.go_back(YEARS);
    assert_eq!(token_status(&app, &user.token).await, 401, "all from before ended");
    let (status, token) = sign_in(&app, &user, "hunter3", None).await;
    assert_eq!((status, token_status(&app, &token).await), (200, 200));
    app.pass(DAY * 8);
    assert_eq!(token_status(&app, &token).await, 401);
}

#[actix_web::test]
async fn guesses_while_it_was_ahead_make_nobody_wait_for_longer_than_usual() {
    let app = limited().await;
    let user = app.user_with_password("hunter2").await;
    app.pass(YEARS);
    for _ in 0..6 {
        sign_in(&app, &user, "wrong", None).await;
        app.pass(SECOND * 20);
    }
    app.go_back(YEARS);
    let mut waited = 0;
    while sign_in(&app, &user, "hunter2", None).await.0 != 200 {
        app.pass(SECOND);
        waited += 1;
        assert!(waited <= 60, "still shut out");
    }
}

#[actix_web::test]
async fn limits_do_not_forget_the_day() {
    let limits = RateLimits { credential_per_minute: 60, credential_per_day: Some(40), ..RateLimits::default() };
    let app = TestApp::of(House::in_memory().limited(limits)).await;
    let user = app.user().await;
    let key = app.apikey(&user, 3).await;
    for _ in 0..10 {
        assert_eq!(key_status(&app, &key).await, 200);
    }
    app.pass(YEARS);
    assert_eq!(key_status(&app, &key).await, 401);
    app.go_back(YEARS);
    let mut calls = 10;
    while key_status(&app, &key).await == 200 {
        calls += 1;
        app.pass(SECOND);
    }
    assert_eq!(calls, 40);
}

#[actix_web::test]
async fn a_mail_from_while_it_was_ahead_still_leaves() {
    let app = limited().await;
    let user = app.user().await;
    app.pass(YEARS);
    app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
    app.go_back(YEARS);
    let link = link(&app.only_mail());
    let path = format!("/signinlink/{}/{}", link.id, link.check);
    app.post(&path).json(json!({})).send().await.has_status(200);
}
