//! What is for one caller alone.

use actix_web::http::Method;
use serde_json::json;

use super::{PUBLIC, things};
use crate::support::{Answer, on_each_store};

#[track_caller]
fn is_not_kept(answer: &Answer) {
    assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer:?}");
    assert_eq!(answer.header("etag"), None, "{answer:?}");
}

#[actix_web::test]
async fn nothing_behind_a_credential_is_kept() {
    on_each_store(async |app| {
        let user = things(&app).await;
        for path in ["/account/jwt", "/whoami/jwt", "/sets/jwt", "/sets/1/jwt", "/patterns/1/jwt", "/apikeys/jwt"] {
            let answer = app.get(path).bearer(&user.token).send().await;
            is_not_kept(answer.has_status(200));
            is_not_kept(app.get(path).send().await.has_status(401));
        }
        let made = app.post("/sets/jwt").bearer(&user.token).json(json!({"name": "b"})).send().await;
        is_not_kept(made.has_status(201));
        is_not_kept(app.delete("/sets/2/jwt").bearer(&user.token).send().await.has_status(204));
    })
    .await;
}

#[actix_web::test]
async fn nothing_of_signing_up_and_in_is_kept() {
    on_each_store(async |app| {
        let email = json!({"email": "somebody@example.org", "language": "en"});
        is_not_kept(&app.post("/signup").json(email.clone()).send().await);
        is_not_kept(&app.post("/signin").json(json!({"username": "nobody", "password": "x"})).send().await);
        is_not_kept(&app.post("/signinlink").json(email).send().await);
        is_not_kept(&app.get("/confirmations/x/y").send().await);
        is_not_kept(&app.get("/about").send().await);
        is_not_kept(&app.get("/health").send().await);
    })
    .await;
}

#[actix_web::test]
async fn no_failure_is_kept() {
    on_each_store(async |app| {
        for path in ["/nope", "/sets/1.json", "/sets/1.yaml", "/curated-sets/7", "/images/blog-x", "/%zz", "/sets/1"] {
            let answer = app.get(path).send().await;
            assert!(answer.status >= 400, "{answer:?}");
            is_not_kept(&answer);
        }
        is_not_kept(app.post("/signup").raw("application/json", "{").send().await.has_status(400));
    })
    .await;
}

#[actix_web::test]
async fn what_is_public_is_so_whoever_asks() {
    on_each_store(async |app| {
        let user = things(&app).await;
        for path in PUBLIC {
            let (anybody, owner) = (app.get(path).send().await, app.get(path).bearer(&user.token).send().await);
            assert_eq!(anybody.header("etag"), owner.header("etag"), "{owner:?}");
            assert_eq!(anybody.body, owner.body);
        }
    })
    .await;
}

#[actix_web::test]
async fn pages_are_kept_as_they_say_themselves() {
    on_each_store(async |app| {
        for (path, caching) in [
            ("/", None),
            ("/docs/", None),
            ("/css/style.css", Some("public, max-age=0")),
            ("/account/", Some("no-cache")),
            ("/docs/openapi.json", None),
        ] {
            assert_eq!(app.get(path).send().await.has_status(200).header("cache-control"), caching, "{path}");
        }
        assert_eq!(app.call(Method::OPTIONS, "/sets/1.json").send().await.header("cache-control"), None);
    })
    .await;
}
