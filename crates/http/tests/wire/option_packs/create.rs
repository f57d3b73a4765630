//! Keeping option packs.

use std::sync::Arc;

use freesewing_domain::ports::NoImages;
use serde_json::{Value, json};

use super::option_pack;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn create(app: &TestApp, curator: &TestUser, body: Value) -> Answer {
    app.post("/option-packs/jwt").bearer(&curator.token).json(body).send().await
}

/// The answer to keeping a pack.
fn created(id: i64, changed: &Value) -> String {
    format!(r#"{{"result":"created","optionPack":{}}}"#, option_pack(id, changed))
}

#[actix_web::test]
async fn keeps_everything_that_may_be_sent() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let key = app.apikey(&curator, 5).await;
        let mut everything = json!({
            "design": "Aaron", "tags": ["a"], "info": "for us",
            "options": {"x": 0.5, "gone": null, "b": "text", "deep": {"a": [1, null]}, "on": true},
            "nameDe": "1", "nameEn": "2", "nameEs": "3", "nameFr": "4", "nameNl": "5", "nameUk": "Вільний",
            "notesDe": "1", "notesEn": "2", "notesEs": "3", "notesFr": "4", "notesNl": "5", "notesUk": "6",
        });
        let answer = app.post("/option-packs/key").basic(&key).json(everything.clone()).send().await;
        everything["design"] = json!("aaron");
        everything["options"].as_object_mut().unwrap().shift_remove("gone");
        answer.is(201, &created(1, &everything));
        let read = app.get("/option-packs/1").send().await;
        read.is(200, &format!(r#"{{"result":"success","optionPack":{}}}"#, option_pack(1, &everything)));
    })
    .await;
}

#[actix_web::test]
async fn a_design_and_an_english_name_are_enough() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let answer = create(&app, &curator, json!({"design": "aaron", "nameEn": "x"})).await;
        answer.is(201, &created(1, &json!({"nameEn": "x"})));
    })
    .await;
}

#[actix_web::test]
async fn what_a_field_cannot_be_is_left_aside() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        for (id, (field, odd)) in (1..).zip([
            ("nameNl", json!(5)),
            ("notesUk", json!("")),
            ("tags", json!("a")),
            ("tags", json!({"a": 1})),
            ("tags", json!(null)),
            ("options", json!(null)),
            ("options", json!([])),
            ("info", json!(null)),
            ("img", json!(5)),
            ("img", json!("")),
            ("img", json!({})),
            ("id", json!(99)),
            ("updatedAt", json!(null)),
        ]) {
            let answer = create(&app, &curator, json!({"design": "aaron", "nameEn": "a", field: odd})).await;
            answer.is(201, &created(id, &json!({"nameEn": "a"})));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        app.post("/option-packs/jwt").bearer(&curator.token).send().await.is_error(400, "postBodyMissing");
        create(&app, &curator, json!({})).await.is_error(400, "postBodyMissing");
        create(&app, &curator, json!([1])).await.is_error(400, "designMissing");
        for odd in [json!(""), json!(null), json!(0), json!(5), json!(true), json!({}), json!(["x"])] {
            let body = json!({"design": odd, "nameEn": odd, "options": 5});
            create(&app, &curator, body).await.is_error(400, "designMissing");
            let body = json!({"design": "aaron", "nameEn": odd, "options": 5});
            create(&app, &curator, body).await.is_error(400, "nameEnMissing");
        }
    })
    .await;
}

#[actix_web::test]
async fn d13_a_value_of_the_wrong_type_is_refused() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        for (field, odd, identifier) in [
            ("options", json!("foo"), "optionsInvalid"),
            ("options", json!(5), "optionsInvalid"),
            ("options", json!(false), "optionsInvalid"),
            ("info", json!(5), "infoInvalid"),
            ("info", json!(["x"]), "infoInvalid"),
        ] {
            let body = json!({"design": "aaron", "nameEn": "a", field: odd});
            create(&app, &curator, body).await.is_error(400, identifier);
        }
        app.get("/option-packs.json").send().await.is(200, "[]");
    })
    .await;
}

#[actix_web::test]
async fn d15_d67_a_picture_that_cannot_be_kept_is_left_aside() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.images = Arc::new(NoImages)).await;
        let curator = app.user_with_role("curator").await;
        for (id, (test, img)) in (1..).zip([(false, "default-avatar"), (true, "opack-2")]) {
            let picture = "data:image/png;base64,aGk=";
            let body = json!({"design": "aaron", "nameEn": "a", "img": picture, "test": test});
            create(&app, &curator, body).await.is(201, &created(id, &json!({"nameEn": "a", "img": img})));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_body() {
    on_each_store(async |app| {
        let user = app.user().await;
        create(&app, &user, json!({})).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_texts_and_objects_have_limits() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let large = "x".repeat(257 * 1024);
        for (field, value, identifier) in [
            ("design", json!("x".repeat(501)), "designTooLong"),
            ("nameFr", json!("x".repeat(501)), "nameTooLong"),
            ("notesDe", json!("x".repeat(100_001)), "notesTooLong"),
            ("info", json!("x".repeat(100_001)), "infoTooLong"),
            ("tags", json!([large]), "tagsTooLong"),
            ("options", json!({"x": large}), "optionsTooLong"),
            ("img", json!(format!("https://example.com/{}", "x".repeat(4_000))), "imgTooLong"),
        ] {
            let mut body = json!({"design": "aaron", "nameEn": "x"});
            body[field] = value;
            create(&app, &curator, body).await.is_error(400, identifier);
        }
    })
    .await;
}
