//! What becomes of keys.

use serde_json::json;

use crate::support::{TestApp, TestKey, on_each_store};

fn path(key: &TestKey, rest: &str) -> String {
    format!("/apikeys/{}{rest}", key.id)
}

#[actix_web::test]
async fn making_changing_rotating_and_removing_one_is_noted() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        assert_eq!(app.last_activity(&user).await, json!({"kind": "keyCreated", "key": key.id, "level": 3}));
        app.patch(&path(&key, "/jwt")).bearer(&user.token).json(json!({"level": 2})).send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "keyChanged", "key": key.id, "level": 2}));
        let rotate = app.post(&path(&key, "/rotate/jwt")).bearer(&user.token).json(json!({"overlap": 60}));
        let successor = rotate.send().await.has_status(201).text_at("/apikey/key");
        let rotated = json!({"kind": "keyRotated", "key": key.id, "level": 2, "successor": successor});
        assert_eq!(app.last_activity(&user).await, rotated);
        app.delete(&path(&key, "/jwt")).bearer(&user.token).send().await.has_status(204);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "keyRevoked", "key": key.id, "by": "owner"}));
    })
    .await;
}

#[actix_web::test]
async fn it_is_told_when_another_key_did_it() {
    on_each_store(async |app| {
        let user = app.user().await;
        let used = app.apikey(&user, 4).await;
        let body = json!({"name": "another", "level": 1, "expiresIn": 60});
        let made = app.post("/apikeys/key").basic(&used).json(body).send().await.text_at("/apikey/key");
        let seen = app.last_activity(&user).await;
        assert_eq!(seen, json!({"kind": "keyCreated", "key": made, "usedKey": used.id, "level": 1}));
        app.delete(&path(&used, "/key")).basic(&used).send().await.has_status(204);
        let seen = app.last_activity(&user).await;
        assert_eq!(seen, json!({"kind": "keyRevoked", "key": used.id, "usedKey": used.id, "by": "owner"}));
    })
    .await;
}

#[actix_web::test]
async fn a_maintainer_who_ends_one_is_named() {
    on_each_store(async |app| {
        let (user, support) = (app.user().await, app.user_with_role("support").await);
        let admin = app.user_with_role("admin").await;
        let reason = json!({"reason": "too much"});
        let ended =
            |key: &TestKey, by: i64| json!({"kind": "keyRevoked", "key": key.id, "actor": by, "by": "maintainer"});

        let key = app.apikey(&user, 3).await;
        let revoke = app.post(&format!("/admin/apikeys/{}/revoke/jwt", key.id)).bearer(&support.token);
        revoke.json(reason.clone()).send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await, ended(&key, support.id));

        let key = app.apikey(&user, 3).await;
        app.delete(&path(&key, "/jwt")).bearer(&admin.token).send().await.has_status(204);
        assert_eq!(app.last_activity(&user).await, ended(&key, admin.id));

        let key = app.apikey(&user, 3).await;
        app.patch(&path(&key, "/jwt")).bearer(&admin.token).json(json!({"level": 1})).send().await.has_status(200);
        let changed = json!({"kind": "keyChanged", "key": key.id, "actor": admin.id, "level": 1});
        assert_eq!(app.last_activity(&user).await, changed);
        assert_eq!(only_sign_ins(&app, &admin.token).await, 1, "nothing of it is in the record of who did it");
    })
    .await;
}

/// How many events the owner of a token has, if all are of signing in.
async fn only_sign_ins(app: &TestApp, token: &str) -> usize {
    let seen = app.get("/account/activity/jwt").bearer(token).send().await.at("/activity");
    let seen = seen.as_array().unwrap();
    assert!(seen.iter().all(|event| event["kind"] == json!("signedIn")), "{seen:?}");
    seen.len()
}

#[actix_web::test]
async fn each_key_is_told_of_when_all_are_ended() {
    on_each_store(async |app| {
        let (user, support) = (app.user().await, app.user_with_role("support").await);
        let keys = [app.apikey(&user, 3).await, app.apikey(&user, 1).await];
        let path = format!("/admin/user/{}/revoke-keys/jwt", user.id);
        let revoke = app.post(&path).bearer(&support.token).json(json!({"reason": "abuse"}));
        revoke.send().await.has_status(200);
        let seen = app.activity(&user).await;
        let mut ended: Vec<_> = seen[..2].iter().map(|event| event["key"].as_str().unwrap()).collect();
        ended.reverse();
        assert_eq!(ended, keys.each_ref().map(|key| key.id.as_str()));
        assert!(
            seen[..2].iter().all(|event| event["actor"] == json!(support.id) && event["by"] == json!("maintainer"))
        );
        assert_eq!(seen[2]["kind"], json!("keyCreated"));
    })
    .await;
}

#[actix_web::test]
async fn one_that_was_found_is_noted_and_nothing_for_one_that_was_not() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for _ in 0..2 {
            let found = app.post("/apikeys/leaked").json(json!({"secret": key.secret}));
            found.from("198.51.100.9").header("user-agent", "scanner/3.1.4").send().await.has_status(200);
        }
        let seen = app.activity(&user).await;
        assert_eq!(seen.len(), 3);
        assert_eq!((&seen[0]["key"], &seen[0]["by"]), (&json!(key.id), &json!("finder")));
        assert_eq!((&seen[0]["address"], &seen[0]["agent"]), (&json!("198.51.100.0/24"), &json!("scanner/3.1")));
    })
    .await;
}

#[actix_web::test]
async fn what_was_refused_is_not_noted() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let key = app.apikey(&user, 3).await;
        let before = app.activity(&user).await;
        app.delete(&path(&key, "/jwt")).bearer(&other.token).send().await.has_status(403);
        app.patch(&path(&key, "/jwt")).bearer(&user.token).json(json!({"level": 4})).send().await.has_status(400);
        app.post(&path(&key, "/rotate/jwt"))
            .bearer(&user.token)
            .json(json!({"overlap": -1}))
            .send()
            .await
            .has_status(400);
        assert_eq!(app.activity(&user).await, before);
    })
    .await;
}
