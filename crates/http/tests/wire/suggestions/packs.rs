//! Proposing option packs.

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn suggest(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/option-packs/suggest/jwt").bearer(&user.token).json(body).send().await
}

#[actix_web::test]
async fn d44_what_was_proposed_is_listed() {
    on_each_store(async |app| {
        let (user, curator) = (app.user().await, app.user_with_role("curator").await);
        let body = json!({"design": "Aaron", "options": {"b": 0.5, "a": null}, "notes": "nn"});
        let answer = suggest(&app, &user, body).await;
        let id = answer.text_at("/submission/id");
        answer.is(200, &format!(r#"{{"result":"success","submission":{{"type":"opack","id":"{id}"}}}}"#));
        let list = app.get("/suggested-packs/jwt").bearer(&curator.token).send().await;
        list.is(
            200,
            &format!(
                r#"{{"result":"success","suggested":[{{"id":"{id}","createdAt":"{}","data":{{"notes":"nn","design":"aaron","options":{{"b":0.5,"a":null}}}},"type":"opack","userId":{}}}]}}"#,
                crate::support::clock::START,
                user.id
            ),
        );
        app.get(&format!("/confirmations/{id}/x")).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn what_is_missing_is_said_in_order() {
    on_each_store(async |app| {
        let user = app.user().await;
        let mut body = json!({});
        for (field, missing, good) in [
            ("design", vec![json!(null), json!(""), json!(5), json!({})], json!("aaron")),
            ("options", vec![json!(null), json!("x"), json!(5), json!(true)], json!({})),
            ("notes", vec![json!(null), json!(""), json!(5), json!([])], json!("n")),
        ] {
            let identifier = format!("{field}Missing");
            suggest(&app, &user, body.clone()).await.is_error(403, &identifier);
            for odd in missing {
                body[field] = odd;
                suggest(&app, &user, body.clone()).await.is_error(403, &identifier);
            }
            body[field] = good;
        }
        suggest(&app, &user, body).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn takes_level_4() {
    on_each_store(async |app| {
        let writer = app.user_with_role("writeSome").await;
        suggest(&app, &writer, json!({})).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_texts_and_objects_have_limits() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (field, value, identifier) in [
            ("design", json!("x".repeat(501)), "designTooLong"),
            ("notes", json!("x".repeat(100_001)), "notesTooLong"),
            ("options", json!({"x": "x".repeat(257 * 1024)}), "optionsTooLong"),
        ] {
            let mut body = json!({"design": "aaron", "options": {}, "notes": "n"});
            body[field] = value;
            suggest(&app, &user, body).await.is_error(400, identifier);
        }
    })
    .await;
}
