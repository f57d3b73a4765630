//! The account pages: where they are, and what a browser is told about them.

use std::io::Read as _;

use flate2::read::GzDecoder;

use crate::support::{Answer, on_each_store};

/// The addresses of what the page loads from its own folder.
fn assets(page: &Answer) -> Vec<String> {
    let text = page.text();
    let found = text.split('"').filter(|part| part.starts_with("/account/assets/"));
    found.map(str::to_owned).collect()
}

#[actix_web::test]
async fn the_page_loads_scripts_and_a_style_which_may_be_kept_for_ever() {
    on_each_store(async |app| {
        let page = app.get("/account/").send().await;
        assert_eq!(page.has_status(200).content_type(), Some("text/html; charset=utf-8"));
        // Or a browser would go on with an old page, whose assets are no more.
        assert_eq!(page.header("cache-control"), Some("no-cache"));
        let assets = assets(&page);
        for kind in [".js", ".css"] {
            assert!(assets.iter().any(|path| path.ends_with(kind)), "{assets:?}");
        }
        for path in assets {
            let asset = app.get(&path).send().await;
            let media_type =
                if path.ends_with(".js") { "text/javascript; charset=utf-8" } else { "text/css; charset=utf-8" };
            assert_eq!(asset.has_status(200).content_type(), Some(media_type));
            assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
            assert_eq!(asset.header("x-content-type-options"), Some("nosniff"));
            assert!(!asset.body.is_empty());
        }
    })
    .await;
}

#[actix_web::test]
async fn every_asset_is_served() {
    on_each_store(async |app| {
        for name in freesewing_pages::names() {
            app.get(&format!("/account/assets/{name}")).send().await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn assets_come_compressed_to_whom_takes_that() {
    on_each_store(async |app| {
        let path = assets(&app.get("/account/").send().await).remove(0);
        let plain = app.get(&path).send().await;
        let packed = app.get(&path).header("accept-encoding", "gzip").send().await;
        assert_eq!(packed.has_status(200).header("content-encoding"), Some("gzip"));
        assert!(packed.body.len() * 2 < plain.body.len());
        let mut opened = Vec::new();
        GzDecoder::new(&packed.body[..]).read_to_end(&mut opened).unwrap();
        assert!(opened == plain.body, "what was packed is what there is");
    })
    .await;
}

#[actix_web::test]
async fn nothing_but_our_own_may_run_there() {
    on_each_store(async |app| {
        let page = app.get("/account/").send().await;
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    })
    .await;
}

#[actix_web::test]
async fn an_asset_that_is_no_more_is_not_found() {
    on_each_store(async |app| {
        for name in ["app.AAAAAAAA.js", "index.html", "..%2FCargo.toml", "%2e%2e%2flib.rs"] {
            app.get(&format!("/account/assets/{name}")).send().await.has_status(404);
        }
        app.post("/account/").send().await.has_status(404);
    })
    .await;
}

#[actix_web::test]
async fn who_left_out_the_slash_is_taken_along_in_a_browser_only() {
    on_each_store(async |app| {
        let browser = app.get("/account").header("accept", "text/html,application/xhtml+xml,*/*;q=0.8").send().await;
        assert_eq!(browser.has_status(302).header("location"), Some("/account/"));
        app.get("/account").header("accept", "*/*").send().await.has_status(404);
        app.get("/Account/").send().await.has_status(200);
    })
    .await;
}
