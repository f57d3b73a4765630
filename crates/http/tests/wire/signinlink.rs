//! `/signinlink` and `/signinlink/{id}/{check}`

use freesewing_domain::access::Role;
use freesewing_domain::mail::Letter;
use freesewing_domain::user::{Consent, Status};
use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::clock::{HOUR, SECOND};
use crate::support::outbox::{Link, link};
use crate::support::{Answer, TestApp, on_each_store};

async fn ask(app: &TestApp, body: Value) -> Answer {
    app.post("/signinlink").json(body).send().await
}

async fn mailed(app: &TestApp, email: &str) -> Link {
    ask(app, json!({"username": email})).await.has_status(200);
    link(&app.only_mail())
}

async fn follow(app: &TestApp, link: &Link) -> Answer {
    app.post(&format!("/signinlink/{}/{}", link.id, link.check)).send().await
}

#[actix_web::test]
async fn mails_a_link_in_the_language_of_the_account() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"language": "fr"});
        app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(200);
        ask(&app, json!({"username": user.email})).await.is(200, r#"{"result":"emailSent"}"#);
        let mail = app.only_mail();
        assert_eq!((mail.to.as_str(), mail.language.0.code()), (user.email.as_str(), "fr"));
        assert!(matches!(mail.letter, Letter::SigninLink { .. }));
        assert_eq!(link(&mail).page, "https://freesewing.org/fr/confirm/signin");
    })
    .await;
}

#[actix_web::test]
async fn takes_a_name_an_address_or_a_number() {
    on_each_store(async |app| {
        let user = app.user().await;
        for username in [json!("USER-1 "), json!(user.email.to_uppercase()), json!("1"), json!(1)] {
            ask(&app, json!({"username": username})).await.is(200, r#"{"result":"emailSent"}"#);
            assert_eq!(app.only_mail().to.as_str(), user.email);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        app.user().await;
        ask(&app, json!({})).await.is_error(400, "postBodyMissing");
        for missing in [json!({"x": 1}), json!({"username": ""}), json!({"username": 0}), json!([1])] {
            ask(&app, missing).await.is_error(400, "usernameMissing");
        }
        for unknown in [json!("nobody"), json!("nobody@example.com"), json!(99), json!({}), json!(true), json!("1x")] {
            ask(&app, json!({"username": unknown})).await.is_error(401, "signInFailed");
        }
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_test_sends_no_mail() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = ask(&app, json!({"username": user.email, "test": true})).await;
        answer.is(200, r#"{"result":"emailSent"}"#);
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn following_the_link_signs_in_once() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = mailed(&app, &user.email).await;
        let answer = follow(&app, &link).await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "token", "account"]);
        assert_eq!(answer.at("/account/jwtCalls"), json!(0), "signing in is not a call");
        assert_eq!(app.account(&answer.text_at("/token")).await["id"], json!(user.id));
        follow(&app, &link).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn of_two_who_follow_it_at_once_one_is_let_in() {
    on_each_store(async |app| {
        let user = app.user().await;
        for _ in 0..5 {
            let link = mailed(&app, &user.email).await;
            let (one, two) = join(follow(&app, &link), follow(&app, &link)).await;
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 404], "{one:?}\n{two:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_half_is_not_found_and_uses_nothing_up() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = mailed(&app, &user.email).await;
        for path in [
            format!("{}/0000000000000000", link.id),
            format!("77d1622a-1211-48e2-9d5e-60adf76808ff/{}", link.check),
            format!("abc/{}", link.check),
        ] {
            app.post(&format!("/signinlink/{path}")).send().await.is_empty(404);
        }
        follow(&app, &link).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_link_of_another_kind_is_not_found() {
    on_each_store(async |app| {
        app.post("/signup").json(json!({"email": "joost@example.com", "language": "en"})).send().await.has_status(201);
        follow(&app, &link(&app.only_mail())).await.is_empty(404);
        let user = app.user().await;
        let body = json!({"email": "new@example.com"});
        app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(200);
        follow(&app, &link(&app.only_mail())).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn o8_a_link_lives_an_hour() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (link, late) = (mailed(&app, &user.email).await, mailed(&app, &user.email).await);
        app.pass(HOUR - SECOND);
        follow(&app, &link).await.has_status(200);
        app.pass(SECOND);
        follow(&app, &late).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn an_account_that_is_shut_gets_a_link_that_does_not_sign_in() {
    on_each_store(async |app| {
        let user = app.user().await;
        for status in [Status::Inactive, Status::Disabled, Status::Blocked] {
            app.change_user(user.id, |user| user.status = status);
            let link = mailed(&app, &user.email).await;
            follow(&app, &link).await.is_error(403, "statusLacking");
            follow(&app, &link).await.is_empty(404);
        }
        app.change_user(user.id, |user| (user.status, user.role) = (Status::Active, Role::Blocked));
        let link = mailed(&app, &user.email).await;
        follow(&app, &link).await.is_error(403, "accountBlocked");
    })
    .await;
}

#[actix_web::test]
async fn without_consent_the_link_signs_in_all_the_same() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| user.consent = Consent::None);
        let token = follow(&app, &mailed(&app, &user.email).await).await.has_status(200).text_at("/token");
        app.get("/account/jwt").bearer(&token).send().await.is_unauthorized();
        app.get("/whoami/jwt").bearer(&token).send().await.is_nested_error(451, "consentLacking");
    })
    .await;
}

#[actix_web::test]
async fn the_body_is_optional_but_must_be_json_if_it_says_so() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = mailed(&app, &user.email).await;
        let path = format!("/signinlink/{}/{}", link.id, link.check);
        app.post(&path).raw("application/json", "{").send().await.is_error(400, "invalidJson");
        app.post(&path).json(json!({"token": false})).send().await.has_status(200);
    })
    .await;
}
