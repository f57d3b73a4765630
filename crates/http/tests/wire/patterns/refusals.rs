//! Patterns that are not kept.

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn create(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/patterns/jwt").bearer(&user.token).json(body).send().await
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.post("/patterns/jwt").bearer(&user.token).send().await.is_error(400, "postBodyMissing");
        for (body, identifier) in [
            (json!({}), "postBodyMissing"),
            (json!([]), "postBodyMissing"),
            (json!([1]), "postBodyMissing"),
            (json!({"design": "aaron"}), "postBodyMissing"),
            (json!({"settings": {}}), "postBodyMissing"),
            (json!([1, 2]), "settingsNotAnObject"),
            (json!({"design": 5, "data": "x"}), "settingsNotAnObject"),
            (json!({"settings": {}, "data": "x"}), "dataNotAnObject"),
            (json!({"settings": {}, "name": "x"}), "designMissing"),
            (json!({"settings": {}, "data": {"design": ""}}), "designMissing"),
            (json!({"settings": {}, "data": ["design"]}), "designMissing"),
            (json!({"settings": {}, "data": {"design": "aaron"}}), "designNotStringy"),
        ] {
            create(&app, &user, body).await.is_error(400, identifier);
        }
        assert_eq!(app.get("/patterns/jwt").bearer(&user.token).send().await.at("/patterns"), json!([]));
    })
    .await;
}

#[actix_web::test]
async fn d13_settings_that_are_no_object_are_refused() {
    on_each_store(async |app| {
        let user = app.user().await;
        for settings in [json!(null), json!("x"), json!(""), json!(5), json!(0), json!(true), json!(false)] {
            let body = json!({"design": "aaron", "settings": settings});
            create(&app, &user, body).await.is_error(400, "settingsNotAnObject");
        }
    })
    .await;
}

#[actix_web::test]
async fn d13_data_that_are_no_object_are_refused() {
    on_each_store(async |app| {
        let user = app.user().await;
        for data in [json!("x"), json!(5), json!(-1), json!(true)] {
            let body = json!({"design": "aaron", "settings": {}, "data": data});
            create(&app, &user, body).await.is_error(400, "dataNotAnObject");
        }
    })
    .await;
}

#[actix_web::test]
async fn d13_a_design_that_is_no_text_is_refused() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (design, identifier) in [
            (json!(null), "designMissing"),
            (json!(""), "designMissing"),
            (json!(0), "designMissing"),
            (json!(false), "designMissing"),
            (json!(5), "designNotStringy"),
            (json!(true), "designNotStringy"),
            (json!({}), "designNotStringy"),
            (json!(["aaron"]), "designNotStringy"),
        ] {
            create(&app, &user, json!({"design": design, "settings": {}})).await.is_error(400, identifier);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_body() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.post("/patterns/key").basic(&key).json(json!({})).send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn o7_texts_and_objects_have_limits() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (short, long) = ("é".repeat(500), "é".repeat(501));
        let large = json!({"x": "x".repeat(257 * 1024)});
        let with = |field: &str, value: Value| {
            let mut body = json!({"design": "aaron", "settings": {}});
            body[field] = value;
            body
        };
        let fits = json!({"design": short, "name": short, "notes": "é".repeat(100_000), "settings": {}, "data": {}});
        create(&app, &user, fits).await.has_status(201);
        for (field, value, identifier) in [
            ("design", json!(long), "designTooLong"),
            ("name", json!(long), "nameTooLong"),
            ("notes", json!("é".repeat(100_001)), "notesTooLong"),
            ("settings", large.clone(), "settingsTooLong"),
            ("data", large, "dataTooLong"),
            ("img", json!(format!("https://example.com/{}", "x".repeat(4_000))), "imgTooLong"),
        ] {
            create(&app, &user, with(field, value)).await.is_error(400, identifier);
        }
        let img = format!("data:image/png;base64,{}", "x".repeat(100_000));
        let mut body = with("img", json!(img));
        body["test"] = json!(true);
        create(&app, &user, body).await.has_status(201);
    })
    .await;
}
