//! Changing curated sets.

use std::sync::Arc;

use freesewing_domain::ports::NoImages;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::curated_set;
use crate::support::clock::HOUR;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

const LATER: &str = "2026-11-22T22:12:42.501Z";

async fn patch(app: &TestApp, curator: &TestUser, id: i64, body: Value) -> Answer {
    app.patch(&format!("/curated-sets/{id}/jwt")).bearer(&curator.token).json(body).send().await
}

fn changed(id: i64, changed: &Value) -> String {
    format!(r#"{{"result":"success","curatedSet":{}}}"#, curated_set(id, changed))
}

async fn curator_and_set(app: &TestApp) -> (TestUser, i64) {
    let curator = app.user_with_role("curator").await;
    let body = json!({"nameEn": "Her", "height": 170, "tags": ["a"], "measies": {"chest": 1000, "neck": 420}});
    let id = app.curated_set(&curator, body).await;
    (curator, id)
}

#[actix_web::test]
async fn changes_what_is_sent_and_nothing_else() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_set(&app).await;
        app.pass(HOUR);
        let body = json!({
            "nameNl": "Haar", "notesEn": "n", "published": true, "height": "165", "info": "x",
            "measies": {"neck": null, "ankle": 300, "potato": 1, "chest": 1001.5},
        });
        let now = json!({
            "nameEn": "Her", "nameNl": "Haar", "notesEn": "n", "height": 165, "tags": ["a"],
            "measies": {"chest": 1001.5, "ankle": 300}, "updatedAt": LATER, "published": true,
        });
        patch(&app, &curator, id, body).await.is(200, &changed(id, &now));
        app.get(&format!("/curated-sets/{id}")).send().await.is(200, &changed(id, &now));
        let key = app.apikey(&curator, 5).await;
        let call = app.patch(&format!("/curated-sets/{id}/key")).basic(&key).json(json!({"published": false}));
        assert_eq!(call.send().await.at("/curatedSet/published"), json!(false));
    })
    .await;
}

#[actix_web::test]
async fn what_changes_nothing_keeps_the_date_of_the_last_change() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_set(&app).await;
        let before = app.get(&format!("/curated-sets/{id}")).send().await.at("/curatedSet");
        app.pass(HOUR);
        for body in [
            json!({}),
            json!([1]),
            json!({"nameEn": ""}),
            json!({"nameEn": 5, "notesNl": null}),
            json!({"published": "true"}),
            json!({"published": 1}),
            json!({"height": null}),
            json!({"height": 0}),
            json!({"height": ""}),
            json!({"info": 5}),
            json!({"measies": null}),
            json!({"measies": "chest"}),
            json!({"measies": [1]}),
            json!({"measies": {"potato": 1}}),
            json!({"img": 5}),
            json!({"tags": ["b"], "id": 99, "createdAt": null}),
            json!({"img": "data:image/png;base64,aGk=", "test": true}),
            json!({"nameEn": "Her", "height": 170.5, "measies": {"chest": 1000.0}, "published": false}),
        ] {
            let answer = patch(&app, &curator, id, body.clone()).await;
            assert_eq!(answer.has_status(200).at("/curatedSet"), before, "{body}");
        }
        let call = app.patch(&format!("/curated-sets/{id}/jwt")).bearer(&curator.token);
        assert_eq!(call.send().await.has_status(200).at("/curatedSet"), before);
    })
    .await;
}

#[actix_web::test]
async fn d47_a_height_that_is_none_is_refused() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_set(&app).await;
        for height in [json!("166cm"), json!("NaN"), json!({}), json!([1]), json!(1e300), json!("Infinity")] {
            let body = json!({"height": height, "nameEn": "another"});
            patch(&app, &curator, id, body).await.is_error(400, "heightInvalid");
        }
        let set = app.get(&format!("/curated-sets/{id}")).send().await.at("/curatedSet");
        assert_eq!((&set["height"], &set["nameEn"]), (&json!(170), &json!("Her")));
    })
    .await;
}

#[actix_web::test]
async fn d05_d15_what_is_missing_is_not_found_and_a_lost_picture_changes_nothing() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.images = Arc::new(NoImages)).await;
        let (curator, id) = curator_and_set(&app).await;
        let body = json!({"img": "data:image/png;base64,aGk=", "nameEn": "b"});
        for id in ["999", "0", "-1", "abc", "99999999999999999999"] {
            let call = app.patch(&format!("/curated-sets/{id}/jwt")).bearer(&curator.token).json(body.clone());
            call.send().await.is_empty(404);
        }
        assert_eq!(patch(&app, &curator, id, body).await.has_status(200).at("/curatedSet/nameEn"), json!("b"));
    })
    .await;
}

#[actix_web::test]
async fn changes_that_come_at_once_lose_nothing() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_set(&app).await;
        let names = ["ankle", "biceps", "bustFront", "bustSpan", "crossSeam", "heel", "head", "hips", "knee", "seat"];
        let calls = names.iter().map(|name| patch(&app, &curator, id, json!({"measies": {*name: 100}})));
        for answer in join_all(calls).await {
            answer.has_status(200);
        }
        let measies = app.get(&format!("/curated-sets/{id}")).send().await.at("/curatedSet/measies");
        assert_eq!(measies.as_object().unwrap().len(), 12, "{measies}");
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_record() {
    on_each_store(async |app| {
        let user = app.user().await;
        patch(&app, &user, 999, json!({})).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_texts_have_limits_here_too() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_set(&app).await;
        for (field, value, identifier) in [
            ("nameEn", json!("x".repeat(501)), "nameTooLong"),
            ("notesUk", json!("x".repeat(100_001)), "notesTooLong"),
            ("info", json!("x".repeat(100_001)), "infoTooLong"),
            ("measies", json!({"x": "x".repeat(257 * 1024)}), "measiesTooLong"),
        ] {
            patch(&app, &curator, id, json!({field: value})).await.is_error(400, identifier);
        }
    })
    .await;
}
