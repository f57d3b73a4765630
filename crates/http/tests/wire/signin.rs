//! `/signin`

use freesewing_domain::access::Role;
use freesewing_domain::secret::Secret;
use freesewing_domain::user::{Consent, Status, Username};
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, on_each_store};

async fn signin(app: &TestApp, username: impl Into<Value>, password: impl Into<Value>) -> Answer {
    let (username, password): (Value, Value) = (username.into(), password.into());
    app.post("/signin").json(json!({"username": username, "password": password})).send().await
}

#[actix_web::test]
async fn answers_a_token_and_the_account() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        let answer = signin(&app, user.email.as_str(), "hunter2").await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "token", "account"]);
        assert_eq!(app.account(&answer.text_at("/token")).await["id"], json!(user.id));
    })
    .await;
}

#[actix_web::test]
async fn takes_a_name_an_address_or_a_number() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        for username in [json!("user-1"), json!(" USER-1 "), json!(user.email.to_uppercase()), json!("1"), json!(1)] {
            assert_eq!(signin(&app, username, "hunter2").await.has_status(200).at("/account/id"), json!(user.id));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        app.post("/signin").send().await.is_error(400, "postBodyMissing");
        app.post("/signin").raw("text/plain", "x").send().await.is_error(400, "postBodyMissing");
        app.post("/signin").json(json!({})).send().await.is_error(400, "postBodyMissing");
        app.post("/signin").json(json!({"password": "x"})).send().await.is_error(400, "usernameMissing");
        signin(&app, "", "").await.is_error(400, "usernameMissing");
        signin(&app, 0, "x").await.is_error(400, "usernameMissing");
        app.post("/signin").json(json!({"username": "x"})).send().await.is_error(400, "passwordMissing");
        signin(&app, user.email.as_str(), "").await.is_error(400, "passwordMissing");
        signin(&app, "nobody", false).await.is_error(400, "passwordMissing");
    })
    .await;
}

#[actix_web::test]
async fn d36_who_is_unknown_is_answered_like_a_wrong_password() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        for password in ["Hunter2", "hunter", "hunter2 ", "x"] {
            signin(&app, user.email.as_str(), password).await.is_error(401, "signInFailed");
        }
        for unknown in [json!("nobody"), json!("nobody@example.com"), json!(99), json!(-1), json!({}), json!(true)] {
            signin(&app, unknown, "hunter2").await.is_error(401, "signInFailed");
        }
    })
    .await;
}

#[actix_web::test]
async fn d13_a_password_that_is_no_text_is_wrong() {
    on_each_store(async |app| {
        let user = app.user_with_password("5").await;
        for password in [json!(5), json!(true), json!({}), json!(["5"])] {
            signin(&app, user.email.as_str(), password).await.is_error(401, "signInFailed");
        }
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_a_password_of_more_than_1000_characters_is_wrong() {
    on_each_store(async |app| {
        let user = app.user_with_password(&"é".repeat(1_000)).await;
        signin(&app, user.email.as_str(), "é".repeat(1_000)).await.has_status(200);
        signin(&app, user.email.as_str(), "é".repeat(1_001)).await.is_error(401, "signInFailed");
    })
    .await;
}

#[actix_web::test]
async fn a_new_account_has_no_password_that_signs_in() {
    on_each_store(async |app| {
        let user = app.user().await;
        for password in ["password", "0000000000000000", " "] {
            signin(&app, user.email.as_str(), password).await.is_error(401, "signInFailed");
        }
    })
    .await;
}

#[actix_web::test]
async fn d32_a_number_is_digits_alone_and_comes_last() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        for odd in ["1x", "1.0", "+1", "01x", "1 2"] {
            signin(&app, odd, "hunter2").await.is_error(401, "signInFailed");
        }
        // A name from before such names were refused shadows the number, and nobody's address.
        let other = app.user_with_password("other").await;
        app.change_user(other.id, |other| other.username = Username::from_stored("1"));
        assert_eq!(signin(&app, "1", "other").await.has_status(200).at("/account/id"), json!(other.id));
        signin(&app, "1", "hunter2").await.is_error(401, "signInFailed");
        signin(&app, user.email.as_str(), "hunter2").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn an_account_that_is_shut_does_not_sign_in() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        for status in [Status::Inactive, Status::Disabled, Status::Blocked] {
            app.change_user(user.id, |user| user.status = status);
            signin(&app, user.email.as_str(), "hunter2").await.is_error(403, "statusLacking");
            signin(&app, user.email.as_str(), "wrong").await.is_error(401, "signInFailed");
        }
        app.change_user(user.id, |user| (user.status, user.role) = (Status::Active, Role::Blocked));
        signin(&app, user.email.as_str(), "hunter2").await.is_error(403, "accountBlocked");
    })
    .await;
}

#[actix_web::test]
async fn without_consent_the_token_is_for_the_guest_routes() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        app.change_user(user.id, |user| user.consent = Consent::None);
        let token = signin(&app, user.email.as_str(), "hunter2").await.has_status(200).text_at("/token");
        app.get("/account/jwt").bearer(&token).send().await.is_unauthorized();
        app.get("/whoami/jwt").bearer(&token).send().await.is_nested_error(451, "consentLacking");
        app.patch("/consent/jwt").bearer(&token).json(json!({"consent": 1})).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_password_of_the_oldest_kind_is_kept_anew() {
    on_each_store(async |app| {
        let user = app.user().await;
        let old = r#"{"type":"v2","data":"$2a$10$0N/aQiWmT/eJ88w/xxD1euE1WzgvBAZyieg5hFrVdM6KjPb83EI/G"}"#;
        app.change_user(user.id, |user| user.password = Secret::new(old));
        signin(&app, user.email.as_str(), "wrong").await.is_error(401, "signInFailed");
        assert_eq!(app.stored_user(user.id).password_type(), "v2");
        let answer = signin(&app, user.email.as_str(), "legacy-password").await;
        assert_eq!(answer.has_status(200).at("/account/passwordType"), json!("v3"));
        signin(&app, user.email.as_str(), "legacy-password").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_password_of_the_reference_signs_in() {
    on_each_store(async |app| {
        let user = app.user().await;
        let kept = r#"{"type":"v3","hash":"e1466907a1f375ed09dbe5c3b96022215359e243949fec0bf3876fb6e6ac2a32e176d1928e9e9fbae7fdb80c551db1070495cf2457dd28540d6303a6ebcd99f6","salt":"1faa82e605afd051c666e6fddbba7de8"}"#;
        app.change_user(user.id, |user| user.password = Secret::new(kept));
        signin(&app, user.email.as_str(), "hunter2hunter2").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn signing_in_is_not_a_call() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        let before = app.stored_user(user.id);
        let answer = signin(&app, user.email.as_str(), "hunter2").await;
        assert_eq!(answer.at("/account/jwtCalls"), json!(before.jwt_calls));
        assert_eq!(app.stored_user(user.id), before);
    })
    .await;
}

#[actix_web::test]
async fn many_who_sign_in_at_once_all_get_in() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        let calls = (0..8).map(|_| signin(&app, user.email.as_str(), "hunter2"));
        for answer in futures_util::future::join_all(calls).await {
            answer.has_status(200);
        }
    })
    .await;
}
