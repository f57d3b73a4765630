//! The welcome page, and what belongs to it.

use crate::support::on_each_store;

#[actix_web::test]
async fn the_welcome_page_says_where_to_go() {
    on_each_store(async |app| {
        let answer = app.get("/").send().await;
        assert_eq!(answer.has_status(200).content_type(), Some("text/html; charset=utf-8"));
        for link in [
            "https://freesewing.org/",
            "https://freesewing.dev/reference/backend",
            "https://discord.freesewing.org/",
            "/account/",
            "/docs/",
            "/css/style.css",
            "/avatar.svg",
        ] {
            assert!(answer.text().contains(&format!("\"{link}\"")), "{link}");
        }
        assert!(!answer.text().contains("<script"));
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
    })
    .await;
}

#[actix_web::test]
async fn its_style_and_picture_have_their_types() {
    on_each_store(async |app| {
        for (path, media_type) in [("/css/style.css", "text/css; charset=UTF-8"), ("/avatar.svg", "image/svg+xml")] {
            let answer = app.get(path).send().await;
            assert_eq!(answer.has_status(200).content_type(), Some(media_type));
            assert_eq!(answer.header("cache-control"), Some("public, max-age=0"));
            assert!(!answer.body.is_empty());
        }
        app.get("/CSS/Style.css").send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn there_are_no_cookies() {
    on_each_store(async |app| {
        for path in ["/", "/docs/", "/account/jwt", "/nope"] {
            assert_eq!(app.get(path).send().await.header("set-cookie"), None, "{path}");
        }
    })
    .await;
}
