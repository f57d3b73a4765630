//! `POST /quota-requests/{auth}`

use freesewing_domain::mail::Letter;
use serde_json::{Value, json};

use crate::support::clock::START;
use crate::support::on_each_store;

#[actix_web::test]
async fn a_request_waits_for_an_answer_and_the_maintainer_is_told() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"purpose": "A map of\nbody sizes", "perMinute": 6000.0, "perDay": null});
        let answer = app.post("/quota-requests/jwt").bearer(&user.token).json(body).send().await;
        let made = format!(
            r#"{{"id":1,"createdAt":"{START}","purpose":"A map of\nbody sizes","perMinute":6000,"perDay":null,"state":"pending"}}"#
        );
        answer.is(201, &format!(r#"{{"result":"created","quotaRequest":{made}}}"#));
        let mail = app.only_mail();
        assert_eq!(mail.to.as_str(), "maintainer@example.com");
        let Letter::QuotaAsked { user: asker, email, purpose, .. } = mail.letter else { panic!("{mail:?}") };
        assert_eq!((asker.0, email.as_str(), &*purpose), (user.id, &*user.email, "A map of\nbody sizes"));
        let listed = app.get("/quota-requests/jwt").bearer(&user.token).send().await;
        listed.is(200, &format!(r#"{{"result":"success","quotaRequests":[{made}]}}"#));
    })
    .await;
}

#[actix_web::test]
async fn what_is_wrong_is_said_and_nothing_kept() {
    on_each_store(async |app| {
        let user = app.user().await;
        let with = |name: &str, value: Value| {
            let mut body = json!({"purpose": "p"});
            body[name] = value;
            body
        };
        for (body, error) in [
            (json!({}), "postBodyMissing"),
            (json!({"perDay": 5}), "purposeMissing"),
            (json!({"purpose": 5, "perDay": 5}), "purposeMissing"),
            (json!({"purpose": " \n", "perDay": 5}), "purposeMissing"),
            (json!({"purpose": "x".repeat(2_001), "perDay": 5}), "purposeTooLong"),
            (json!({"purpose": "p"}), "quotaMissing"),
            (with("perDay", json!(null)), "quotaMissing"),
            (with("perDay", json!(0)), "quotaInvalid"),
            (with("perDay", json!(-1)), "quotaInvalid"),
            (with("perDay", json!(1.5)), "quotaInvalid"),
            (with("perDay", json!("5")), "quotaInvalid"),
            (with("perMinute", json!([5])), "quotaInvalid"),
            (with("perMinute", json!(1_000_000_001)), "quotaInvalid"),
            (with("perMinute", json!(1e308)), "quotaInvalid"),
            (json!({"purpose": "p", "perMinute": 5, "perDay": false}), "quotaInvalid"),
        ] {
            app.post("/quota-requests/jwt").bearer(&user.token).json(body).send().await.is_error(400, error);
        }
        assert_eq!(app.outbox().len(), 0);
        let listed = app.get("/quota-requests/jwt").bearer(&user.token).send().await;
        listed.is(200, r#"{"result":"success","quotaRequests":[]}"#);
        let most = json!({"purpose": "ä".repeat(2_000), "perMinute": 1, "perDay": 1_000_000_000});
        app.post("/quota-requests/jwt").bearer(&user.token).json(most).send().await.has_status(201);
    })
    .await;
}

#[actix_web::test]
async fn one_request_waits_at_a_time() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let key = app.apikey(&user, 4).await;
        let body = json!({"purpose": "p", "perDay": 5});
        app.post("/quota-requests/key").basic(&key).json(body.clone()).send().await.has_status(201);
        let again = app.post("/quota-requests/jwt").bearer(&user.token).json(body.clone()).send().await;
        again.is_error(400, "quotaRequestPending");
        app.post("/quota-requests/jwt").bearer(&other.token).json(body).send().await.has_status(201);
        assert_eq!(app.outbox().len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn a_script_that_may_only_read_asks_for_nothing() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let body = json!({"purpose": "p", "perDay": 5});
        let answer = app.post("/quota-requests/key").basic(&key).json(body).send().await;
        assert_eq!(answer.lacking(), Some((4, 3)));
        assert_eq!(app.outbox().len(), 0);
    })
    .await;
}
