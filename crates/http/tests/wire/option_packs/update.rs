//! Changing option packs.

use serde_json::{Value, json};

use super::option_pack;
use crate::support::clock::HOUR;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn patch(app: &TestApp, curator: &TestUser, id: i64, body: Value) -> Answer {
    app.patch(&format!("/option-packs/{id}/jwt")).bearer(&curator.token).json(body).send().await
}

async fn curator_and_pack(app: &TestApp) -> (TestUser, i64) {
    let curator = app.user_with_role("curator").await;
    let body = json!({"design": "aaron", "nameEn": "Loose", "tags": ["a"], "options": {"x": 0.5, "y": 1}});
    let id = app.option_pack(&curator, body).await;
    (curator, id)
}

#[actix_web::test]
async fn changes_what_is_sent_and_nothing_else() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_pack(&app).await;
        app.pass(HOUR);
        let body = json!({
            "nameNl": "Losjes", "notesEn": "n", "info": "x", "options": {"z": {"a": null}, "x": null, "y": 2},
            "img": "data:image/png;base64,aGk=", "test": true,
        });
        let now = json!({
            "nameEn": "Loose", "nameNl": "Losjes", "notesEn": "n", "tags": ["a"], "img": format!("opack-{id}"),
            "options": {"y": 2, "z": {"a": null}}, "updatedAt": "2026-11-22T22:12:42.501Z",
        });
        let text = format!(r#"{{"result":"success","optionPack":{}}}"#, option_pack(id, &now));
        patch(&app, &curator, id, body).await.is(200, &text);
        app.get(&format!("/option-packs/{id}")).send().await.is(200, &text);
        let key = app.apikey(&curator, 5).await;
        let call = app.patch(&format!("/option-packs/{id}/key")).basic(&key).json(json!({"nameEn": "b"}));
        assert_eq!(call.send().await.at("/optionPack/nameEn"), json!("b"));
    })
    .await;
}

#[actix_web::test]
async fn what_changes_nothing_keeps_the_date_of_the_last_change() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_pack(&app).await;
        let before = app.get(&format!("/option-packs/{id}")).send().await.at("/optionPack");
        app.pass(HOUR);
        for body in [
            json!({}),
            json!([1]),
            json!({"nameEn": ""}),
            json!({"nameEn": 5, "notesNl": null}),
            json!({"info": 5}),
            json!({"options": null}),
            json!({"options": "x"}),
            json!({"options": {}}),
            json!({"options": {"q": null}}),
            json!({"img": 5}),
            json!({"design": "bruce", "tags": ["b"], "id": 99}),
            json!({"img": ""}),
        ] {
            let answer = patch(&app, &curator, id, body.clone()).await;
            assert_eq!(answer.has_status(200).at("/optionPack"), before, "{body}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d06_what_names_no_pack_is_not_found() {
    on_each_store(async |app| {
        let (curator, _) = curator_and_pack(&app).await;
        for id in ["999", "0", "-1", "aaron", "99999999999999999999"] {
            let call = app.patch(&format!("/option-packs/{id}/jwt")).bearer(&curator.token);
            call.json(json!({"nameEn": "x"})).send().await.is_empty(404);
        }
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
async fn d69_o7_what_grows_has_limits_too() {
    on_each_store(async |app| {
        let (curator, id) = curator_and_pack(&app).await;
        let half = "x".repeat(200 * 1024);
        patch(&app, &curator, id, json!({"options": {"a": half}})).await.has_status(200);
        patch(&app, &curator, id, json!({"options": {"b": half}})).await.is_error(400, "optionsTooLong");
        patch(&app, &curator, id, json!({"nameUk": "x".repeat(501)})).await.is_error(400, "nameTooLong");
    })
    .await;
}
