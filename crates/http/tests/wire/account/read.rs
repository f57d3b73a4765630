//! Seeing the own account, and the calls that it counts.

use freesewing_domain::email::EmailHash;
use serde_json::json;

use crate::support::clock::{HOUR, SECOND, START};
use crate::support::on_each_store;

/// The account of the first user of a fresh store, with what differs from one test to another.
fn account(email: &str, jwt_calls: u32, key_calls: u32) -> String {
    let ihash = EmailHash::of(email);
    let (ihash, at) = (ihash.as_str(), START);
    format!(
        r#"{{"result":"success","account":{{"id":1,"bio":"","compare":true,"consent":1,"control":1,"createdAt":"{at}","email":"{email}","data":{{}},"ihash":"{ihash}","imperial":false,"initial":"{email}","jwtCalls":{jwt_calls},"keyCalls":{key_calls},"language":"en","lastSeen":"{at}","mfaEnabled":false,"newsletter":false,"patron":0,"role":"user","status":1,"updatedAt":"{at}","username":"user-1","lusername":"user-1","passwordType":"v3"}}}}"#
    )
}

#[actix_web::test]
async fn shows_every_field_in_its_order() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        app.get("/account/jwt").bearer(&user.token).send().await.is(200, &account(&user.email, 2, 0));
        app.get("/account/key").basic(&key).send().await.is(200, &account(&user.email, 2, 1));
    })
    .await;
}

#[actix_web::test]
async fn the_answer_shows_the_call_that_it_answers() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for count in 1..=3 {
            let answer = app.get("/account/key").basic(&key).send().await;
            assert_eq!(answer.at("/account/keyCalls"), json!(count));
            let answer = app.patch("/account/jwt").bearer(&user.token).json(json!({"bio": "x"})).send().await;
            assert_eq!(answer.at("/account/jwtCalls"), json!(count + 1));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_call_moves_last_seen_and_the_date_of_the_last_change() {
    on_each_store(async |app| {
        let user = app.user().await;
        assert_eq!(user.account["lastSeen"], json!(null), "signing in is not a call");
        app.pass(HOUR);
        let seen = app.account(&user.token).await;
        assert_eq!(seen["lastSeen"], json!("2026-11-22T22:12:42.501Z"));
        assert_eq!(seen["updatedAt"], seen["lastSeen"]);
        assert_eq!(seen["createdAt"], json!(START));
    })
    .await;
}

#[actix_web::test]
async fn a_call_is_counted_for_the_account_and_for_the_key() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        app.pass(SECOND);
        app.get("/account/key").basic(&key).send().await.has_status(200);
        app.get("/account/key").basic(&key).send().await.has_status(200);
        let list = app.get("/apikeys/jwt").bearer(&user.token).send().await;
        assert_eq!(list.at("/apikeys/0/calls"), json!(2));
        assert_eq!(list.at("/apikeys/0/lastSeen"), json!("2026-11-22T21:12:43.501Z"));
    })
    .await;
}

#[actix_web::test]
async fn shows_how_an_old_password_is_kept() {
    on_each_store(async |app| {
        let user = app.user().await;
        let old = r#"{"type":"v2","data":"$2a$10$0N/aQiWmT/eJ88w/xxD1euE1WzgvBAZyieg5hFrVdM6KjPb83EI/G"}"#;
        app.change_user(user.id, |user| user.password = freesewing_domain::secret::Secret::new(old));
        assert_eq!(app.account(&user.token).await["passwordType"], json!("v2"));
    })
    .await;
}

#[actix_web::test]
async fn d14_an_account_whose_password_is_empty_can_be_read() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| user.password = freesewing_domain::secret::Secret::new(""));
        assert_eq!(app.account(&user.token).await["id"], json!(user.id));
        let body = json!({"username": user.email, "password": " "});
        app.post("/signin").json(body).send().await.is_error(401, "signInFailed");
    })
    .await;
}

#[actix_web::test]
async fn calls_that_come_at_once_are_all_counted() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let calls = (0..20).map(|_| app.patch("/account/key").basic(&key).json(json!({"bio": "x"})).send());
        for answer in futures_util::future::join_all(calls).await {
            answer.has_status(200);
        }
        app.store.write_counts().unwrap();
        assert_eq!(app.stored_user(user.id).key_calls, 20);
        let list = app.get("/apikeys/key").basic(&key).send().await;
        assert_eq!(list.at("/apikeys/0/calls"), json!(21));
    })
    .await;
}
