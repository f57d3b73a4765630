//! Keeping sets.

use serde_json::{Value, json};

use crate::support::clock::START;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn create(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/sets/jwt").bearer(&user.token).json(body).send().await
}

/// The first set of the first user.
fn created(imperial: bool, name: &str, notes: &str, measies: &str, public: bool) -> String {
    format!(
        r#"{{"result":"created","set":{{"id":1,"createdAt":"{START}","img":"default-avatar","imperial":{imperial},"name":"{name}","notes":"{notes}","userId":1,"measies":{measies},"public":{public},"updatedAt":"{START}"}}}}"#
    )
}

#[actix_web::test]
async fn keeps_what_is_a_measurement_and_drops_the_rest() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = r#"{"name":"a","measies":{"chest":1000.5,"neck":"5","hips":-1,"waist":0,"potato":3,"shoulderSlope":13,"ankle":null}}"#;
        let answer = app.post("/sets/jwt").bearer(&user.token).raw("application/json", body).send().await;
        answer.is(201, &created(false, "a", "--", r#"{"chest":1000.5,"shoulderSlope":13}"#, false));
    })
    .await;
}

#[actix_web::test]
async fn keeps_everything_that_may_be_sent() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let body = json!({
            "name": "Joost", "notes": "n", "imperial": true, "public": true, "measies": {"neck": 420, "chest": 1000.0}
        });
        let answer = app.post("/sets/key").basic(&key).json(body).send().await;
        answer.is(201, &created(true, "Joost", "n", r#"{"neck":420,"chest":1000}"#, true));
    })
    .await;
}

#[actix_web::test]
async fn all_38_measurements_are_kept_in_their_order() {
    on_each_store(async |app| {
        let user = app.user().await;
        let names = "wrist waistToUpperLeg waistToUnderbust waistToSeat waistToKnee waistToHips waistToFloor \
            waistToArmpit waistBack waist upperLeg underbust shoulderToWrist shoulderToShoulder shoulderToElbow \
            shoulderSlope seatBack seat neck knee inseam hpsToWaistFront hpsToWaistBack hpsToBust hips highBustFront \
            highBust head heel crotchDepth crossSeamFront crossSeam chest bustSpan bustPointToUnderbust bustFront \
            biceps ankle";
        let measies: serde_json::Map<_, _> = names.split(' ').map(|name| (name.to_owned(), json!(100))).collect();
        assert_eq!(measies.len(), 38);
        let answer = create(&app, &user, json!({"name": "x", "measies": measies})).await;
        let text = format!(r#""measies":{},"public""#, Value::from(measies));
        assert!(answer.text().contains(&text), "{answer:?}");
        let read = app.get("/sets/1/jwt").bearer(&user.token).send().await;
        assert!(read.text().contains(&text), "{read:?}");
    })
    .await;
}

#[actix_web::test]
async fn values_read_as_javascript_prints_them() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = r#"{"name":"x","measies":{"chest":1e21,"neck":0.1,"hips":1000.0,"waist":1e-7,"ankle":5e-324}}"#;
        app.post("/sets/jwt").bearer(&user.token).raw("application/json", body).send().await.has_status(201);
        let read = app.get("/sets/1/jwt").bearer(&user.token).send().await;
        let text = r#""measies":{"chest":1e+21,"neck":0.1,"hips":1000,"waist":1e-7,"ankle":5e-324}"#;
        assert!(read.text().contains(text), "{read:?}");
    })
    .await;
}

#[actix_web::test]
async fn what_a_field_cannot_be_is_left_aside() {
    on_each_store(async |app| {
        for (field, odd) in [
            ("notes", json!(5)),
            ("notes", json!("")),
            ("notes", json!(null)),
            ("imperial", json!("true")),
            ("imperial", json!(1)),
            ("public", json!("yes")),
            ("public", json!(null)),
            ("measies", json!("chest")),
            ("measies", json!([1000])),
            ("img", json!(5)),
            ("img", json!(null)),
            ("userId", json!(99)),
            ("id", json!(99)),
            ("test", json!(true)),
        ] {
            let user = app.user().await;
            let set = create(&app, &user, json!({"name": "a", field: odd})).await.has_status(201).at("/set");
            let seen = (&set["notes"], &set["imperial"], &set["public"], &set["measies"], &set["img"], &set["userId"]);
            let (off, none) = (json!(false), json!({}));
            assert_eq!(seen, (&json!("--"), &off, &off, &none, &json!("default-avatar"), &json!(user.id)), "{field}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d13_measies_that_are_null_are_none() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = create(&app, &user, json!({"name": "a", "measies": null})).await;
        answer.is(201, &created(false, "a", "--", "{}", false));
    })
    .await;
}

#[actix_web::test]
async fn a_picture_is_filed_under_the_number_of_the_set() {
    on_each_store(async |app| {
        let user = app.user().await;
        for img in ["data:image/png;base64,aGk=", "https://example.com/a.png"] {
            let set = create(&app, &user, json!({"name": "a", "img": img, "test": true})).await.at("/set");
            assert_eq!(set["img"], json!(format!("set-{}", set["id"])));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.post("/sets/jwt").bearer(&user.token).send().await.is_error(400, "postBodyMissing");
        create(&app, &user, json!({})).await.is_error(400, "postBodyMissing");
        create(&app, &user, json!([])).await.is_error(400, "postBodyMissing");
        create(&app, &user, json!([1])).await.is_error(400, "nameMissing");
        for name in [json!(""), json!(null), json!(0), json!(5), json!(true), json!({}), json!(["x"])] {
            create(&app, &user, json!({"name": name, "notes": "x"})).await.is_error(400, "nameMissing");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_body() {
    on_each_store(async |app| {
        let user = app.user_with_role("readOnly").await;
        create(&app, &user, json!({})).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_texts_and_objects_have_limits() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (name, notes) = ("é".repeat(500), "é".repeat(100_000));
        create(&app, &user, json!({"name": name, "notes": notes})).await.has_status(201);
        create(&app, &user, json!({"name": name + "é"})).await.is_error(400, "nameTooLong");
        create(&app, &user, json!({"name": "x", "notes": notes + "é"})).await.is_error(400, "notesTooLong");
        let measies = json!({"x": "x".repeat(257 * 1024)});
        create(&app, &user, json!({"name": "x", "measies": measies})).await.is_error(400, "measiesTooLong");
        let img = format!("https://example.com/{}", "x".repeat(4_000));
        create(&app, &user, json!({"name": "x", "img": img})).await.is_error(400, "imgTooLong");
        let img = format!("data:image/png;base64,{}", "x".repeat(100_000));
        create(&app, &user, json!({"name": "x", "img": img, "test": true})).await.has_status(201);
    })
    .await;
}
