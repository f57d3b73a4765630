//! `/available/username/{jwt|key}`

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn ask(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/available/username/jwt").bearer(&user.token).json(body).send().await
}

#[actix_web::test]
async fn a_free_name_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        ask(&app, &user, json!({"username": "haochi"})).await.is_empty(404);
        let body = json!({"username": "haochi"});
        app.post("/available/username/key").basic(&key).json(body).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn a_taken_name_is_answered_as_it_was_sent() {
    on_each_store(async |app| {
        let user = app.user().await;
        for name in ["user-1", "USER-1", " User-1  "] {
            let body = format!(r#"{{"result":"success","username":"{name}","available":false}}"#);
            ask(&app, &user, json!({"username": name})).await.is(200, &body);
        }
    })
    .await;
}

#[actix_web::test]
async fn d32_names_that_nobody_may_have_are_not_available() {
    on_each_store(async |app| {
        let user = app.user().await;
        for name in ["", "a", "   ", " a ", "42", "me@example.com", &"x".repeat(51)] {
            let answer = ask(&app, &user, json!({"username": name})).await;
            assert_eq!(answer.has_status(200).at("/available"), json!(false), "{name:?}");
        }
        ask(&app, &user, json!({"username": "ab"})).await.is_empty(404);
        ask(&app, &user, json!({"username": "é".repeat(50)})).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn d12_what_is_no_text_is_missing() {
    on_each_store(async |app| {
        let user = app.user().await;
        for body in [json!({}), json!([]), json!({"username": 5}), json!({"username": null}), json!({"username": {}})] {
            ask(&app, &user, body).await.is_error(400, "usernameMissing");
        }
        app.post("/available/username/jwt").bearer(&user.token).send().await.is_error(400, "usernameMissing");
    })
    .await;
}

#[actix_web::test]
async fn what_is_said_to_be_free_can_be_had() {
    on_each_store(async |app| {
        let user = app.user().await;
        for name in ["Ann", " Bea ", "çédille", "a b", "-x-"] {
            ask(&app, &user, json!({"username": name})).await.is_empty(404);
            let call = app.patch("/account/jwt").bearer(&user.token).json(json!({"username": name}));
            assert_eq!(call.send().await.at("/account/username"), json!(name.trim()));
        }
    })
    .await;
}
