//! The picture of an account.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use freesewing_domain::ports::NoImages;
use serde_json::{Value, json};

use crate::support::album::{Album, NOWHERE, PNG};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

/// The same server, with a host of pictures.
async fn with_album(app: &TestApp) -> (TestApp, Arc<Album>) {
    let album = Arc::new(Album::default());
    let images = Arc::clone(&album);
    (app.restarted_with(|house| house.images = images).await, album)
}

async fn patch(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.patch("/account/jwt").bearer(&user.token).json(body).send().await
}

/// The name under which the website looks for it.
fn name(user: &TestUser) -> String {
    format!("uid-{}", user.account["ihash"].as_str().unwrap())
}

#[actix_web::test]
async fn is_kept_under_the_hash_of_the_first_address() {
    on_each_store(async |app| {
        let (app, album) = with_album(&app).await;
        let user = app.user().await;
        let before = app.stored_user(user.id);
        let answer = patch(&app, &user, json!({"img": PNG})).await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "account"]);
        assert_eq!(album.names(), [name(&user)]);
        let after = app.stored_user(user.id);
        assert_eq!((after.ihash, after.data, after.bio), (before.ihash, before.data, before.bio), "no column changes");
    })
    .await;
}

#[actix_web::test]
async fn is_kept_in_a_test_too() {
    on_each_store(async |app| {
        let (app, album) = with_album(&app).await;
        let user = app.user().await;
        patch(&app, &user, json!({"img": PNG, "test": true})).await.has_status(200);
        assert_eq!(album.names(), [name(&user)]);
        patch(&app, &user, json!({"img": "no picture", "test": true})).await.is_error(400, "imgInvalid");
    })
    .await;
}

#[actix_web::test]
async fn what_is_no_picture_is_refused_before_anything_is_changed() {
    on_each_store(async |app| {
        let (app, album) = with_album(&app).await;
        let user = app.user_with_password("first").await;
        for img in ["no picture", "data:image/svg+xml;base64,aGk=", "file:///etc/passwd", " "] {
            let body = json!({"img": img, "bio": "x", "password": "second", "email": "new@example.com"});
            patch(&app, &user, body).await.is_error(400, "imgInvalid");
        }
        assert_eq!(app.stored_user(user.id).bio, "");
        assert!(album.names().is_empty() && app.outbox().is_empty());
        let body = json!({"username": user.email, "password": "first"});
        app.post("/signin").json(body).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn what_is_no_text_is_left_aside() {
    on_each_store(async |app| {
        let (app, album) = with_album(&app).await;
        let user = app.user().await;
        for img in [json!(""), json!(null), json!(5), json!(true), json!({"url": NOWHERE}), json!([PNG])] {
            let answer = patch(&app, &user, json!({"img": img, "bio": "x"})).await;
            assert_eq!(answer.has_status(200).at("/account/bio"), json!("x"));
        }
        assert!(album.names().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn d15_a_picture_that_cannot_be_had_or_kept_changes_nothing_about_the_rest() {
    on_each_store(async |app| {
        let (app, album) = with_album(&app).await;
        let user = app.user().await;
        let answer = patch(&app, &user, json!({"img": NOWHERE, "bio": "x"})).await;
        assert_eq!(answer.has_status(200).at("/account/bio"), json!("x"));
        album.full.store(true, Ordering::Relaxed);
        let answer = patch(&app, &user, json!({"img": PNG, "bio": "y"})).await;
        assert_eq!(answer.has_status(200).at("/account/bio"), json!("y"));
        assert!(album.names().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn is_not_kept_when_the_rest_is_refused() {
    on_each_store(async |app| {
        let (app, album) = with_album(&app).await;
        let user = app.user().await;
        patch(&app, &user, json!({"img": PNG, "bio": "x".repeat(10_001)})).await.is_error(400, "bioTooLong");
        patch(&app, &user, json!({"img": PNG, "password": "x".repeat(1_001)})).await.is_error(400, "passwordTooLong");
        let key = app.apikey(&user, 3).await;
        let body = json!({"img": PNG, "password": "mine now"});
        let answer = app.patch("/account/key").basic(&key).json(body).send().await;
        answer.is_error(403, "insufficientAccessLevel");
        assert!(album.names().is_empty());
        app.patch("/account/key").basic(&key).json(json!({"img": PNG})).send().await.has_status(200);
        assert_eq!(album.names(), [name(&user)]);
    })
    .await;
}

#[actix_web::test]
async fn o7_an_address_has_4000_bytes_at_most() {
    on_each_store(async |app| {
        let user = app.user().await;
        let longest = format!("https://example.org/{}", "x".repeat(3_980));
        patch(&app, &user, json!({"img": longest})).await.has_status(200);
        patch(&app, &user, json!({"img": format!("{longest}x"), "bio": "x"})).await.is_error(400, "imgTooLong");
        assert_eq!(app.stored_user(user.id).bio, "");
    })
    .await;
}

#[actix_web::test]
async fn d67_without_a_host_of_pictures_everything_else_goes_on() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.images = Arc::new(NoImages)).await;
        let user = app.user().await;
        patch(&app, &user, json!({"img": PNG})).await.has_status(200);
    })
    .await;
}
