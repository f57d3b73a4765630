//! Taking a curated set as a set of one's own.

use serde_json::{Value, json};

use crate::support::clock::{HOUR, START};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn clone(app: &TestApp, user: &TestUser, id: &str, body: Value) -> Answer {
    app.post(&format!("/curated-sets/{id}/clone/jwt")).bearer(&user.token).json(body).send().await
}

async fn curated(app: &TestApp) -> String {
    let curator = app.user_with_role("curator").await;
    let body = json!({"nameEn": "Her", "nameNl": "Haar", "notesNl": "n", "measies": {"chest": 1000, "neck": 0.5}});
    app.curated_set(&curator, body).await.to_string()
}

#[actix_web::test]
async fn becomes_a_private_set_of_the_caller_in_a_language() {
    on_each_store(async |app| {
        let (curated, user) = (curated(&app).await, app.user().await);
        app.pass(HOUR);
        let set = |id: i64, name: &str, notes: &str| {
            let later = START.replace("T21", "T22");
            format!(
                r#"{{"result":"created","set":{{"id":{id},"createdAt":"{later}","img":"default-avatar","imperial":false,"name":"{name}","notes":"{notes}","userId":{},"measies":{{"chest":1000,"neck":0.5}},"public":false,"updatedAt":"{later}"}}}}"#,
                user.id
            )
        };
        clone(&app, &user, &curated, json!({"language": "nl"})).await.is(201, &set(1, "Haar", "n"));
        let key = app.apikey(&user, 3).await;
        let call = app.post(&format!("/curated-sets/{curated}/clone/key")).basic(&key).json(json!({"language": "en"}));
        call.send().await.is(201, &set(2, "Her", "--"));
        app.get("/sets/2/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn needs_a_name_in_that_language() {
    on_each_store(async |app| {
        let (curated, user) = (curated(&app).await, app.user().await);
        clone(&app, &user, &curated, json!({"language": "uk"})).await.is_error(400, "nameMissing");
        let sets = app.get("/sets/jwt").bearer(&user.token).send().await;
        sets.is(200, r#"{"result":"success","sets":[]}"#);
    })
    .await;
}

#[actix_web::test]
async fn d07_without_a_language_or_the_level_it_is_refused() {
    on_each_store(async |app| {
        let (curated, user) = (curated(&app).await, app.user().await);
        for body in [
            json!({}),
            json!([]),
            json!({"language": null}),
            json!({"language": ""}),
            json!({"language": "EN"}),
            json!({"language": "pt"}),
            json!({"language": 5}),
            json!({"language": ["en"]}),
            json!({"language": {"en": true}}),
        ] {
            clone(&app, &user, &curated, body).await.is_error(403, "languageMissing");
        }
        let call = app.post(&format!("/curated-sets/{curated}/clone/jwt")).bearer(&user.token);
        call.send().await.is_error(403, "languageMissing");
        let reader = app.user_with_role("readOnly").await;
        clone(&app, &reader, &curated, json!({})).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d05_what_names_no_curated_set_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            clone(&app, &user, id, json!({"language": "en"})).await.is_empty(404);
        }
    })
    .await;
}
