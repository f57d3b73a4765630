//! Guessing the codes of a second factor.

use std::time::Duration;

use serde_json::{Value, json};

use super::{PATIENT, guess_until_the_end, signin, wait, with_limits};
use crate::support::outbox::{Link, link};
use crate::support::{Answer, TestApp};

const STEP: Duration = Duration::from_secs(30);

async fn signin_with(app: &TestApp, username: &str, password: &str, code: &str) -> Answer {
    let body = json!({"username": username, "password": password, "token": code});
    app.post("/signin").json(body).send().await
}

async fn mailed(app: &TestApp, username: &str) -> Link {
    app.post("/signinlink").json(json!({"username": username})).send().await.has_status(200);
    link(&app.only_mail())
}

async fn follow(app: &TestApp, link: &Link, body: Value) -> Answer {
    app.post(&format!("/signinlink/{}/{}", link.id, link.check)).json(body).send().await
}

#[actix_web::test]
async fn a_stolen_password_has_a_hundred_guesses_at_the_code() {
    with_limits(PATIENT, async |app, _| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let guess = async || signin_with(&app, &user.email, "hunter2", &app.wrong_code(&secret)).await;
        let (guesses, _) = guess_until_the_end(&app, guess).await;
        assert_eq!(guesses, 100);
        assert_eq!(wait(&signin_with(&app, &user.email, "hunter2", &app.code(&secret)).await), 24 * 60 * 60);
        // The owner has the link, and the app.
        let link = mailed(&app, &user.email).await;
        follow(&app, &link, json!({"token": app.code(&secret)})).await.has_status(200);
        app.pass(STEP);
        signin_with(&app, &user.email, "hunter2", &app.code(&secret)).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_password_without_a_code_is_no_guess() {
    with_limits(PATIENT, async |app, _| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        for _ in 0..12 {
            signin(&app, &user.email, "hunter2").await.is_error(403, "mfaTokenRequired");
        }
        signin_with(&app, &user.email, "hunter2", &app.code(&secret)).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_right_password_makes_up_for_no_wrong_code() {
    with_limits(PATIENT, async |app, _| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        for _ in 0..5 {
            signin_with(&app, &user.email, "hunter2", &app.wrong_code(&secret)).await.is_error(401, "signInFailed");
            signin(&app, &user.email, "hunter2").await.is_error(403, "mfaTokenRequired");
        }
        assert_eq!(wait(&signin_with(&app, &user.email, "hunter2", &app.code(&secret)).await), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_stolen_link_has_guesses_of_its_own_and_survives_a_wait() {
    with_limits(PATIENT, async |app, _| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let link = mailed(&app, &user.email).await;
        for _ in 0..5 {
            follow(&app, &link, json!({"token": app.wrong_code(&secret)})).await.is_error(401, "signInFailed");
        }
        assert_eq!(wait(&follow(&app, &link, json!({"token": app.code(&secret)})).await), 1);
        follow(&app, &link, json!({})).await.is_error(403, "mfaTokenRequired");
        signin_with(&app, &user.email, "hunter2", &app.code(&secret)).await.has_status(200);
        app.pass(STEP);
        follow(&app, &link, json!({"token": app.code(&secret)})).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_stolen_token_is_no_way_to_guess_the_password() {
    with_limits(PATIENT, async |app, passwords| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        passwords.compared();
        let body = |password: &str| json!({"mfa": false, "password": password, "token": app.code(&secret)});
        for _ in 0..5 {
            app.mfa(&user, body("wrong")).await.is_error(401, "authenticationFailed");
        }
        assert_eq!(wait(&app.mfa(&user, body("hunter2")).await), 1);
        assert_eq!(wait(&signin(&app, &user.email, "hunter2").await), 1, "they are the same guesses");
        assert_eq!(passwords.compared(), 5);
        app.pass(STEP);
        app.mfa(&user, body("hunter2")).await.has_status(200);
        signin(&app, &user.email, "hunter2").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn switching_it_off_has_the_same_guesses_at_the_code() {
    with_limits(PATIENT, async |app, _| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        for _ in 0..5 {
            let body = json!({"mfa": false, "password": "hunter2", "token": app.wrong_code(&secret)});
            app.mfa(&user, body).await.is_error(401, "authenticationFailed");
        }
        assert_eq!(wait(&signin_with(&app, &user.email, "hunter2", &app.code(&secret)).await), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_provider_does_not_give_more_guesses_and_the_state_survives_a_wait() {
    with_limits(PATIENT, async |app, _| {
        let (app, provider) = app.with_providers().await;
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        provider.knows("code", crate::support::providers::identity(&user.email, "x"));
        let body = json!({"provider": "github", "language": "en"});
        let address = app.post("/signin/oauth/init").json(body).send().await.text_at("/authUrl");
        let state = address.split("state=").nth(1).unwrap().split('&').next().unwrap().to_owned();
        let finish = async |token: String| {
            let body = json!({"provider": "github", "state": state, "code": "code", "token": token});
            app.post("/signin/oauth").json(body).send().await
        };
        for _ in 0..4 {
            signin_with(&app, &user.email, "hunter2", &app.wrong_code(&secret)).await.is_error(401, "signInFailed");
        }
        finish(app.wrong_code(&secret)).await.is_error(401, "signInFailed");
        assert_eq!(wait(&finish(app.code(&secret)).await), 1);
        app.pass(STEP);
        finish(app.code(&secret)).await.has_status(200);
        assert_eq!(provider.times_asked(), 1);
    })
    .await;
}
