//! Making keys weaker.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn renames_lowers_and_shortens() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let path = format!("/apikeys/{}/jwt", key.id);
        let body = json!({"name": "backup", "level": 1, "expiresIn": 60});
        let shown = format!(
            r#"{{"result":"success","apikey":{{"key":"{}","level":1,"createdAt":"2026-11-22T21:12:42.501Z","expiresAt":"2026-11-22T21:13:42.501Z","name":"backup","userId":{},"state":"active"}}}}"#,
            key.id, user.id
        );
        app.patch(&path).bearer(&user.token).json(body).send().await.is(200, &shown);
        app.patch("/account/key").basic(&key).json(json!({"bio": "x"})).send().await.has_status(403);
        app.pass(crate::support::clock::SECOND * 61);
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn an_end_that_is_a_moment_can_be_sent_again() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let path = format!("/apikeys/{}/jwt", key.id);
        for _ in 0..2 {
            let body = json!({"expiresAt": "2026-11-22T22:22:42+01:00"});
            let answer = app.patch(&path).bearer(&user.token).json(body).send().await;
            assert_eq!(answer.has_status(200).text_at("/apikey/expiresAt"), "2026-11-22T21:22:42.000Z");
            app.pass(crate::support::clock::SECOND);
        }
        let again = app.patch(&path).bearer(&user.token).json(json!({"expiresIn": 600})).send().await;
        again.is_error(400, "keyLifeExtended");
    })
    .await;
}

#[actix_web::test]
async fn raises_nothing() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let path = format!("/apikeys/{}/jwt", key.id);
        for (body, error) in [
            (json!({}), "postBodyMissing"),
            (json!({"level": 4}), "keyLevelRaised"),
            (json!({"level": "1"}), "levelNotNumeric"),
            (json!({"level": 1.5}), "invalidLevel"),
            (json!({"name": ""}), "nameMissing"),
            (json!({"name": 5}), "nameMissing"),
            (json!({"name": "x".repeat(501)}), "nameTooLong"),
            (json!({"expiresIn": 3601}), "keyLifeExtended"),
            (json!({"expiresIn": "60"}), "expiresIsNotNumeric"),
            (json!({"expiresIn": 0}), "expiresInMissing"),
            (json!({"expiresIn": -1}), "expiresInInvalid"),
            (json!({"expiresIn": 1e18}), "expiresIsHigherThanMaximum"),
            (json!({"expiresAt": "2026-11-22T22:12:42.502Z"}), "keyLifeExtended"),
            (json!({"expiresAt": "2026-11-22T21:12:42.501Z"}), "expiresAtInvalid"),
            (json!({"expiresAt": "tomorrow"}), "expiresAtInvalid"),
            (json!({"expiresAt": 5}), "expiresAtInvalid"),
        ] {
            app.patch(&path).bearer(&user.token).json(body).send().await.is_error(400, error);
        }
        let answer = app.get(&path).bearer(&user.token).send().await;
        assert_eq!((answer.at("/apikey/level"), answer.text_at("/apikey/name")), (json!(3), "a key".to_owned()));
    })
    .await;
}

#[actix_web::test]
async fn a_key_that_ended_changes_no_more() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let path = format!("/apikeys/{}/jwt", key.id);
        app.pass(crate::support::clock::HOUR);
        let change = async || app.patch(&path).bearer(&user.token).json(json!({"name": "x"})).send().await;
        change().await.is_error(400, "keyNotActive");
        assert_eq!(app.get(&path).bearer(&user.token).send().await.text_at("/apikey/state"), "expired");
        app.delete(&path).bearer(&user.token).send().await.is_empty(204);
        change().await.is_empty(404);
    })
    .await;
}
