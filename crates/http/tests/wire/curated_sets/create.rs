//! Keeping curated sets.

use std::sync::Arc;

use freesewing_domain::ports::NoImages;
use serde_json::{Value, json};

use super::{body, curated_set};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn create(app: &TestApp, curator: &TestUser, body: Value) -> Answer {
    app.post("/curated-sets/jwt").bearer(&curator.token).json(body).send().await
}

/// The answer to keeping a set.
fn created(id: i64, changed: &Value) -> String {
    format!(r#"{{"result":"created","curatedSet":{}}}"#, curated_set(id, changed))
}

#[actix_web::test]
async fn keeps_everything_that_may_be_sent() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let key = app.apikey(&curator, 5).await;
        let everything = json!({
            "height": 170, "tags": ["a", "b"], "measies": {"chest": 1000, "neck": 0.5},
            "nameDe": "1", "nameEn": "2", "nameEs": "3", "nameFr": "4", "nameNl": "5", "nameUk": "Вона",
            "notesDe": "1", "notesEn": "2", "notesEs": "3", "notesFr": "4", "notesNl": "5", "notesUk": "6\n",
        });
        let mut sent = body(&everything);
        sent["info"] = json!("for us");
        let answer = app.post("/curated-sets/key").basic(&key).json(sent).send().await;
        answer.is(201, &created(1, &everything));
        let read = app.get("/curated-sets/1").send().await;
        read.is(200, &format!(r#"{{"result":"success","curatedSet":{}}}"#, curated_set(1, &everything)));
    })
    .await;
}

#[actix_web::test]
async fn an_english_name_is_enough() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        create(&app, &curator, json!({"nameEn": "Her"})).await.is(201, &created(1, &json!({"nameEn": "Her"})));
    })
    .await;
}

#[actix_web::test]
async fn what_a_field_cannot_be_is_left_aside() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        for (id, (field, odd)) in (1..).zip([
            ("nameNl", json!(5)),
            ("nameNl", json!("")),
            ("notesUk", json!(["x"])),
            ("notesEn", json!(null)),
            ("tags", json!("a")),
            ("tags", json!({"a": 1})),
            ("tags", json!(null)),
            ("measies", json!(null)),
            ("measies", json!({"potato": 1, "neck": "5", "hips": -1, "waist": 0})),
            ("height", json!(null)),
            ("height", json!("")),
            ("height", json!(0)),
            ("height", json!(false)),
            ("info", json!(null)),
            ("img", json!(5)),
            ("img", json!("")),
            ("published", json!(true)),
            ("id", json!(99)),
            ("test", json!(true)),
        ]) {
            let answer = create(&app, &curator, json!({"nameEn": "a", field: odd})).await;
            answer.is(201, &created(id, &json!({"nameEn": "a"})));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_list_of_tags_that_is_empty_stays_one() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        for (id, tags) in (1..).zip([json!([]), json!(["a", 5, null, {"b": 1}])]) {
            let changed = json!({"nameEn": "a", "tags": tags});
            create(&app, &curator, changed.clone()).await.is(201, &created(id, &changed));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_height_may_be_text_and_is_cut_to_a_whole_number() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        for (id, (sent, height)) in (1..).zip([
            (json!(170), 170),
            (json!("170"), 170),
            (json!(1.5), 1),
            (json!(" 171.9 "), 171),
            (json!("0x10"), 16),
            (json!("1e2"), 100),
            (json!(-5), -5),
            (json!(true), 1),
            (json!("0"), 0),
            (json!(2_147_483_647_i64), 2_147_483_647_i64),
            (json!(-2_147_483_648_i64), -2_147_483_648_i64),
        ]) {
            let answer = create(&app, &curator, json!({"nameEn": "a", "height": sent})).await;
            answer.is(201, &created(id, &json!({"nameEn": "a", "height": height})));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        app.post("/curated-sets/jwt").bearer(&curator.token).send().await.is_error(400, "postBodyMissing");
        create(&app, &curator, json!({})).await.is_error(400, "postBodyMissing");
        create(&app, &curator, json!([])).await.is_error(400, "postBodyMissing");
        create(&app, &curator, json!([1])).await.is_error(400, "nameEnMissing");
        for name in [json!(""), json!(null), json!(0), json!(5), json!(true), json!({}), json!(["x"])] {
            let body = json!({"nameEn": name, "nameNl": "x", "height": "tall", "measies": 5});
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
            ("height", json!("166cm"), "heightInvalid"),
            ("height", json!("tall"), "heightInvalid"),
            ("height", json!([170]), "heightInvalid"),
            ("height", json!({}), "heightInvalid"),
            ("height", json!(2_147_483_648_i64), "heightInvalid"),
            ("height", json!(-1e300), "heightInvalid"),
            ("height", json!("1e999"), "heightInvalid"),
            ("info", json!(5), "infoInvalid"),
            ("info", json!({}), "infoInvalid"),
            ("info", json!(false), "infoInvalid"),
            ("measies", json!("foo"), "measiesInvalid"),
            ("measies", json!(5), "measiesInvalid"),
            ("measies", json!(true), "measiesInvalid"),
        ] {
            create(&app, &curator, json!({"nameEn": "a", field: odd})).await.is_error(400, identifier);
        }
        app.get("/curated-sets.json").send().await.is(200, "[]");
    })
    .await;
}

#[actix_web::test]
async fn d15_d67_a_picture_that_cannot_be_kept_is_left_aside() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.images = Arc::new(NoImages)).await;
        let curator = app.user_with_role("curator").await;
        for (id, test) in [(1, json!(false)), (2, json!(true))] {
            for img in ["data:image/png;base64,aGk=", "https://example.com/a.png"] {
                let answer = create(&app, &curator, json!({"nameEn": "a", "img": img, "test": test})).await;
                answer.has_status(201);
            }
            let read = app.get(&format!("/curated-sets/{id}")).send().await;
            assert!(!read.text().contains("img"), "{read:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_body() {
    on_each_store(async |app| {
        let user = app.user().await;
        create(&app, &user, json!({})).await.is_error(403, "insufficientAccessLevel");
        let bughunter = app.user_with_role("bughunter").await;
        create(&app, &bughunter, json!({"nameEn": "a"})).await.has_status(201);
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_texts_and_objects_have_limits() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let large = "x".repeat(257 * 1024);
        let (name, notes) = ("é".repeat(500), "é".repeat(100_000));
        let body = json!({"nameEn": name, "nameUk": name, "notesNl": notes, "info": notes});
        create(&app, &curator, body).await.has_status(201);
        for (field, value, identifier) in [
            ("nameFr", json!(name + "é"), "nameTooLong"),
            ("notesDe", json!(notes.clone() + "é"), "notesTooLong"),
            ("info", json!(notes + "é"), "infoTooLong"),
            ("tags", json!([large]), "tagsTooLong"),
            ("measies", json!({"x": large}), "measiesTooLong"),
            ("img", json!(format!("https://example.com/{}", "x".repeat(4_000))), "imgTooLong"),
        ] {
            create(&app, &curator, json!({"nameEn": "x", field: value})).await.is_error(400, identifier);
        }
    })
    .await;
}
