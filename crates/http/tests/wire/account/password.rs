//! Changing the password.

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, on_each_store};

async fn patch(app: &TestApp, token: &str, body: Value) -> Answer {
    app.patch("/account/jwt").bearer(token).json(body).send().await
}

async fn signin(app: &TestApp, email: &str, password: &str) -> Answer {
    app.post("/signin").json(json!({"username": email, "password": password})).send().await
}

#[actix_web::test]
async fn a_new_password_signs_in_and_the_old_one_no_longer() {
    on_each_store(async |app| {
        let user = app.user_with_password("first").await;
        patch(&app, &user.token, json!({"password": "second"})).await.has_status(200);
        signin(&app, &user.email, "second").await.has_status(200);
        signin(&app, &user.email, "first").await.is_error(401, "signInFailed");
    })
    .await;
}

#[actix_web::test]
async fn the_answer_to_a_new_password_is_the_account_alone() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = patch(&app, &user.token, json!({"password": "a password"})).await.has_status(200).json();
        assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), ["result", "account"]);
        app.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d14_an_empty_password_is_left_aside() {
    on_each_store(async |app| {
        let user = app.user_with_password("first").await;
        for password in [json!(""), json!(null), json!(5), json!({"a": 1})] {
            patch(&app, &user.token, json!({"password": password})).await.has_status(200);
        }
        signin(&app, &user.email, "first").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d35_a_key_of_level_3_changes_neither_password_nor_address() {
    on_each_store(async |app| {
        let user = app.user_with_password("first").await;
        let key = app.apikey(&user, 3).await;
        let proof = json!({"confirm": "emailchange", "confirmation": "x", "check": "x"});
        for body in [json!({"password": "second", "bio": "x"}), json!({"email": "new@example.com"}), proof] {
            let answer = app.patch("/account/key").basic(&key).json(body).send().await;
            answer.is_error(403, "insufficientAccessLevel");
        }
        assert_eq!(app.stored_user(user.id).bio, "", "nothing of it was done");
        signin(&app, &user.email, "first").await.has_status(200);
        // What is no change needs no more than the rest.
        let same = json!({"email": user.email, "password": "", "bio": "x"});
        app.patch("/account/key").basic(&key).json(same).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d35_a_key_of_level_4_may() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        let body = json!({"password": "second", "email": "new@example.com"});
        app.patch("/account/key").basic(&key).json(body).send().await.has_status(200);
        signin(&app, &user.email, "second").await.has_status(200);
        assert_eq!(app.only_mail().to.as_str(), "new@example.com");
    })
    .await;
}

#[actix_web::test]
async fn d35_o6_signing_out_elsewhere_ends_every_token_issued_before() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let body = json!({"password": "second", "signOutElsewhere": true});
        let answer = patch(&app, &user.token, body).await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "account", "token"]);
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.get("/whoami/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.get("/account/jwt").bearer(&answer.text_at("/token")).send().await.has_status(200);
        let later = signin(&app, &user.email, "second").await.text_at("/token");
        app.get("/account/jwt").bearer(&later).send().await.has_status(200);
        app.get("/account/key").basic(&key).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn signing_out_elsewhere_goes_with_a_new_password_alone() {
    on_each_store(async |app| {
        let user = app.user().await;
        for body in [json!({"signOutElsewhere": true}), json!({"password": "second", "signOutElsewhere": "yes"})] {
            let answer = patch(&app, &user.token, body).await.has_status(200).json();
            assert_eq!(answer.get("token"), None);
            app.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
        }
    })
    .await;
}
