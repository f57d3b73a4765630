//! Keeping bookmarks.

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn create(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/bookmarks/jwt").bearer(&user.token).json(body).send().await
}

#[actix_web::test]
async fn keeps_a_bookmark_of_each_kind() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for (at, kind) in ["set", "cset", "pattern", "design", "doc", "custom"].into_iter().enumerate() {
            let body = json!({"type": kind, "title": "t", "url": "/docs/foo/bar"});
            let answer = app.post("/bookmarks/key").basic(&key).json(body).send().await;
            answer.is(
                201,
                &format!(
                    r#"{{"result":"created","bookmark":{{"id":{},"type":"{kind}","title":"t","url":"/docs/foo/bar","userId":{}}}}}"#,
                    at + 1,
                    user.id
                ),
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn an_address_is_free_text() {
    on_each_store(async |app| {
        let user = app.user().await;
        for url in ["/docs/foo", "https://freesewing.org/?a=b#c", "not an address", "javascript:", " "] {
            let answer = create(&app, &user, json!({"type": "doc", "title": "Ünï \"x\"\n🧵", "url": url})).await;
            assert_eq!(answer.has_status(201).at("/bookmark/url"), json!(url));
            assert_eq!(answer.at("/bookmark/title"), json!("Ünï \"x\"\n🧵"));
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_not_asked_for_is_left_aside() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"type": "doc", "title": "t", "url": "/u", "id": 99, "userId": 99, "test": true});
        let bookmark = create(&app, &user, body).await.has_status(201).at("/bookmark");
        assert_eq!((&bookmark["id"], &bookmark["userId"]), (&json!(1), &json!(user.id)));
    })
    .await;
}

#[actix_web::test]
async fn d11_nothing_sent_is_refused() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.post("/bookmarks/jwt").bearer(&user.token).send().await.is_error(400, "postBodyMissing");
        create(&app, &user, json!({})).await.is_error(400, "postBodyMissing");
        create(&app, &user, json!([])).await.is_error(400, "postBodyMissing");
        create(&app, &user, json!([1])).await.is_error(400, "titleMissing");
    })
    .await;
}

#[actix_web::test]
async fn d11_a_low_level_is_refused_before_the_body_is_looked_at() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 2).await;
        app.post("/bookmarks/key").basic(&key).json(json!({})).send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let user = app.user().await;
        for odd in [json!(""), json!(null), json!(0), json!(5), json!(true), json!({}), json!(["x"])] {
            create(&app, &user, json!({"title": odd, "type": "x"})).await.is_error(400, "titleMissing");
            create(&app, &user, json!({"title": "t", "url": odd, "type": "x"})).await.is_error(400, "urlMissing");
        }
        let with_type = |kind: Value| create(&app, &user, json!({"title": "t", "url": "/u", "type": kind}));
        for (kind, identifier) in [
            (json!(""), "typeMissing"),
            (json!(null), "typeMissing"),
            (json!(0), "typeMissing"),
            (json!(false), "typeMissing"),
            (json!("potato"), "typeInvalid"),
            (json!("Set"), "typeInvalid"),
            (json!("sets"), "typeInvalid"),
            (json!(5), "typeInvalid"),
            (json!(true), "typeInvalid"),
            (json!({}), "typeInvalid"),
            (json!(["set"]), "typeInvalid"),
        ] {
            with_type(kind).await.is_error(400, identifier);
        }
        create(&app, &user, json!({"title": "t", "url": "/u"})).await.is_error(400, "typeMissing");
        assert_eq!(app.get("/bookmarks/jwt").bearer(&user.token).send().await.at("/bookmarks"), json!([]));
    })
    .await;
}

#[actix_web::test]
async fn o7_texts_have_limits() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (title, url) = ("é".repeat(500), "é".repeat(4_000));
        create(&app, &user, json!({"type": "set", "title": title, "url": url})).await.has_status(201);
        let long = json!({"type": "set", "title": title + "é", "url": "/u"});
        create(&app, &user, long).await.is_error(400, "titleTooLong");
        let long = json!({"type": "set", "title": "t", "url": url + "é"});
        create(&app, &user, long).await.is_error(400, "urlTooLong");
    })
    .await;
}
