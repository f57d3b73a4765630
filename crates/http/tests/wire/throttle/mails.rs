//! Mails to one address.

use freesewing_domain::limits::RateLimits;
use serde_json::{Value, json};

use super::{PATIENT, wait, with_limits};
use crate::support::clock::HOUR;
use crate::support::{Answer, TestApp};

/// Five mails an hour, and as many requests as one likes.
const FIVE: RateLimits = RateLimits { mails_per_hour: 5, ..PATIENT };

async fn sign_up(app: &TestApp, email: &str) -> Answer {
    app.post("/signup").json(json!({"email": email, "language": "en"})).send().await
}

async fn subscribe(app: &TestApp, email: &str) -> Answer {
    app.post("/subscriber").json(json!({"email": email, "language": "en"})).send().await
}

async fn ask_for_link(app: &TestApp, username: impl Into<Value>) -> Answer {
    app.post("/signinlink").json(json!({"username": username.into()})).send().await
}

#[actix_web::test]
async fn d66_five_an_hour_however_the_address_is_written() {
    with_limits(FIVE, async |app, _| {
        for email in ["joost@example.com", "Joost@Example.COM", " joost@example.com ", "JOOST@EXAMPLE.COM"] {
            sign_up(&app, email).await.has_status(201);
        }
        subscribe(&app, "joost@example.com").await.has_status(200);
        assert_eq!(app.outbox().len(), 5);
        app.pass(HOUR / 4);
        for refused in [sign_up(&app, "joost@EXAMPLE.com").await, subscribe(&app, "joost@example.com").await] {
            assert_eq!(wait(&refused), 45 * 60);
        }
        assert!(app.outbox().is_empty());
        sign_up(&app, "jane@example.com").await.has_status(201);
        app.pass(HOUR / 4 * 3);
        sign_up(&app, "joost@example.com").await.has_status(201);
        assert_eq!(app.outbox().len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn d66_links_that_sign_in_count_and_say_when_to_come_back() {
    with_limits(FIVE, async |app, _| {
        let user = app.user().await;
        for _ in 0..5 {
            ask_for_link(&app, user.email.as_str()).await.has_status(200);
        }
        assert_eq!(wait(&ask_for_link(&app, user.email.as_str()).await), 60 * 60);
        assert_eq!(app.outbox().len(), 5);
    })
    .await;
}

#[actix_web::test]
async fn d66_a_full_mailbox_tells_nobody_whose_it_is() {
    with_limits(FIVE, async |app, _| {
        let user = app.user().await;
        for _ in 0..5 {
            ask_for_link(&app, user.id).await.has_status(200);
        }
        assert_eq!(app.outbox().len(), 5);
        // Were this refused, everybody could learn that the account with this number has this address.
        let (known, unknown) = (sign_up(&app, &user.email).await, sign_up(&app, "nobody@freesewing.dev").await);
        assert_eq!((known.status, unknown.status), (201, 201));
        subscribe(&app, &user.email).await.has_status(200);
        let mails: Vec<_> = app.outbox().into_iter().map(|mail| mail.to.as_str().to_owned()).collect();
        assert_eq!(mails, ["nobody@freesewing.dev"]);
    })
    .await;
}

#[actix_web::test]
async fn d66_who_has_an_account_is_answered_like_who_has_none() {
    with_limits(FIVE, async |app, _| {
        let user = app.user().await;
        for _ in 0..7 {
            let (known, unknown) = (sign_up(&app, &user.email).await, sign_up(&app, "nobody@freesewing.dev").await);
            assert_eq!((known.status, known.header("retry-after")), (unknown.status, unknown.header("retry-after")));
        }
        assert_eq!(app.outbox().len(), 10);
    })
    .await;
}

#[actix_web::test]
async fn d66_changes_of_an_address_count() {
    with_limits(FIVE, async |app, _| {
        let user = app.user().await;
        let change = async |email: &str| {
            app.patch("/account/jwt").bearer(&user.token).json(json!({"email": email})).send().await
        };
        for _ in 0..3 {
            change("new@example.com").await.has_status(200);
        }
        for _ in 0..2 {
            sign_up(&app, "new@example.com").await.has_status(201);
        }
        assert_eq!(app.outbox().len(), 5);
        wait(&change("new@example.com").await);
        change("other@example.com").await.has_status(200);
        assert_eq!(app.only_mail().to.as_str(), "other@example.com");
    })
    .await;
}

#[actix_web::test]
async fn d66_d36_tests_are_not_counted() {
    with_limits(RateLimits::default(), async |app, _| {
        let user = app.user().await;
        for _ in 0..12 {
            let body = json!({"email": user.email, "language": "en", "test": true});
            app.post("/signup").json(body.clone()).send().await.has_status(201);
            app.post("/subscriber").json(body).send().await.has_status(200);
            let body = json!({"username": user.email, "test": true});
            app.post("/signinlink").json(body).send().await.has_status(200);
            let body = json!({"email": app.new_email(), "test": true});
            app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(200);
        }
        assert!(app.outbox().is_empty());
        // Saying so is not enough.
        for n in 0..10 {
            let body = json!({"email": format!("{n}@example.com"), "language": "en", "test": true});
            app.post("/signup").json(body).send().await.has_status(201);
        }
        let body = json!({"email": "x@example.com", "language": "en", "test": true});
        wait(&app.post("/signup").json(body).send().await);
    })
    .await;
}
