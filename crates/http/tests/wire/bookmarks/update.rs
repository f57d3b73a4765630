//! Changing bookmarks.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn changes_title_and_address() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let id = app.bookmark(&user, "t").await;
        let text = |title: &str, url: &str| {
            format!(
                r#"{{"result":"success","bookmark":{{"id":{id},"type":"cset","title":"{title}","url":"{url}","userId":{}}}}}"#,
                user.id
            )
        };
        let call = app.patch(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).json(json!({"title": "new"}));
        call.send().await.is(200, &text("new", "/u"));
        let call = app.patch(&format!("/bookmarks/{id}/key")).basic(&key).json(json!({"url": "/new"}));
        call.send().await.is(200, &text("new", "/new"));
        app.get(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await.is(200, &text("new", "/new"));
    })
    .await;
}

#[actix_web::test]
async fn what_a_field_cannot_be_is_left_aside() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.bookmark(&user, "t").await;
        let before = app.get(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await;
        for body in [
            json!({}),
            json!([]),
            json!({"title": ""}),
            json!({"title": 5, "url": null}),
            json!({"url": ""}),
            json!({"url": ["/x"]}),
            json!({"type": "set"}),
            json!({"type": "potato", "id": 99, "userId": 99}),
        ] {
            let call = app.patch(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).json(body);
            call.send().await.is(200, before.text());
        }
        let call = app.patch(&format!("/bookmarks/{id}/jwt")).bearer(&user.token);
        call.send().await.is(200, before.text());
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_bookmark_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            let call = app.patch(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).json(json!({"title": "x"}));
            call.send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_record() {
    on_each_store(async |app| {
        let user = app.user_with_role("readOnly").await;
        let call = app.patch("/bookmarks/999/jwt").bearer(&user.token).json(json!({"title": "x"}));
        call.send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn o7_texts_have_limits_here_too() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.bookmark(&user, "t").await;
        let before = app.get(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await;
        for (body, identifier) in [
            (json!({"title": "x".repeat(501), "url": "/new"}), "titleTooLong"),
            (json!({"title": "new", "url": "x".repeat(4_001)}), "urlTooLong"),
        ] {
            let call = app.patch(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).json(body);
            call.send().await.is_error(400, identifier);
        }
        app.get(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await.is(200, before.text());
    })
    .await;
}
