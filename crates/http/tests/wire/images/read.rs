//! Pictures as they are shown.

use actix_web::http::Method;
use serde_json::json;

use crate::support::on_each_store;
use crate::support::pictures::{data_uri, png};

#[actix_web::test]
async fn a_picture_is_shown_as_what_it_is_and_nothing_else() {
    on_each_store(async |app| {
        let file = png(7);
        let body = json!({"img": data_uri(&file), "type": "blog", "subId": "main", "slug": "foo"});
        app.post("/images").json(body).send().await.has_status(200);
        for method in [Method::GET, Method::HEAD] {
            let answer = app.call(method, "/images/blog-foo").send().await;
            answer.has_status(200);
            for (name, value) in [
                ("content-type", "image/png"),
                ("x-content-type-options", "nosniff"),
                ("cache-control", "public, max-age=604800"),
                ("content-security-policy", "default-src 'none'"),
                ("cross-origin-resource-policy", "cross-origin"),
            ] {
                assert_eq!(answer.header(name), Some(value), "{answer:?}");
            }
        }
        assert_eq!(app.shown("blog-foo").await.body, file);
    })
    .await;
}

#[actix_web::test]
async fn who_has_it_already_is_told_so() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let body = |shade| json!({"img": data_uri(&png(shade)), "type": "blog", "subId": "main", "slug": "foo"});
        app.post("/images").json(body(1)).send().await.has_status(200);
        let tag = app.shown("blog-foo").await.header("etag").unwrap().to_owned();
        assert!(tag.starts_with('"') && tag.len() == 34, "{tag} is strong");
        let ask = |known: &str| app.get("/images/blog-foo").header("if-none-match", known).send();
        for known in [&tag, &format!("W/{tag}"), &format!("\"x\", {tag}"), "*"] {
            let answer = ask(known).await;
            answer.is_empty(304);
            assert_eq!(answer.header("etag"), Some(tag.as_str()));
            assert_eq!(answer.header("cache-control"), Some("public, max-age=604800"));
        }
        ask("\"x\"").await.has_status(200);
        app.post("/images/jwt").bearer(&curator.token).json(body(2)).send().await.has_status(200);
        ask(&tag).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn what_is_no_picture_is_not_found() {
    on_each_store(async |app| {
        for id in ["set-1", "blog-foo", "..%2F..%2Fdb.sqlite", "a%00b", "%C3%A9", "blog-foo.png", "%20", "jwt"] {
            app.shown(id).await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn what_stands_for_no_picture_is_never_broken() {
    on_each_store(async |app| {
        let answer = app.shown("default-avatar").await;
        answer.has_status(200);
        assert_eq!(answer.content_type(), Some("image/svg+xml"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cache-control"), Some("public, max-age=3600"));
        assert!(answer.text().starts_with("<svg"));
        let other = app.restarted_with(|house| house.rules.avatars.set = "house-style".to_owned()).await;
        assert_eq!(other.shown("house-style").await.content_type(), Some("image/svg+xml"));
        app.shown("house-style").await.is_empty(404);
    })
    .await;
}
