//! How the server fares.

use std::sync::Arc;
use std::time::Duration;

use freesewing_domain::health::{MailFailure, MailRecord, MailWay};
use freesewing_domain::ports::Clock as _;
use serde_json::{Value, json};

use crate::support::clock::{HOUR, START};
use crate::support::hosts::Mails;
use crate::support::{TestApp, on_each_store};

async fn health(app: &TestApp) -> Value {
    let support = app.user_with_role("support").await;
    app.get("/admin/health/jwt").bearer(&support.token).send().await.has_status(200).at("/health")
}

#[actix_web::test]
async fn it_takes_support() {
    on_each_store(async |app| {
        let (support, bughunter) = (app.user_with_role("support").await, app.user_with_role("bughunter").await);
        app.get("/admin/health/jwt").bearer(&bughunter.token).send().await.is_error(403, "insufficientAccessLevel");
        let (enough, low) = (app.apikey(&support, 8).await, app.apikey(&support, 7).await);
        app.get("/admin/health/key").basic(&enough).send().await.has_status(200);
        app.get("/admin/health/key").basic(&low).send().await.is_error(403, "insufficientAccessLevel");
        app.get("/admin/health/jwt").send().await.is_unauthorized();
        app.get("/admin/health").send().await.has_status(404);
    })
    .await;
}

#[actix_web::test]
async fn tells_the_version_and_how_long_the_server_runs() {
    on_each_store(async |app| {
        app.pass(HOUR);
        let seen = health(&app).await;
        assert_eq!((&seen["version"], &seen["startedAt"]), (&json!("1.2.3"), &json!(START)));
        assert_eq!(seen["now"], json!("2026-11-22T22:12:42.501Z"));
        assert_eq!(seen["lastBackup"], Value::Null);
    })
    .await;
}

#[actix_web::test]
async fn tells_how_the_database_fares() {
    let seen = health(&TestApp::in_memory().await).await;
    let none = Value::Null;
    let expected = json!({
        "kind": "memory", "schema": none, "takesWrites": true, "bytes": none, "walBytes": none, "freeBytes": none,
    });
    assert_eq!(seen["database"], expected);

    let seen = health(&TestApp::in_sqlite().await).await;
    let database = &seen["database"];
    assert_eq!((&database["kind"], &database["takesWrites"]), (&json!("sqlite"), &json!(true)));
    assert!(database["schema"].as_str().is_some_and(|schema| schema.starts_with("2026")), "{database}");
    for size in ["bytes", "walBytes", "freeBytes"] {
        assert!(database[size].is_u64(), "{size}: {database}");
    }
}

#[actix_web::test]
async fn tells_how_many_mails_wait_and_for_how_long() {
    on_each_store(async |app| {
        let seen = health(&app).await;
        assert_eq!((&seen["mail"]["waiting"], &seen["mail"]["oldestSince"]), (&json!(0), &Value::Null));
        let since = app.house.clock.now().to_string();
        for name in ["joost", "sorcha"] {
            let body = json!({"email": format!("{name}@example.com"), "language": "en"});
            app.post("/signup").json(body).send().await.has_status(201);
            app.pass(HOUR);
        }
        let seen = health(&app).await;
        assert_eq!((&seen["mail"]["waiting"], &seen["mail"]["oldestSince"]), (&json!(2), &json!(since)));
        let text = seen.to_string();
        assert!(!text.contains("joost") && !text.contains("example.com"), "{text}");
    })
    .await;
}

#[actix_web::test]
async fn tells_what_became_of_mails() {
    on_each_store(async |app| {
        let now = app.house.clock.now();
        let record = MailRecord {
            way: MailWay::Folder("./mail".to_owned()),
            delivered: 12,
            given_up: 1,
            last_delivered: Some(now.before(HOUR)),
            last_failure: Some(MailFailure { at: now, cause: "it answered 421".to_owned() }),
        };
        let app = app.restarted_with(|house| house.watch.mail = Arc::new(Mails(record))).await;
        let expected = json!({
            "way": "folder", "folder": "./mail", "waiting": 0, "oldestSince": null, "delivered": 12, "givenUp": 1,
            "lastDelivered": "2026-11-22T20:12:42.501Z", "lastFailure": {"at": START, "cause": "it answered 421"},
        });
        assert_eq!(health(&app).await["mail"], expected);
    })
    .await;
}

#[actix_web::test]
async fn tells_where_pictures_and_exports_are_kept() {
    on_each_store(async |app| {
        let seen = health(&app).await;
        let images = json!({"keptIn": "memory", "place": null, "files": null, "bytes": null, "working": null});
        assert_eq!(seen["images"], images);
        let exports = json!({"keptIn": "folder", "place": "no/exports", "files": 0, "bytes": 0, "working": null});
        assert_eq!(seen["exports"], exports);
        app.get("/images/set-1").send().await;
        assert_eq!(health(&app).await["images"]["working"], json!(true));
    })
    .await;
}

#[actix_web::test]
async fn answers_soon_when_asked_often() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        let all = (0..20).map(|_| app.get("/admin/health/jwt").bearer(&support.token).send());
        let answers = tokio::time::timeout(Duration::from_secs(5), futures_util::future::join_all(all)).await;
        for answer in answers.expect("answers in time") {
            assert_eq!(answer.at("/health/database/takesWrites"), json!(true));
        }
    })
    .await;
}
