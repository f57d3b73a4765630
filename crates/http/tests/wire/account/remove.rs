//! Removing the own account.

use std::sync::Arc;

use freesewing_domain::confirmation::{Confirmation, Purpose, SuggestedSet};
use freesewing_domain::ids::{ConfirmationId, SetId, UserId};
use freesewing_domain::ports::Clock as _;
use serde_json::json;

use crate::support::hosts::MemoryImages;
use crate::support::{TestApp, TestUser, on_each_store};

const DONE: &str = r#"{"result":"success","data":{}}"#;

async fn remove(app: &TestApp, user: &TestUser) {
    app.delete("/account/jwt").bearer(&user.token).send().await.is(200, DONE);
}

#[actix_web::test]
async fn nothing_of_the_account_is_left() {
    on_each_store(async |app| {
        let (user, admin) = (app.user_with_password("hunter2").await, app.user_with_role("admin").await);
        let key = app.apikey(&user, 4).await;
        let set = app.set(&user, json!({"name": "a", "public": true})).await;
        let (pattern, bookmark) = (app.stored_pattern(user.id, true), app.stored_bookmark(user.id));
        remove(&app, &user).await;
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.get("/whoami/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.get("/account/key").basic(&key).send().await.is_challenge();
        app.delete("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        let body = json!({"username": user.email, "password": "hunter2"});
        app.post("/signin").json(body).send().await.is_error(401, "signInFailed");
        let public = [format!("/sets/{set}.json"), format!("/patterns/{pattern}.json")];
        for path in ["/users/1", "/users/user-1", &public[0], &public[1]] {
            app.get(path).send().await.is_empty(404);
        }
        for path in [
            format!("/sets/{set}/jwt"),
            format!("/patterns/{pattern}/jwt"),
            format!("/bookmarks/{bookmark}/jwt"),
            format!("/apikeys/{}/jwt", key.id),
            "/admin/user/1/jwt".to_owned(),
        ] {
            app.get(&path).bearer(&admin.token).send().await.is_empty(404);
        }
        app.store.write_counts().unwrap();
    })
    .await;
}

#[actix_web::test]
async fn the_address_is_free_again() {
    on_each_store(async |app| {
        let user = app.user().await;
        remove(&app, &user).await;
        let body = json!({"email": user.email, "language": "en", "test": true});
        let answer = app.post("/signup").json(body).send().await;
        let path = format!("/confirm/signup/{}", answer.has_status(201).text_at("/confirmation"));
        let account = app.post(&path).json(json!({"consent": 1})).send().await.at("/account/id");
        assert!(account.as_i64().unwrap() > user.id, "a token of before means nobody");
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
    })
    .await;
}

#[actix_web::test]
async fn a_key_of_level_4_may_do_it() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        app.delete("/account/key").basic(&key).send().await.is(200, DONE);
        app.delete("/account/key").basic(&key).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn d23_a_script_of_level_3_may_not() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.delete("/account/key").basic(&key).send().await.is_error(403, "insufficientAccessLevel");
        app.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d56_its_pictures_go_and_nobody_elses() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let picture =
            |name: &str| json!({"name": name, "img": "data:image/png;base64,aGk=", "test": true, "public": true});
        let (own, others) = (app.set(&user, picture("own")).await, app.set(&other, picture("others")).await);
        let copy = app.post(&format!("/sets/{others}/clone/jwt")).bearer(&user.token).send().await;
        assert_eq!(copy.at("/set/img"), json!(format!("set-{others}")));
        let drafted = json!({"design": "aaron", "settings": {}, "img": "data:image/png;base64,aGk=", "test": true});
        let pattern = app.pattern(&user, drafted).await;
        let suggestion = suggest(&app, user.id);
        let hashes = [&user, &other].map(|user| user.account["ihash"].as_str().unwrap().to_owned());
        let gone = [
            format!("uid-{}", hashes[0]),
            format!("user-{}", hashes[0]),
            format!("set-{own}"),
            format!("pattern-{pattern}"),
            suggestion,
        ];
        let staying = [format!("set-{others}"), format!("uid-{}", hashes[1])];
        let all: Vec<_> = gone.iter().chain(&staying).map(String::as_str).collect();
        let images = Arc::new(MemoryImages::with(&all));
        assert_eq!(images.names().len(), 7);
        let app = app.restarted_with(|house| house.images = images.clone()).await;
        remove(&app, &user).await;
        assert_eq!(images.names(), staying);
    })
    .await;
}

/// Proposes a set, and answers the name of its picture.
fn suggest(app: &TestApp, user: i64) -> String {
    let (name, notes, height) = ("me".to_owned(), None, "166cm".into());
    let confirmation = Confirmation {
        id: ConfirmationId(app.house.random.uuid().unwrap()),
        created_at: app.house.clock.now(),
        user: Some(UserId(user)),
        purpose: Purpose::SuggestedSet(SuggestedSet { name, notes, set: SetId(1), height }),
    };
    app.store.create_confirmation(&confirmation, None).unwrap();
    confirmation.id.image()
}

#[actix_web::test]
async fn a_copy_of_its_set_stays_without_the_picture() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let body = json!({"name": "a", "img": "x", "test": true, "public": true, "measies": {"chest": 1000}});
        let set = app.set(&user, body).await;
        let copy = app.post(&format!("/sets/{set}/clone/jwt")).bearer(&other.token).send().await.at("/set");
        assert_eq!(copy["img"], json!(format!("set-{set}")));
        remove(&app, &user).await;
        let path = format!("/sets/{}/jwt", copy["id"]);
        let mut left = copy.clone();
        left["img"] = json!("default-avatar");
        assert_eq!(app.get(&path).bearer(&other.token).send().await.at("/set"), left);
    })
    .await;
}

#[actix_web::test]
async fn a_copy_of_its_pattern_stays_without_the_picture() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let body = json!({"design": "aaron", "settings": {}, "img": "x", "test": true, "public": true});
        let pattern = app.pattern(&user, body).await;
        let path = format!("/patterns/{pattern}/clone/jwt");
        let copy = app.post(&path).bearer(&other.token).send().await.at("/pattern");
        assert_eq!(copy["img"], json!(format!("pattern-{pattern}")));
        remove(&app, &user).await;
        let path = format!("/patterns/{}/jwt", copy["id"]);
        let mut left = copy.clone();
        left["img"] = json!("default-avatar");
        assert_eq!(app.get(&path).bearer(&other.token).send().await.at("/pattern"), left);
    })
    .await;
}

#[actix_web::test]
async fn its_exports_go_and_nobody_elses() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        for user in [&user, &other, &user] {
            app.get("/account/export/jwt").bearer(&user.token).send().await.has_status(200);
        }
        remove(&app, &user).await;
        assert_eq!(app.house.exports.count(), 1);
    })
    .await;
}
