//! What does not sign in.

use std::sync::atomic::Ordering;

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{begin, finish, send, sign_in};
use crate::support::clock::{HOUR, SECOND};
use crate::support::on_each_store;
use crate::support::outbox::link;
use crate::support::providers::identity;

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let state = begin(&app, "github").await;
        let odd = [json!(7), json!(true), json!(null), json!(["x"]), json!({"x": 1})];
        for provider in odd.iter().chain(&[json!("gitlab"), json!("")]) {
            send(&app, json!({"provider": provider})).await.is_error(403, "invalidProvider");
        }
        send(&app, json!({})).await.is_error(403, "invalidProvider");
        for wrong in &odd {
            send(&app, json!({"provider": "github", "state": wrong, "code": wrong}))
                .await
                .is_error(403, "stateInvalid");
            send(&app, json!({"provider": "github", "state": state, "code": wrong})).await.is_error(403, "codeInvalid");
            send(&app, json!({"provider": "github", "state": "x", "code": wrong})).await.is_error(403, "codeInvalid");
        }
        assert_eq!(provider.times_asked(), 0);
    })
    .await;
}

#[actix_web::test]
async fn d37_a_state_that_was_not_given_out_is_refused() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = app.user().await;
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let of_another_kind = link(&app.only_mail()).id;
        for state in ["", "x", "77d1622a-1211-48e2-9d5e-60adf76808ff", &of_another_kind] {
            finish(&app, "github", state, "code").await.is_error(403, "stateInvalid");
        }
        assert_eq!(provider.times_asked(), 0);
    })
    .await;
}

#[actix_web::test]
async fn d37_a_state_is_for_one_provider() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = app.user().await;
        provider.knows("code", identity(&user.email, "x"));
        let state = begin(&app, "google").await;
        finish(&app, "github", &state, "code").await.is_error(403, "stateInvalid");
        assert_eq!(provider.times_asked(), 0);
        finish(&app, "google", &state, "code").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d37_a_state_works_once_whatever_comes_of_it() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = app.user().await;
        let state = begin(&app, "github").await;
        finish(&app, "github", &state, "nobody's").await.is_error(403, "codeInvalid");
        provider.knows("code", identity(&user.email, "x"));
        finish(&app, "github", &state, "code").await.is_error(403, "stateInvalid");
        let state = begin(&app, "github").await;
        finish(&app, "github", &state, "code").await.has_status(200);
        provider.knows("code", identity(&user.email, "x"));
        finish(&app, "github", &state, "code").await.is_error(403, "stateInvalid");
        assert_eq!(provider.times_asked(), 2);
    })
    .await;
}

#[actix_web::test]
async fn d37_of_many_with_one_state_one_gets_in() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = app.user().await;
        provider.knows("code", identity(&user.email, "x"));
        let state = begin(&app, "github").await;
        let answers = join_all((0..6).map(|_| finish(&app, "github", &state, "code"))).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        for answer in answers.iter().filter(|answer| answer.status != 200) {
            answer.is_error(403, "stateInvalid");
        }
        assert_eq!(provider.times_asked(), 1);
    })
    .await;
}

#[actix_web::test]
async fn o8_a_state_lives_an_hour() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = app.user().await;
        provider.knows("code", identity(&user.email, "x"));
        let (state, late) = (begin(&app, "github").await, begin(&app, "github").await);
        app.pass(HOUR - SECOND);
        finish(&app, "github", &state, "code").await.has_status(200);
        app.pass(SECOND);
        finish(&app, "github", &late, "code").await.is_error(403, "stateInvalid");
    })
    .await;
}

#[actix_web::test]
async fn d37_a_code_that_the_provider_does_not_know_is_refused() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        sign_in(&app, "nobody's").await.is_error(403, "codeInvalid");
        sign_in(&app, &"x".repeat(5_000)).await.is_error(403, "codeInvalid");
        assert_eq!(provider.times_asked(), 1, "nobody is asked about what cannot be a code");
    })
    .await;
}

#[actix_web::test]
async fn d15_a_provider_that_does_not_answer_is_said_to_be_so() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        provider.down.store(true, Ordering::Relaxed);
        sign_in(&app, "code").await.is_error(502, "providerFailed");
    })
    .await;
}

#[actix_web::test]
async fn the_state_opens_nothing_else() {
    on_each_store(async |app| {
        let (app, _) = app.with_providers().await;
        let state = begin(&app, "github").await;
        for check in ["", "x", "0123456789abcdef"] {
            app.get(&format!("/confirmations/{state}/{check}")).send().await.has_status(404);
            app.post(&format!("/signinlink/{state}/{check}")).send().await.has_status(404);
        }
        let body: Value = json!({"consent": 1});
        app.post(&format!("/confirm/signup/{state}")).json(body).send().await.is_empty(404);
    })
    .await;
}
