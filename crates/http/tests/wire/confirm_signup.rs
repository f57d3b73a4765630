//! `/confirm/signup/{id}`

use freesewing_domain::email::EmailHash;
use freesewing_domain::user::Status;
use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::clock::{DAY, SECOND};
use crate::support::outbox::link;
use crate::support::{Answer, TestApp, on_each_store};

async fn confirm(app: &TestApp, id: &str, body: Value) -> Answer {
    app.post(&format!("/confirm/signup/{id}")).json(body).send().await
}

const NOBODYS: &str = "77d1622a-1211-48e2-9d5e-60adf76808ff";

#[actix_web::test]
async fn signs_in_with_a_token_and_the_account() {
    on_each_store(async |app| {
        let (email, id) = app.signup().await;
        app.pass(SECOND);
        let answer = confirm(&app, &id, json!({"consent": 1})).await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "token", "account"]);
        assert_eq!(answer.at("/result"), json!("success"));
        let account = answer.at("/account");
        assert_eq!(account["email"], json!(email));
        assert_eq!((&account["status"], &account["consent"]), (&json!(1), &json!(1)));
        assert_eq!((&account["jwtCalls"], &account["lastSeen"]), (&json!(0), &json!(null)));
        assert_eq!(account["updatedAt"], json!("2026-11-22T21:12:43.501Z"));
        assert_eq!(app.account(&answer.text_at("/token")).await["id"], account["id"]);
    })
    .await;
}

#[actix_web::test]
async fn d30_the_first_half_of_the_link_is_enough() {
    on_each_store(async |app| {
        app.post("/signup").json(json!({"email": "joost@example.com", "language": "en"})).send().await.has_status(201);
        let link = link(&app.only_mail());
        confirm(&app, &link.id, json!({"consent": 2})).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d28_consent_is_1_2_or_3() {
    on_each_store(async |app| {
        for consent in [1, 2, 3] {
            let (_, id) = app.signup().await;
            let answer = confirm(&app, &id, json!({"consent": consent})).await;
            assert_eq!(answer.at("/account/consent"), json!(consent));
        }
        let (_, id) = app.signup().await;
        for consent in [json!(0), json!(4), json!(99), json!(-1), json!(1.5), json!("1"), json!(true), json!(null)] {
            confirm(&app, &id, json!({"consent": consent})).await.is_error(400, "consentRequired");
        }
        confirm(&app, &id, json!({"consent": 1.0})).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn the_body_is_looked_at_before_the_confirmation() {
    on_each_store(async |app| {
        confirm(&app, NOBODYS, json!({})).await.is_error(400, "postBodyMissing");
        confirm(&app, NOBODYS, json!([])).await.is_error(400, "postBodyMissing");
        confirm(&app, NOBODYS, json!([1])).await.is_error(400, "consentRequired");
        confirm(&app, NOBODYS, json!({"x": 1})).await.is_error(400, "consentRequired");
        for id in [NOBODYS, "abc", "1"] {
            confirm(&app, id, json!({"consent": 1})).await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn works_once() {
    on_each_store(async |app| {
        let (_, id) = app.signup().await;
        confirm(&app, &id, json!({"consent": 1})).await.has_status(200);
        confirm(&app, &id, json!({"consent": 1})).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn of_two_who_confirm_at_once_one_is_let_in() {
    on_each_store(async |app| {
        for _ in 0..5 {
            let (_, id) = app.signup().await;
            let body = json!({"consent": 1});
            let (one, two) = join(confirm(&app, &id, body.clone()), confirm(&app, &id, body)).await;
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 404], "{one:?}\n{two:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d27_a_link_that_was_left_over_opens_no_account() {
    on_each_store(async |app| {
        for status in [Status::Disabled, Status::Blocked, Status::Active] {
            let (email, id) = app.signup().await;
            let user = app.store.find_user_by_email(&EmailHash::of(&email)).unwrap().unwrap();
            app.change_user(user.id.0, |user| user.status = status);
            confirm(&app, &id, json!({"consent": 1})).await.is_empty(404);
            assert_eq!(app.stored_user(user.id.0).status, status);
        }
    })
    .await;
}

#[actix_web::test]
async fn d27_confirming_voids_the_other_links_of_the_account() {
    on_each_store(async |app| {
        let body = json!({"email": "joost@example.com", "language": "en"});
        app.post("/signup").json(body.clone()).send().await.has_status(201);
        let first = link(&app.only_mail());
        app.post("/signup").json(body).send().await.has_status(201);
        let second = link(&app.only_mail());
        confirm(&app, &second.id, json!({"consent": 1})).await.has_status(200);
        confirm(&app, &first.id, json!({"consent": 1})).await.is_empty(404);
        app.get(&format!("/confirmations/{}/{}", first.id, first.check)).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn a_confirmation_of_another_kind_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let link = link(&app.only_mail());
        confirm(&app, &link.id, json!({"consent": 1})).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn o8_a_link_lives_30_days() {
    on_each_store(async |app| {
        let (_, id) = app.signup().await;
        let (_, late) = app.signup().await;
        app.pass(30 * DAY - SECOND);
        confirm(&app, &id, json!({"consent": 1})).await.has_status(200);
        app.pass(SECOND);
        confirm(&app, &late, json!({"consent": 1})).await.is_empty(404);
    })
    .await;
}
