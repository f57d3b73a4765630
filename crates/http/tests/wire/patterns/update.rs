//! Changing patterns.

use serde_json::{Value, json};

use crate::support::clock::{HOUR, START};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn patch(app: &TestApp, user: &TestUser, id: i64, body: Value) -> Answer {
    app.patch(&format!("/patterns/{id}/jwt")).bearer(&user.token).json(body).send().await
}

async fn user_and_pattern(app: &TestApp) -> (TestUser, i64) {
    let user = app.user().await;
    let body = json!({"design": "aaron", "settings": {"sa": 5}, "name": "a", "notes": "n", "data": {"some": "value"}});
    let id = app.pattern(&user, body).await;
    (user, id)
}

#[actix_web::test]
async fn changes_what_is_sent_and_nothing_else() {
    on_each_store(async |app| {
        let (user, id) = user_and_pattern(&app).await;
        app.pass(HOUR);
        let body = json!({"name": "b", "public": true});
        patch(&app, &user, id, body).await.is(
            200,
            &format!(
                r#"{{"result":"success","pattern":{{"id":{id},"createdAt":"{START}","data":{{"some":"value"}},"design":"aaron","img":"default-avatar","name":"b","notes":"n","public":true,"settings":{{"sa":5,"measurements":{{}}}},"userId":{},"updatedAt":"2026-11-22T22:12:42.501Z"}}}}"#,
                user.id
            ),
        );
        let pattern = patch(&app, &user, id, json!({"notes": "", "name": "", "public": false})).await.at("/pattern");
        assert_eq!((&pattern["name"], &pattern["notes"], &pattern["public"]), (&json!(""), &json!(""), &json!(false)));
    })
    .await;
}

#[actix_web::test]
async fn data_and_settings_are_replaced_whole() {
    on_each_store(async |app| {
        let (user, id) = user_and_pattern(&app).await;
        for (sent, kept) in [
            (r#"{"z":1,"a":{"d":1,"c":2}}"#, r#"{"z":1,"a":{"d":1,"c":2}}"#),
            (r#"{"a":{"c":2,"d":1},"z":1}"#, r#"{"a":{"c":2,"d":1},"z":1}"#),
            ("null", "null"),
            (r#"[1,{"b":1,"a":2}]"#, r#"[1,{"b":1,"a":2}]"#),
            (r#"{"measurements":5}"#, r#"{"measurements":5}"#),
            ("{}", "{}"),
        ] {
            let body = format!(r#"{{"data":{sent},"settings":{sent}}}"#);
            let call = app.patch(&format!("/patterns/{id}/jwt")).bearer(&user.token);
            let answer = call.raw("application/json", body).send().await;
            let text = answer.has_status(200).text();
            assert!(text.contains(&format!(r#""data":{kept},"design""#)), "{answer:?}");
            assert!(text.contains(&format!(r#""settings":{kept},"userId""#)), "{answer:?}");
            app.get(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.is(200, text);
        }
    })
    .await;
}

#[actix_web::test]
async fn data_and_settings_that_are_null_are_shown_as_null_everywhere() {
    on_each_store(async |app| {
        let (user, id) = user_and_pattern(&app).await;
        let body = json!({"data": null, "settings": null, "public": true});
        patch(&app, &user, id, body).await.has_status(200);
        let list = app.get("/patterns/jwt").bearer(&user.token).send().await.at("/patterns/0");
        let json = app.get(&format!("/patterns/{id}.json")).send().await.json();
        let clone = app.post(&format!("/patterns/{id}/clone/jwt")).bearer(&user.token).send().await.at("/pattern");
        for seen in [list, json, clone] {
            assert_eq!((&seen["data"], &seen["settings"]), (&json!(null), &json!(null)), "{seen}");
        }
        let yaml = app.get(&format!("/patterns/{id}.yaml")).send().await;
        assert!(yaml.text().contains("\ndata: null\n") && yaml.text().contains("\nsettings: null\n"), "{yaml:?}");
    })
    .await;
}

#[actix_web::test]
async fn d67_in_a_test_the_picture_is_said_to_be_kept() {
    on_each_store(async |app| {
        let (user, id) = user_and_pattern(&app).await;
        let img = "data:image/png;base64,aGk=";
        let pattern = patch(&app, &user, id, json!({"img": img, "test": true})).await.at("/pattern");
        assert_eq!(pattern["img"], json!(format!("pattern-{id}")));
    })
    .await;
}

#[actix_web::test]
async fn what_changes_nothing_keeps_the_date_of_the_last_change() {
    on_each_store(async |app| {
        let (user, id) = user_and_pattern(&app).await;
        let before = app.get(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.at("/pattern");
        app.pass(HOUR);
        for body in [
            json!({}),
            json!([]),
            json!({"name": 5}),
            json!({"notes": null}),
            json!({"public": 1}),
            json!({"public": "true"}),
            json!({"data": "x"}),
            json!({"data": 5}),
            json!({"settings": "x"}),
            json!({"settings": false}),
            json!({"img": 5}),
            json!({"img": null}),
            json!({"img": true, "test": true}),
            json!({"design": "another", "userId": 99, "id": 99, "createdAt": null, "updatedAt": null}),
            json!({"name": "a", "data": {"some": "value"}}),
        ] {
            assert_eq!(patch(&app, &user, id, body.clone()).await.has_status(200).at("/pattern"), before, "{body}");
        }
        let call = app.patch(&format!("/patterns/{id}/jwt")).bearer(&user.token);
        assert_eq!(call.send().await.has_status(200).at("/pattern"), before);
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_pattern_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            let call = app.patch(&format!("/patterns/{id}/jwt")).bearer(&user.token).json(json!({"name": "x"}));
            call.send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_pattern_takes_level_9() {
    on_each_store(async |app| {
        let (_, id) = user_and_pattern(&app).await;
        for (role, status) in [("user", 403), ("support", 403), ("admin", 200)] {
            let other = app.user_with_role(role).await;
            patch(&app, &other, id, json!({"name": role})).await.has_status(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_record() {
    on_each_store(async |app| {
        let user = app.user_with_role("readOnly").await;
        patch(&app, &user, 999, json!({})).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn o7_texts_and_objects_have_limits_here_too() {
    on_each_store(async |app| {
        let (user, id) = user_and_pattern(&app).await;
        let large = json!({"x": "x".repeat(257 * 1024)});
        let before = app.get(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.at("/pattern");
        for (field, value, identifier) in [
            ("name", json!("x".repeat(501)), "nameTooLong"),
            ("notes", json!("x".repeat(100_001)), "notesTooLong"),
            ("data", large.clone(), "dataTooLong"),
            ("settings", large, "settingsTooLong"),
            ("img", json!(format!("https://example.com/{}", "x".repeat(4_000))), "imgTooLong"),
        ] {
            patch(&app, &user, id, json!({field: value, "public": true})).await.is_error(400, identifier);
        }
        let after = app.get(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.at("/pattern");
        assert_eq!(after, before);
    })
    .await;
}
