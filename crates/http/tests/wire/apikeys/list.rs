//! Listing keys.

use serde_json::json;

use crate::support::clock::{HOUR, START};
use crate::support::on_each_store;

#[actix_web::test]
async fn lists_keys_as_they_were_made_expired_ones_included() {
    on_each_store(async |app| {
        let user = app.user().await;
        let mut ids = Vec::new();
        for _ in 0..5 {
            ids.push(app.apikey(&user, 1).await.id);
        }
        app.pass(2 * HOUR);
        let list = app.get("/apikeys/jwt").bearer(&user.token).send().await.has_status(200).json();
        let listed: Vec<_> = list["apikeys"].as_array().unwrap().iter().map(|key| key["id"].clone()).collect();
        assert_eq!(listed, ids);
    })
    .await;
}

#[actix_web::test]
async fn a_listed_key_has_these_fields_in_this_order() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (key, id) = (app.apikey(&user, 3).await, user.id);
        let listed = |calls: u32, seen: &str| {
            format!(
                r#"{{"result":"success","apikeys":[{{"id":"{}","calls":{calls},"createdAt":"{START}","expiresAt":"2026-11-22T22:12:42.501Z","name":"a key","lastSeen":{seen},"level":3,"userId":{id},"state":"active"}}]}}"#,
                key.id
            )
        };
        app.get("/apikeys/jwt").bearer(&user.token).send().await.is(200, &listed(0, "null"));
        app.get("/apikeys/key").basic(&key).send().await.is(200, &listed(1, &format!("\"{START}\"")));
    })
    .await;
}

#[actix_web::test]
async fn nobody_elses_keys_are_listed() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.apikey(&user, 3).await;
        let list = app.get("/apikeys/jwt").bearer(&admin.token).send().await;
        list.is(200, r#"{"result":"success","apikeys":[]}"#);
    })
    .await;
}

#[actix_web::test]
async fn d24_a_list_needs_level_1() {
    on_each_store(async |app| {
        let user = app.user_with_role("readNone").await;
        for path in ["/apikeys/jwt", "/sets/jwt"] {
            app.get(path).bearer(&user.token).send().await.is_error(403, "insufficientAccessLevel");
        }
        let body = json!({"username": "x"});
        let answer = app.post("/available/username/jwt").bearer(&user.token).json(body).send().await;
        answer.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn revoked_keys_are_listed_when_asked_for() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (kept, removed) = (app.apikey(&user, 3).await, app.apikey(&user, 3).await);
        app.delete(&format!("/apikeys/{}/jwt", removed.id)).bearer(&user.token).send().await.is_empty(204);
        let list = async |query: &str| {
            let answer = app.get(&format!("/apikeys/jwt{query}")).bearer(&user.token).send().await;
            let keys = answer.at("/apikeys");
            keys.as_array().unwrap().iter().map(|key| (key["id"].clone(), key["state"].clone())).collect::<Vec<_>>()
        };
        let (active, revoked) = ((kept.id.into(), "active".into()), (removed.id.into(), "revoked".into()));
        let alone = vec![active.clone()];
        assert_eq!(list("").await, alone);
        assert_eq!(list("?state=active&x=%FF").await, alone);
        assert_eq!(list("?state=all").await, [active, revoked]);
    })
    .await;
}
