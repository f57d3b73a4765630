//! The guide, and who makes the calls that are tried beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::on_each_store;

const PAGES: [&str; 7] = ["", "/first-key", "/levels", "/sets", "/limits", "/errors", "/paging"];

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// What stands between `start` and the next quotation mark, wherever it does.
fn between<'a>(text: &'a str, start: &str) -> BTreeSet<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[actix_web::test]
async fn each_page_is_there_and_has_no_script_and_nothing_from_elsewhere() {
    on_each_store(async |app| {
        for page in PAGES {
            let answer = app.get(&format!("/docs/guide{page}")).send().await;
            assert_eq!(answer.has_status(200).content_type(), Some("text/html; charset=utf-8"));
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("script"), "{policy}");
            let text = answer.text();
            assert!(!text.contains("<script") && !text.contains(" style=") && !text.contains("src=\"http"), "{page}");
            assert!(text.contains("aria-current=\"page\"") && !text.contains("<!--"), "{page}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_page_leads_to_is_there() {
    on_each_store(async |app| {
        for page in PAGES {
            let page = format!("/docs/guide{page}");
            let text = app.get(&page).send().await.text().to_owned();
            for link in between(&text, "href=\"") {
                let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
                let path = if path.is_empty() { &page } else { path };
                let target = app.get(path).send().await;
                target.has_status(200);
                // What the account pages show, their script finds by what is behind the #.
                let is_there =
                    anchor.is_empty() || path == "/account/" || between(target.text(), "id=\"").contains(anchor);
                assert!(is_there, "{page} leads to {link}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn every_example_is_shown_to_the_letter() {
    on_each_store(async |app| {
        let mut shown = String::new();
        for page in PAGES {
            shown += app.get(&format!("/docs/guide{page}")).send().await.text();
        }
        let escaped = [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
        let shown = escaped.iter().fold(shown, |text, (written, meant)| text.replace(written, meant));
        let files: Vec<_> =
            fs::read_dir(at("docs/guide/examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
        for file in files.iter().filter(|file| file.extension().is_none_or(|ending| ending != "toml")) {
            assert!(shown.contains(&fs::read_to_string(file).unwrap()), "{}", file.display());
        }
        assert!(files.len() > 4 * 5, "{files:?}");
    })
    .await;
}

#[actix_web::test]
async fn a_page_may_be_asked_for_in_any_case_and_an_unknown_one_is_the_first() {
    on_each_store(async |app| {
        let page = app.get("/docs/guide/levels").send().await;
        assert_eq!(app.get("/Docs/Guide/Levels/").send().await.body, page.body);
        for path in ["/docs/guide/nope", "/docs/guide/index.md"] {
            assert_eq!(app.get(path).send().await.has_status(302).header("location"), Some("/docs/guide"), "{path}");
        }
        let style = app.get("/docs/guide.css").send().await;
        assert_eq!(style.has_status(200).content_type(), Some("text/css; charset=UTF-8"));
    })
    .await;
}

#[actix_web::test]
async fn the_guide_can_be_found_from_the_other_pages() {
    on_each_store(async |app| {
        for path in ["/", "/docs/"] {
            assert!(app.get(path).send().await.text().contains("href=\"/docs/guide\""), "{path}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_tried_is_tried_as_whoever_the_account_pages_signed_in() {
    on_each_store(async |app| {
        let script = app.get("/docs/try-as.js").send().await;
        let kept = "KEPT = \"freesewing.token\"";
        assert!(script.has_status(200).text().contains(kept));
        let session = fs::read_to_string(at("crates/pages/web/src/session.tsx")).unwrap();
        assert!(session.contains(kept), "both look in the same place");
        for scheme in ["TOKEN = \"token\"", "KEY = \"apikey\""] {
            assert!(script.text().contains(scheme), "as the OpenAPI document calls it: {scheme}");
        }
        assert!(app.get("/docs/").send().await.text().contains("/docs/try-as.js"));
    })
    .await;
}
