//! What everybody may have.

use actix_web::http::Method;
use serde_json::json;

use super::{PUBLIC, things};
use crate::support::{Answer, TestApp, on_each_store};

/// Asks for it with the tag that it had, and gets the tag that it has.
async fn tag(app: &TestApp, path: &str) -> String {
    app.get(path).send().await.has_status(200).header("etag").expect("a tag").to_owned()
}

async fn again(app: &TestApp, path: &str, tag: &str) -> Answer {
    app.get(path).header("if-none-match", tag).send().await
}

#[actix_web::test]
async fn may_be_kept_by_everybody_and_shown_when_it_was_asked_for_again() {
    on_each_store(async |app| {
        things(&app).await;
        for path in PUBLIC {
            let answer = app.get(path).send().await;
            assert_eq!(answer.has_status(200).header("cache-control"), Some("public, no-cache"), "{answer:?}");
            assert_eq!(answer.header("vary"), Some("Accept-Encoding"), "{answer:?}");
            let tag = answer.header("etag").expect("a tag");
            assert!(tag.starts_with('"') && tag.len() == 34, "{tag} is strong");
        }
    })
    .await;
}

#[actix_web::test]
async fn who_has_it_already_is_told_so_without_a_body() {
    on_each_store(async |app| {
        things(&app).await;
        for path in PUBLIC {
            let tag = tag(&app, path).await;
            for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
                let answer = again(&app, path, &known).await;
                answer.is_empty(304);
                assert_eq!(answer.header("etag"), Some(tag.as_str()), "{answer:?}");
                assert_eq!(answer.header("cache-control"), Some("public, no-cache"), "{answer:?}");
                assert_eq!(answer.header("vary"), Some("Accept-Encoding"), "{answer:?}");
                assert_eq!(answer.content_type(), None, "{answer:?}");
            }
            again(&app, path, "\"x\"").await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_look_at_the_head_tells_the_same() {
    on_each_store(async |app| {
        things(&app).await;
        for path in PUBLIC {
            let tag = tag(&app, path).await;
            let head = app.call(Method::HEAD, path).send().await;
            assert_eq!(head.has_status(200).header("etag"), Some(tag.as_str()));
            app.call(Method::HEAD, path).header("if-none-match", &tag).send().await.is_empty(304);
        }
    })
    .await;
}

#[actix_web::test]
async fn is_the_same_when_it_was_answered_before() {
    on_each_store(async |app| {
        things(&app).await;
        for path in PUBLIC {
            let (first, second) = (app.get(path).send().await, app.get(path).send().await);
            assert_eq!((first.body, first.status), (second.body, second.status));
            assert_eq!(first.headers.get("content-type"), second.headers.get("content-type"));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_set_or_a_pattern_that_is_hidden_is_gone_for_the_next_who_asks() {
    on_each_store(async |app| {
        let owner = things(&app).await;
        for noun in ["sets", "patterns"] {
            let paths = [format!("/{noun}/1.json"), format!("/{noun}/1.yaml")];
            let show = async |public: bool| {
                let call = app.patch(&format!("/{noun}/1/jwt")).bearer(&owner.token);
                call.json(json!({"public": public})).send().await.has_status(200);
            };
            for _ in 0..2 {
                for path in &paths {
                    let tag = tag(&app, path).await;
                    show(false).await;
                    for call in [app.get(path), app.get(path).header("if-none-match", &tag)] {
                        let answer = call.send().await;
                        assert_eq!(answer.has_status(404).header("cache-control"), Some("no-store"), "{answer:?}");
                        assert_eq!(answer.header("etag"), None, "{answer:?}");
                    }
                    show(true).await;
                    app.get(path).send().await.has_status(200);
                }
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_changed_is_shown_as_it_is_under_another_tag() {
    on_each_store(async |app| {
        let owner = things(&app).await;
        for (noun, change) in [
            ("sets", json!({"name": "changed"})),
            ("patterns", json!({"name": "changed"})),
            ("curated-sets", json!({"nameEn": "changed"})),
            ("option-packs", json!({"nameEn": "changed"})),
        ] {
            let mine = PUBLIC.iter().filter(|path| path.starts_with(&format!("/{noun}"))).copied();
            let mut before = Vec::new();
            for path in mine {
                before.push((path, tag(&app, path).await));
            }
            let call = app.patch(&format!("/{noun}/1/jwt")).bearer(&owner.token).json(change);
            call.send().await.has_status(200);
            for (path, old) in before {
                let answer = again(&app, path, &old).await;
                assert!(answer.has_status(200).text().contains("changed"), "{answer:?}");
                assert_ne!(answer.header("etag"), Some(old.as_str()));
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_removed_is_gone_and_lists_are_without_it() {
    on_each_store(async |app| {
        let owner = things(&app).await;
        let mut before = Vec::new();
        for path in PUBLIC {
            before.push((path, tag(&app, path).await));
        }
        for noun in ["sets", "patterns", "curated-sets", "option-packs"] {
            app.delete(&format!("/{noun}/1/jwt")).bearer(&owner.token).send().await.has_status(204);
        }
        for (path, old) in before {
            let answer = again(&app, path, &old).await;
            let is_list = path.matches('/').count() == 1;
            answer.has_status(if is_list { 200 } else { 404 });
            assert!(!answer.text().contains("Once upon"), "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_new_is_in_the_next_list() {
    on_each_store(async |app| {
        let curator = things(&app).await;
        let (sets, packs) = (tag(&app, "/curated-sets").await, tag(&app, "/option-packs/aaron").await);
        app.curated_set(&curator, json!({"nameEn": "one more", "height": 180})).await;
        app.option_pack(&curator, json!({"nameEn": "one more", "design": "aaron"})).await;
        for (path, old) in [("/curated-sets", sets), ("/option-packs/aaron", packs)] {
            let answer = again(&app, path, &old).await;
            assert!(answer.has_status(200).text().contains("one more"), "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn goes_with_the_account_that_it_belongs_to() {
    on_each_store(async |app| {
        let owner = app.user().await;
        let id = app.set(&owner, json!({"name": "a", "public": true})).await;
        let path = format!("/sets/{id}.json");
        let tag = tag(&app, &path).await;
        app.delete("/account/jwt").bearer(&owner.token).send().await;
        again(&app, &path, &tag).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn another_server_sees_what_was_hidden_here() {
    on_each_store(async |app| {
        let owner = things(&app).await;
        let other = app.restarted_with(|_| ()).await;
        tag(&other, "/sets/1.json").await;
        let call = app.patch("/sets/1/jwt").bearer(&owner.token).json(json!({"public": false}));
        call.send().await.has_status(200);
        other.get("/sets/1.json").send().await.is_empty(404);
    })
    .await;
}
