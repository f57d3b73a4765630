//! Keeping patterns.

use serde_json::{Value, json};

use crate::support::clock::START;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn create(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/patterns/jwt").bearer(&user.token).json(body).send().await
}

/// The first pattern of the first user, who sent nothing but a design and these.
fn created(data: &str, settings: &str) -> String {
    format!(
        r#"{{"result":"created","pattern":{{"id":1,"createdAt":"{START}","data":{data},"design":"aaron","img":"default-avatar","name":"--","notes":"--","public":false,"settings":{settings},"userId":1,"updatedAt":"{START}"}}}}"#
    )
}

#[actix_web::test]
async fn keeps_everything_that_may_be_sent() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        let body = r#"{"test":true,"design":"aaron","settings":{"sa":5,"measurements":{"chest":1000}},"name":"Just a test","notes":"my notes","public":true,"data":{"some":"value"},"img":"data:image/png;base64,aGk="}"#;
        for (call, id) in [(app.post("/patterns/jwt").bearer(&user.token), 1), (app.post("/patterns/key").basic(&key), 2)] {
            call.raw("application/json", body).send().await.is(
                201,
                &format!(
                    r#"{{"result":"created","pattern":{{"id":{id},"createdAt":"{START}","data":{{"some":"value"}},"design":"aaron","img":"pattern-{id}","name":"Just a test","notes":"my notes","public":true,"settings":{{"sa":5,"measurements":{{"chest":1000}}}},"userId":{},"updatedAt":"{START}"}}}}"#,
                    user.id
                ),
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn a_design_and_settings_are_enough() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = create(&app, &user, json!({"design": "aaron", "settings": {}})).await;
        answer.is(201, &created("{}", r#"{"measurements":{}}"#));
    })
    .await;
}

#[actix_web::test]
async fn settings_always_have_measurements_unless_they_are_null() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (sent, kept) in [
            (r#"{"sa":5}"#, r#"{"sa":5,"measurements":{}}"#),
            (r#"{"measurements":"x","sa":5}"#, r#"{"measurements":{},"sa":5}"#),
            (r#"{"measurements":5}"#, r#"{"measurements":{}}"#),
            (r#"{"measurements":false}"#, r#"{"measurements":{}}"#),
            (r#"{"measurements":null,"sa":5}"#, r#"{"measurements":null,"sa":5}"#),
            (r#"{"measurements":[1]}"#, r#"{"measurements":[1]}"#),
            (r#"["a"]"#, r#"{"0":"a","measurements":{}}"#),
            ("[]", r#"{"measurements":{}}"#),
        ] {
            let body = format!(r#"{{"design":"aaron","settings":{sent}}}"#);
            let answer = app.post("/patterns/jwt").bearer(&user.token).raw("application/json", body).send().await;
            let text = answer.has_status(201).text();
            assert!(text.contains(&format!(r#""settings":{kept},"userId""#)), "{sent}: {answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn objects_come_back_to_the_letter() {
    on_each_store(async |app| {
        let user = app.user().await;
        let sent = r#"{"z":1,"a":{"y":[1.0,0.1,1e21,{"c":1,"b":null}],"x":"é\n🧵"},"10":1,"2":{}}"#;
        let kept = r#"{"2":{},"10":1,"z":1,"a":{"y":[1,0.1,1e+21,{"c":1,"b":null}],"x":"é\n🧵"}}"#;
        let body =
            format!(r#"{{"design":"aaron","settings":{{"a":{sent},"measurements":{{"b":1,"a":2}}}},"data":{sent}}}"#);
        let answer = app.post("/patterns/jwt").bearer(&user.token).raw("application/json", body).send().await;
        answer.is(201, &created(kept, &format!(r#"{{"a":{kept},"measurements":{{"b":1,"a":2}}}}"#)));
        let read = app.get("/patterns/1/jwt").bearer(&user.token).send().await;
        assert_eq!(read.text(), answer.text().replace("created\",", "success\","));
    })
    .await;
}

#[actix_web::test]
async fn data_that_javascript_takes_for_false_are_none() {
    on_each_store(async |app| {
        for (data, kept) in
            [("null", "{}"), ("false", "{}"), ("0", "{}"), (r#""""#, "{}"), ("[]", "[]"), ("[1]", "[1]")]
        {
            let user = app.user().await;
            let body = format!(r#"{{"design":"aaron","settings":{{}},"data":{data}}}"#);
            let answer = app.post("/patterns/jwt").bearer(&user.token).raw("application/json", body).send().await;
            assert!(answer.has_status(201).text().contains(&format!(r#""data":{kept},"design""#)), "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_design_keeps_its_case() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = create(&app, &user, json!({"design": " AaRon ", "settings": {}})).await;
        assert_eq!(answer.at("/pattern/design"), json!(" AaRon "));
    })
    .await;
}

#[actix_web::test]
async fn what_a_field_cannot_be_is_left_aside() {
    on_each_store(async |app| {
        for (field, odd) in [
            ("name", json!(5)),
            ("name", json!("")),
            ("name", json!(null)),
            ("notes", json!({})),
            ("notes", json!("")),
            ("public", json!("true")),
            ("public", json!(1)),
            ("public", json!(null)),
            ("img", json!("")),
            ("img", json!(0)),
            ("img", json!(null)),
            ("img", json!(false)),
            ("userId", json!(99)),
            ("id", json!(99)),
            ("test", json!(true)),
        ] {
            let user = app.user().await;
            let body = json!({"design": "aaron", "settings": {}, field: odd});
            let pattern = create(&app, &user, body).await.has_status(201).at("/pattern");
            let seen = (&pattern["name"], &pattern["notes"], &pattern["public"], &pattern["img"], &pattern["userId"]);
            let none = json!("--");
            assert_eq!(seen, (&none, &none, &json!(false), &json!("default-avatar"), &json!(user.id)), "{field}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d67_in_a_test_the_picture_is_said_to_be_kept() {
    on_each_store(async |app| {
        let user = app.user().await;
        for img in [json!("data:image/png;base64,aGk="), json!("https://example.com/a.png"), json!(true), json!({})] {
            let body = json!({"design": "aaron", "settings": {}, "img": img, "test": "yes please"});
            let pattern = create(&app, &user, body).await.has_status(201).at("/pattern");
            assert_eq!(pattern["img"], json!(format!("pattern-{}", pattern["id"])));
        }
    })
    .await;
}

#[actix_web::test]
async fn whatever_javascript_takes_for_true_names_a_picture() {
    on_each_store(async |app| {
        let user = app.user().await;
        for img in [json!(1), json!(true), json!([]), json!({})] {
            let body = json!({"design": "aaron", "settings": {}, "img": img});
            let pattern = create(&app, &user, body).await.has_status(201).at("/pattern");
            assert_eq!(pattern["img"], json!(format!("pattern-{}", pattern["id"])));
        }
    })
    .await;
}
