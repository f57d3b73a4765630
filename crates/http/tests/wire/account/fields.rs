//! Changing the simple fields of the account.

use freesewing_domain::user::Username;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn patch(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.patch("/account/jwt").bearer(&user.token).json(body).send().await
}

#[actix_web::test]
async fn every_field_takes_its_values() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (field, value) in [
            ("bio", json!("I *sew*.")),
            ("bio", json!("")),
            ("compare", json!(false)),
            ("consent", json!(3)),
            ("consent", json!(2)),
            ("consent", json!(1.0)),
            ("control", json!(5)),
            ("control", json!(1)),
            ("imperial", json!(true)),
            ("language", json!("uk")),
            ("newsletter", json!(true)),
        ] {
            let answer = patch(&app, &user, json!({field: value})).await;
            let shown = answer.has_status(200).at(&format!("/account/{field}"));
            assert_eq!(shown.as_f64(), value.as_f64(), "{field}");
            assert_eq!(shown.as_str(), value.as_str(), "{field}");
            assert_eq!(shown.as_bool(), value.as_bool(), "{field}");
            assert_eq!(app.account(&user.token).await[field], shown, "{field} is kept");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_field_cannot_be_is_left_aside() {
    on_each_store(async |app| {
        let user = app.user().await;
        let before = patch(&app, &user, json!({})).await.at("/account");
        for body in [
            json!({"bio": 5}),
            json!({"bio": null}),
            json!({"compare": "no"}),
            json!({"compare": 0}),
            json!({"consent": 4}),
            json!({"consent": 1.5}),
            json!({"consent": "2"}),
            json!({"control": 0}),
            json!({"control": 6}),
            json!({"control": "3"}),
            json!({"data": null}),
            json!({"data": "text"}),
            json!({"data": 5}),
            json!({"imperial": 1}),
            json!({"language": "EN"}),
            json!({"language": "xx"}),
            json!({"newsletter": "yes"}),
            json!({"password": 5}),
            json!({"username": 5}),
            json!({"unknown": true}),
            json!({"img": 5}),
            json!({"img": ""}),
            json!([]),
            json!([1]),
        ] {
            let mut after = patch(&app, &user, body.clone()).await.has_status(200).at("/account");
            after["jwtCalls"] = before["jwtCalls"].clone();
            assert_eq!(after, before, "{body}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_rest_of_a_change_is_done_when_a_field_is_left_aside() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = patch(&app, &user, json!({"language": "xx", "bio": "kept", "control": 99})).await;
        assert_eq!(answer.at("/account/bio"), json!("kept"));
    })
    .await;
}

#[actix_web::test]
async fn what_only_maintainers_set_cannot_be_set() {
    on_each_store(async |app| {
        let user = app.user().await;
        let before = patch(&app, &user, json!({})).await.at("/account");
        let body = json!({
            "role": "admin", "status": -2, "patron": 8, "ihash": "x", "initial": "x@example.com", "mfaEnabled": true,
            "id": 99, "jwtCalls": 0, "createdAt": null, "lusername": "x",
        });
        let mut after = patch(&app, &user, body).await.has_status(200).at("/account");
        after["jwtCalls"] = before["jwtCalls"].clone();
        assert_eq!(after, before);
    })
    .await;
}

#[actix_web::test]
async fn a_body_that_is_no_json_changes_nothing() {
    on_each_store(async |app| {
        let user = app.user().await;
        for media_type in ["text/plain", "application/x-www-form-urlencoded", ""] {
            let call = app.patch("/account/jwt").bearer(&user.token).raw(media_type, r#"{"bio":"x"}"#);
            assert_eq!(call.send().await.has_status(200).at("/account/bio"), json!(""));
        }
        app.patch("/account/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn data_is_laid_over_what_is_there_one_level_deep() {
    on_each_store(async |app| {
        let user = app.user().await;
        patch(&app, &user, json!({"data": {"a": 1, "b": {"c": 1}}})).await.has_status(200);
        let answer = patch(&app, &user, json!({"data": {"b": {"d": 2}}})).await;
        assert!(answer.text().contains(r#""data":{"a":1,"b":{"d":2}}"#), "{answer:?}");
    })
    .await;
}

#[actix_web::test]
async fn data_keeps_the_order_of_its_keys() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = r#"{"data":{"z":1,"10":"x","a":{"y":2,"b":3},"2":null}}"#;
        app.patch("/account/jwt").bearer(&user.token).raw("application/json", body).send().await.has_status(200);
        let answer = patch(&app, &user, json!({"data": {"m": 1, "z": 2}})).await;
        let text = r#""data":{"2":null,"10":"x","z":2,"a":{"y":2,"b":3},"m":1}"#;
        assert!(answer.text().contains(text), "{answer:?}");
    })
    .await;
}

#[actix_web::test]
async fn numbers_in_data_read_as_javascript_prints_them() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = r#"{"data":{"a":1000.0,"b":0.1,"c":1e21,"d":-0.0,"e":9007199254740993}}"#;
        let answer = app.patch("/account/jwt").bearer(&user.token).raw("application/json", body).send().await;
        let text = r#""data":{"a":1000,"b":0.1,"c":1e+21,"d":0,"e":9007199254740992}"#;
        assert!(answer.text().contains(text), "{answer:?}");
        let read = app.get("/account/jwt").bearer(&user.token).send().await;
        assert!(read.text().contains(text), "{read:?}");
    })
    .await;
}

#[actix_web::test]
async fn an_array_as_data_counts_as_an_object_of_its_indexes() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = patch(&app, &user, json!({"data": ["x", {"y": 1}]})).await;
        assert!(answer.text().contains(r#""data":{"0":"x","1":{"y":1}}"#), "{answer:?}");
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_texts_and_objects_have_limits() {
    on_each_store(async |app| {
        let user = app.user().await;
        patch(&app, &user, json!({"bio": "é".repeat(10_000)})).await.has_status(200);
        patch(&app, &user, json!({"bio": "é".repeat(10_001)})).await.is_error(400, "bioTooLong");
        patch(&app, &user, json!({"data": {"a": "x".repeat(200 * 1024)}})).await.has_status(200);
        patch(&app, &user, json!({"data": {"a": "x".repeat(257 * 1024)}})).await.is_error(400, "dataTooLong");
        let together = patch(&app, &user, json!({"data": {"b": "x".repeat(100 * 1024)}})).await;
        together.is_error(400, "dataTooLong");
        patch(&app, &user, json!({"password": "x".repeat(1_001)})).await.is_error(400, "passwordTooLong");
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_what_an_import_brought_may_be_longer_and_stands_in_the_way_of_nothing() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| {
            user.bio = "x".repeat(10_001);
            user.username = Username::from_stored(&"x".repeat(51));
        });
        let account = patch(&app, &user, json!({"language": "nl"})).await.has_status(200).at("/account");
        assert_eq!((&account["language"], &account["bio"]), (&json!("nl"), &json!("x".repeat(10_001))));
        patch(&app, &user, json!({"bio": "shorter"})).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn taking_back_consent_shuts_the_account_until_it_is_given_again() {
    on_each_store(async |app| {
        let user = app.user().await;
        patch(&app, &user, json!({"consent": 0})).await.has_status(200);
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.patch("/consent/jwt").bearer(&user.token).json(json!({"consent": 1})).send().await.has_status(200);
        app.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn changes_that_come_at_once_are_all_kept() {
    on_each_store(async |app| {
        let user = app.user().await;
        let calls = (0..20).map(|n| patch(&app, &user, json!({"data": {format!("key{n}"): n}})));
        for answer in futures_util::future::join_all(calls).await {
            answer.has_status(200);
        }
        assert_eq!(app.account(&user.token).await["data"].as_object().unwrap().len(), 20);
    })
    .await;
}
