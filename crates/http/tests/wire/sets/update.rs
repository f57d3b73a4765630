//! Changing sets.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::clock::{HOUR, START};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn patch(app: &TestApp, user: &TestUser, id: i64, body: Value) -> Answer {
    app.patch(&format!("/sets/{id}/jwt")).bearer(&user.token).json(body).send().await
}

async fn user_and_set(app: &TestApp) -> (TestUser, i64) {
    let user = app.user().await;
    let body = json!({"name": "a", "notes": "n", "measies": {"chest": 1000, "neck": 420, "waist": 800}});
    let id = app.set(&user, body).await;
    (user, id)
}

#[actix_web::test]
async fn changes_what_is_sent_and_nothing_else() {
    on_each_store(async |app| {
        let (user, id) = user_and_set(&app).await;
        app.pass(HOUR);
        let body = json!({"name": "b", "imperial": true});
        patch(&app, &user, id, body).await.is(
            200,
            &format!(
                r#"{{"result":"success","set":{{"id":{id},"createdAt":"{START}","img":"default-avatar","imperial":true,"name":"b","notes":"n","userId":{},"measies":{{"chest":1000,"neck":420,"waist":800}},"public":false,"updatedAt":"2026-11-22T22:12:42.501Z"}}}}"#,
                user.id
            ),
        );
        let set = patch(&app, &user, id, json!({"notes": "", "name": "", "public": true})).await.at("/set");
        assert_eq!((&set["name"], &set["notes"], &set["public"]), (&json!(""), &json!(""), &json!(true)));
        let set = patch(&app, &user, id, json!({"img": "data:image/png;base64,aGk=", "test": true})).await.at("/set");
        assert_eq!(set["img"], json!(format!("set-{id}")));
    })
    .await;
}

#[actix_web::test]
async fn a_patch_with_null_clears_a_measurement() {
    on_each_store(async |app| {
        let (user, id) = user_and_set(&app).await;
        for (measies, left) in [
            (json!({"chest": null}), r#"{"neck":420,"waist":800}"#),
            (json!({"neck": 0}), r#"{"waist":800}"#),
            (json!({"waist": -5, "ankle": 300}), r#"{"ankle":300}"#),
            (json!({"ankle": "300"}), "{}"),
        ] {
            let answer = patch(&app, &user, id, json!({"measies": measies})).await;
            assert!(answer.text().contains(&format!(r#""measies":{left},"#)), "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn measurements_keep_their_place_and_new_ones_go_last() {
    on_each_store(async |app| {
        let (user, id) = user_and_set(&app).await;
        let body = json!({"measies": {"ankle": 300, "chest": 1001.5, "potato": 1}});
        let answer = patch(&app, &user, id, body).await;
        let text = r#""measies":{"chest":1001.5,"neck":420,"waist":800,"ankle":300}"#;
        assert!(answer.text().contains(text), "{answer:?}");
        let read = app.get(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await;
        assert!(read.text().contains(text), "{read:?}");
    })
    .await;
}

#[actix_web::test]
async fn what_changes_nothing_keeps_the_date_of_the_last_change() {
    on_each_store(async |app| {
        let (user, id) = user_and_set(&app).await;
        let before = app.get(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await.at("/set");
        app.pass(HOUR);
        for body in [
            json!({}),
            json!([]),
            json!({"name": 5}),
            json!({"notes": null}),
            json!({"imperial": "true"}),
            json!({"public": 1}),
            json!({"measies": null}),
            json!({"measies": "chest"}),
            json!({"measies": [1]}),
            json!({"measies": {"potato": 1}}),
            json!({"img": 5}),
            json!({"userId": 99, "id": 99, "createdAt": null, "updatedAt": null}),
            json!({"name": "a", "measies": {"chest": 1000.0}}),
        ] {
            assert_eq!(patch(&app, &user, id, body.clone()).await.has_status(200).at("/set"), before, "{body}");
        }
        let call = app.patch(&format!("/sets/{id}/jwt")).bearer(&user.token);
        assert_eq!(call.send().await.has_status(200).at("/set"), before);
    })
    .await;
}

#[actix_web::test]
async fn changes_that_come_at_once_lose_nothing() {
    on_each_store(async |app| {
        let (user, id) = user_and_set(&app).await;
        let names = "ankle biceps bustFront bustSpan crossSeam crotchDepth heel head highBust hips hpsToBust inseam \
            knee seat seatBack shoulderSlope underbust upperLeg waistBack wrist";
        let names: Vec<_> = names.split(' ').filter(|name| !name.is_empty()).collect();
        assert_eq!(names.len(), 20);
        let calls = names.iter().map(|name| patch(&app, &user, id, json!({"measies": {*name: 100}})));
        for answer in join_all(calls).await {
            answer.has_status(200);
        }
        let set = app.get(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await.at("/set/measies");
        assert_eq!(set.as_object().unwrap().len(), 23, "{set}");
        assert!(names.iter().all(|name| set[*name] == json!(100)), "{set}");
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_set_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            let call = app.patch(&format!("/sets/{id}/jwt")).bearer(&user.token).json(json!({"name": "x"}));
            call.send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_set_takes_level_9() {
    on_each_store(async |app| {
        let (_, id) = user_and_set(&app).await;
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
async fn d69_o7_texts_have_limits_here_too() {
    on_each_store(async |app| {
        let (user, id) = user_and_set(&app).await;
        patch(&app, &user, id, json!({"name": "x".repeat(501)})).await.is_error(400, "nameTooLong");
        patch(&app, &user, id, json!({"notes": "x".repeat(100_001)})).await.is_error(400, "notesTooLong");
        let measies = json!({"chest": 5, "x": "x".repeat(257 * 1024)});
        patch(&app, &user, id, json!({"measies": measies})).await.is_error(400, "measiesTooLong");
        let set = app.get(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await.at("/set");
        assert_eq!((&set["name"], &set["measies"]["chest"]), (&json!("a"), &json!(1000)));
    })
    .await;
}
