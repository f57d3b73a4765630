//! `/issues` and `/discussions`

use std::sync::atomic::Ordering;

use freesewing_domain::report::Report;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, on_each_store};

const PATHS: [&str; 2] = ["/issues", "/discussions"];

async fn post(app: &TestApp, path: &str, body: Value) -> Answer {
    app.post(path).json(body).send().await
}

fn report() -> Report {
    Report { title: "t".into(), body: "b".into(), labels: Vec::new(), assignees: Vec::new() }
}

#[actix_web::test]
async fn an_issue_is_answered_as_github_has_it() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        let body = json!({"title": "t", "body": "b", "assignees": ["ann"], "labels": ["bug", ":robot:"]});
        post(&app, "/issues", body).await.is(
            201,
            r#"{"result":"created","issue":{"url":"https://api.example/1","number":1,"state":"open","title":"t"}}"#,
        );
        let sent = Report { labels: vec!["bug".into(), ":robot:".into()], assignees: vec!["ann".into()], ..report() };
        assert_eq!(*forge.reports.lock().unwrap(), [sent]);
    })
    .await;
}

#[actix_web::test]
async fn a_discussion_is_answered_as_github_has_it() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        post(&app, "/discussions", json!({"title": "t", "body": "b", "labels": vec!["x"; 21]})).await.is(
            201,
            r#"{"result":"created","discussion":{"data":{"createDiscussion":{"discussion":{"url":"https://forge.example/1"}}}}}"#,
        );
        assert_eq!(*forge.reports.lock().unwrap(), [report()]);
    })
    .await;
}

#[actix_web::test]
async fn where_it_is_off_nothing_else_is_looked_at() {
    on_each_store(async |app| {
        for path in PATHS {
            for body in [json!({}), json!({"title": "t", "body": "b"})] {
                post(&app, path, body).await.is_error(400, "notEnabled");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        let long = |most: usize| "x".repeat(most + 1);
        for path in PATHS {
            for (body, identifier) in [
                (json!({}), "postBodyMissing"),
                (json!([]), "postBodyMissing"),
                (json!({"x": 1}), "titleMissing"),
                (json!({"title": "", "body": ""}), "titleMissing"),
                (json!({"title": ["t"], "body": "b"}), "titleMissing"),
                (json!({"title": "t"}), "bodyMissing"),
                (json!({"title": "t", "body": 7}), "bodyMissing"),
                (json!({"title": long(500), "body": long(65_536)}), "titleTooLong"),
                (json!({"title": "t", "body": long(65_536)}), "bodyTooLong"),
            ] {
                post(&app, path, body).await.is_error(400, identifier);
            }
        }
        for (member, identifier) in [("labels", "labelsTooLong"), ("assignees", "assigneesTooLong")] {
            for too_much in [json!(vec!["x"; 21]), json!([long(100)])] {
                post(&app, "/issues", json!({"title": "t", "body": "b", member: too_much}))
                    .await
                    .is_error(400, identifier);
            }
        }
        assert_eq!(*forge.reports.lock().unwrap(), []);
    })
    .await;
}

#[actix_web::test]
async fn d42_only_four_members_pass() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        for odd in [json!("bug"), json!({"0": "bug"}), json!(["bug", 7]), json!(null)] {
            let body =
                json!({"title": "t", "body": "b", "labels": odd, "assignees": odd, "milestone": 1, "state": "closed"});
            post(&app, "/issues", body).await.has_status(201);
        }
        assert_eq!(*forge.reports.lock().unwrap(), [report(), report(), report(), report()]);
    })
    .await;
}

#[actix_web::test]
async fn d42_a_failure_says_what_failed() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        forge.down.store(true, Ordering::Relaxed);
        let body = || json!({"title": "t", "body": "b"});
        post(&app, "/issues", body()).await.is_error(400, "createIssueFailed");
        post(&app, "/discussions", body()).await.is_error(400, "createDiscussionFailed");
    })
    .await;
}
