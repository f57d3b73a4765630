//! One key takes the place of another.

use futures_util::future::join_all;
use serde_json::json;

use crate::support::clock::{DAY, HOUR, SECOND};
use crate::support::{TestApp, TestKey, TestUser, on_each_store};

/// Rotates a key; gives the new one.
async fn rotate(app: &TestApp, user: &TestUser, key: &TestKey, overlap: u64) -> TestKey {
    let path = format!("/apikeys/{}/rotate/jwt", key.id);
    let answer = app.post(&path).bearer(&user.token).json(json!({"overlap": overlap})).send().await;
    answer.has_status(201);
    TestKey { id: answer.text_at("/apikey/key"), secret: answer.text_at("/apikey/secret") }
}

#[actix_web::test]
async fn a_script_that_changes_over_during_the_overlap_is_never_refused() {
    on_each_store(async |app| {
        let user = app.user().await;
        let old = app.apikey(&user, 3).await;
        let new = rotate(&app, &user, &old, 600).await;
        for _ in 0..5 {
            app.get("/whoami/key").basic(&old).send().await.has_status(200);
            app.get("/whoami/key").basic(&new).send().await.has_status(200);
        }
        app.pass(SECOND * 600);
        app.get("/whoami/key").basic(&old).send().await.is_challenge();
        app.get("/whoami/key").basic(&new).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn the_new_key_is_like_the_old_one_and_each_shows_the_other() {
    on_each_store(async |app| {
        let user = app.user().await;
        let old = app.apikey(&user, 3).await;
        app.pass(SECOND * 60);
        let path = format!("/apikeys/{}/rotate/jwt", old.id);
        let answer = app.post(&path).bearer(&user.token).json(json!({"overlap": 60})).send().await;
        answer.has_status(201);
        let (id, secret) = (answer.text_at("/apikey/key"), answer.text_at("/apikey/secret"));
        let (old_id, user_id) = (&old.id, user.id);
        answer.is(
            201,
            &format!(
                r#"{{"result":"created","apikey":{{"key":"{id}","secret":"{secret}","level":3,"createdAt":"2026-11-22T21:13:42.501Z","expiresAt":"2026-11-22T22:13:42.501Z","name":"a key","userId":{user_id}}},"predecessor":{{"key":"{old_id}","level":3,"createdAt":"2026-11-22T21:12:42.501Z","expiresAt":"2026-11-22T21:14:42.501Z","name":"a key","userId":{user_id},"state":"active","successor":{{"key":"{id}","state":"active","expiresAt":"2026-11-22T22:13:42.501Z","calls":0,"lastSeen":null}}}}}}"#,
            ),
        );
        app.get("/whoami/key").basic(&old).send().await.has_status(200);
        let new = app.get(&format!("/apikeys/{id}/jwt")).bearer(&user.token).send().await;
        assert_eq!((new.text_at("/apikey/predecessor/key"), new.at("/apikey/predecessor/calls")), (old.id.clone(), json!(1)));
        app.pass(SECOND * 60);
        let ended = app.get(&format!("/apikeys/{}/jwt", old.id)).bearer(&user.token).send().await;
        assert_eq!((ended.text_at("/apikey/state"), ended.text_at("/apikey/successor/key")), ("rotated".to_owned(), id));
    })
    .await;
}

#[actix_web::test]
async fn without_an_overlap_the_old_key_ends_at_once() {
    on_each_store(async |app| {
        let user = app.user().await;
        let old = app.apikey(&user, 3).await;
        let new = rotate(&app, &user, &old, 0).await;
        app.get("/whoami/key").basic(&old).send().await.is_challenge();
        app.get("/whoami/key").basic(&new).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn an_overlap_ends_on_the_millisecond() {
    on_each_store(async |app| {
        let user = app.user().await;
        let old = app.apikey(&user, 3).await;
        rotate(&app, &user, &old, 600).await;
        app.pass(SECOND * 600 - SECOND / 1000);
        app.get("/whoami/key").basic(&old).send().await.has_status(200);
        app.pass(SECOND / 1000);
        app.get("/whoami/key").basic(&old).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn of_many_rotations_at_once_one_comes_through() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let path = format!("/apikeys/{}/rotate/jwt", key.id);
        let calls = (0..8).map(|_| app.post(&path).bearer(&user.token).json(json!({"overlap": 60})).send());
        let mut statuses: Vec<_> = join_all(calls).await.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 400, 400, 400, 400, 400, 400, 400]);
        let keys = app.get("/apikeys/jwt").bearer(&user.token).send().await.at("/apikeys");
        assert_eq!(keys.as_array().unwrap().len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn a_key_that_was_made_weaker_has_no_stronger_successor() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let weaker = json!({"level": 1, "expiresIn": 60, "name": "weak"});
        app.patch(&format!("/apikeys/{}/jwt", key.id)).bearer(&user.token).json(weaker).send().await.has_status(200);
        let new = rotate(&app, &user, &key, 0).await;
        let shown = app.get(&format!("/apikeys/{}/jwt", new.id)).bearer(&user.token).send().await;
        assert_eq!((shown.at("/apikey/level"), shown.text_at("/apikey/name")), (json!(1), "weak".to_owned()));
        assert_eq!(shown.text_at("/apikey/expiresAt"), "2026-11-22T21:13:42.501Z");
    })
    .await;
}

#[actix_web::test]
async fn an_overlap_never_makes_the_old_key_live_longer() {
    on_each_store(async |app| {
        let user = app.user().await;
        let old = app.apikey(&user, 3).await;
        rotate(&app, &user, &old, 30 * 24 * 60 * 60).await;
        app.pass(HOUR);
        app.get("/whoami/key").basic(&old).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn refuses_what_cannot_be_rotated() {
    on_each_store(async |app| {
        let (user, other, admin) = (app.user().await, app.user().await, app.user_with_role("admin").await);
        let key = app.apikey(&user, 3).await;
        let path = format!("/apikeys/{}/rotate/jwt", key.id);
        for overlap in [json!(-1), json!("60"), json!(30 * 24 * 60 * 60 + 1), json!(null), json!(1e300)] {
            let answer = app.post(&path).bearer(&user.token).json(json!({"overlap": overlap})).send().await;
            answer.is_error(400, "overlapInvalid");
        }
        for stranger in [&other, &admin] {
            let answer = app.post(&path).bearer(&stranger.token).json(json!({"overlap": 60})).send().await;
            answer.is_error(403, "insufficientAccessLevel");
        }
        app.post(&path).bearer(&user.token).send().await.is_error(400, "postBodyMissing");
        rotate(&app, &user, &key, 60).await;
        let again = async |path: &str| app.post(path).bearer(&user.token).json(json!({"overlap": 60})).send().await;
        again(&path).await.is_error(400, "keyNotActive");
        app.pass(DAY);
        again(&path).await.is_error(400, "keyNotActive");
        again("/apikeys/77d1622a-1211-48e2-9d5e-60adf76808ff/rotate/jwt").await.is_empty(404);
        app.delete(&format!("/apikeys/{}/jwt", key.id)).bearer(&user.token).send().await.is_empty(204);
        again(&path).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn a_key_makes_none_above_itself_by_rotating_another() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let (low, high) = (app.apikey(&curator, 4).await, app.apikey(&curator, 5).await);
        let rotate = async |key: &TestKey| {
            let path = format!("/apikeys/{}/rotate/key", key.id);
            app.post(&path).basic(&low).json(json!({"overlap": 0})).send().await
        };
        rotate(&high).await.is_error(400, "keyLevelExceedsRoleLevel");
        app.get("/whoami/key").basic(&high).send().await.has_status(200);
        rotate(&low).await.has_status(201);
    })
    .await;
}
