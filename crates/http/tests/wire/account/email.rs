//! Changing the e-mail address.

use freesewing_domain::mail::Letter;
use serde_json::{Value, json};

use crate::support::clock::HOUR;
use crate::support::outbox::{Link, link};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn patch(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.patch("/account/jwt").bearer(&user.token).json(body).send().await
}

/// Asks for another address, and takes the link out of the mail.
async fn ask(app: &TestApp, user: &TestUser, email: &str) -> Link {
    patch(app, user, json!({"email": email})).await.has_status(200);
    link(&app.only_mail())
}

async fn confirm(app: &TestApp, user: &TestUser, id: &str, check: &str) -> Answer {
    patch(app, user, json!({"confirm": "emailchange", "confirmation": id, "check": check})).await
}

#[actix_web::test]
async fn asking_mails_a_link_to_the_new_address_and_tells_the_old_one() {
    on_each_store(async |app| {
        let user = app.user().await;
        patch(&app, &user, json!({"language": "nl"})).await.has_status(200);
        let answer = patch(&app, &user, json!({"email": " New@Example.com "})).await;
        assert_eq!(answer.at("/account/email"), json!(user.email), "no change yet");
        assert_eq!(answer.json().get("confirmation"), None);
        let mail = app.only_mail();
        assert_eq!(mail.to.as_str(), "new@example.com");
        assert_eq!(mail.cc.as_ref().unwrap().as_str(), user.email);
        assert!(matches!(mail.letter, Letter::EmailChange { .. }));
        assert_eq!(link(&mail).page, "https://freesewing.org/nl/confirm/emailchange");
    })
    .await;
}

#[actix_web::test]
async fn a_test_gets_the_confirmation_instead_of_a_mail() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = patch(&app, &user, json!({"email": "other@freesewing.dev", "test": true})).await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "account", "confirmation"]);
        assert!(app.outbox().is_empty());
        // A call that uses the confirmation shows it too.
        let id = answer.text_at("/confirmation");
        let body = json!({"confirm": "emailchange", "confirmation": id, "check": "no", "test": true});
        assert_eq!(patch(&app, &user, body).await.text_at("/confirmation"), id);
    })
    .await;
}

#[actix_web::test]
async fn d26_a_test_with_an_address_elsewhere_is_no_test() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = patch(&app, &user, json!({"email": "new@example.com", "test": true})).await;
        assert_eq!(answer.has_status(200).json().get("confirmation"), None);
        assert_eq!(app.only_mail().to.as_str(), "new@example.com");
    })
    .await;
}

#[actix_web::test]
async fn d31_both_halves_of_the_link_replace_the_address() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = ask(&app, &user, "New@Example.com").await;
        let account = confirm(&app, &user, &link.id, &link.check).await.has_status(200).at("/account");
        assert_eq!(account["email"], json!("new@example.com"), "once, cleaned, in the clear");
        assert_eq!(account["initial"], json!(user.email));
        assert_eq!(account["ihash"], user.account["ihash"]);
        app.post("/signinlink").json(json!({"username": "new@example.com"})).send().await.has_status(200);
        let old = app.post("/signinlink").json(json!({"username": user.email})).send().await;
        old.is_error(401, "signInFailed");
    })
    .await;
}

#[actix_web::test]
async fn d31_a_wrong_or_missing_check_changes_nothing_and_is_no_error() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = ask(&app, &user, "new@example.com").await;
        for body in [
            json!({"confirm": "emailchange", "confirmation": link.id, "check": "0000000000000000"}),
            json!({"confirm": "emailchange", "confirmation": link.id}),
            json!({"confirm": "emailchange", "confirmation": link.id, "check": 5}),
            json!({"confirm": "signup", "confirmation": link.id, "check": link.check}),
            json!({"confirmation": link.id, "check": link.check}),
        ] {
            assert_eq!(patch(&app, &user, body).await.has_status(200).at("/account/email"), json!(user.email));
        }
        let answer = confirm(&app, &user, &link.id, &link.check).await;
        assert_eq!(answer.at("/account/email"), json!("new@example.com"), "the link is still good");
    })
    .await;
}

#[actix_web::test]
async fn d31_a_link_works_once() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = ask(&app, &user, "new@example.com").await;
        confirm(&app, &user, &link.id, &link.check).await.has_status(200);
        confirm(&app, &user, &link.id, &link.check).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn d31_a_link_is_for_its_own_account() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let link = ask(&app, &user, "new@example.com").await;
        confirm(&app, &other, &link.id, &link.check).await.is_empty(404);
        assert_eq!(app.stored_user(other.id).email.as_str(), other.email);
        confirm(&app, &user, &link.id, &link.check).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn an_unknown_confirmation_or_one_of_another_kind_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        confirm(&app, &user, "nope", "x").await.is_empty(404);
        confirm(&app, &user, "77d1622a-1211-48e2-9d5e-60adf76808ff", "x").await.is_empty(404);
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let signin = link(&app.only_mail());
        confirm(&app, &user, &signin.id, &signin.check).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn a_proof_that_fails_undoes_the_whole_change() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"bio": "x", "confirm": "emailchange", "confirmation": "nope", "check": "x"});
        patch(&app, &user, body).await.is_empty(404);
        assert_eq!(app.stored_user(user.id).bio, "");
    })
    .await;
}

#[actix_web::test]
async fn o8_a_link_lives_24_hours() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = ask(&app, &user, "new@example.com").await;
        app.pass(24 * HOUR);
        confirm(&app, &user, &link.id, &link.check).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn d31_an_address_that_has_an_account_is_left_aside_silently() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let answer = patch(&app, &user, json!({"email": other.email.to_uppercase(), "bio": "x"})).await;
        assert_eq!(answer.has_status(200).at("/account/bio"), json!("x"));
        assert_eq!(answer.at("/account/email"), json!(user.email));
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn an_address_that_was_taken_meanwhile_stays_with_who_took_it() {
    on_each_store(async |app| {
        let user = app.user().await;
        let link = ask(&app, &user, "wanted@freesewing.dev").await;
        let body = json!({"email": "wanted@freesewing.dev", "language": "en", "test": true});
        app.post("/signup").json(body).send().await.has_status(201);
        let answer = confirm(&app, &user, &link.id, &link.check).await;
        assert_eq!(answer.has_status(200).at("/account/email"), json!(user.email));
    })
    .await;
}

#[actix_web::test]
async fn confirming_one_address_voids_the_links_to_others() {
    on_each_store(async |app| {
        let user = app.user().await;
        let one = ask(&app, &user, "one@example.com").await;
        let two = ask(&app, &user, "two@example.com").await;
        confirm(&app, &user, &two.id, &two.check).await.has_status(200);
        confirm(&app, &user, &one.id, &one.check).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn asking_for_the_present_address_or_for_none_asks_for_nothing() {
    on_each_store(async |app| {
        let user = app.user().await;
        for email in [json!(user.email), json!(user.email.to_uppercase()), json!(""), json!(null), json!(false)] {
            patch(&app, &user, json!({"email": email})).await.has_status(200);
        }
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn d13_what_cannot_be_an_address_is_invalid() {
    on_each_store(async |app| {
        let user = app.user().await;
        for email in [json!("notanemail"), json!(5), json!(true), json!({}), json!(["a@example.com"])] {
            for test in [false, true] {
                let answer = patch(&app, &user, json!({"email": email, "test": test})).await;
                answer.is_error(400, "emailInvalid");
            }
        }
    })
    .await;
}
