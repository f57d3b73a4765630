//! `/flows/pr/blog` and `/flows/pr/showcase`

use std::sync::atomic::Ordering;

use freesewing_domain::document::Document;
use freesewing_domain::post::PostKind;
use freesewing_domain::user::Username;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

const PATHS: [&str; 2] = ["/flows/pr/blog/jwt", "/flows/pr/showcase/jwt"];

async fn propose(app: &TestApp, user: &TestUser, path: &str, body: Value) -> Answer {
    app.post(path).bearer(&user.token).json(body).send().await
}

fn good() -> Value {
    json!({"markdown": "# A bag", "slug": "a-bag-2", "language": "en"})
}

#[actix_web::test]
async fn a_post_becomes_a_pull_request() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        let user = app.user().await;
        for (path, kind) in PATHS.into_iter().zip([PostKind::Blog, PostKind::Showcase]) {
            let body = format!(
                r#"{{"result":"created","branch":{{"ref":"refs/heads/{}-a-bag-2"}},"file":{{"commit":{{"sha":"c1"}}}},"pr":{{"number":7}}}}"#,
                kind.name()
            );
            propose(&app, &user, path, good()).await.is(201, &body);
            let post = forge.posts.lock().unwrap().pop().unwrap();
            assert_eq!((post.kind, post.slug.as_str(), post.markdown.as_str()), (kind, "a-bag-2", "# A bag"));
            assert_eq!((post.language.code(), post.author.name()), ("en", format!("user-{}", user.id).as_str()));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_key_may_propose_too() {
    on_each_store(async |app| {
        let (app, _) = app.with_forge().await;
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        app.post("/flows/pr/blog/key").basic(&key).json(good()).send().await.has_status(201);
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        // Where it is off, what was sent is looked at all the same.
        let (on, forge) = app.restarted_with(|_| {}).await.with_forge().await;
        let user = app.user().await;
        for path in PATHS {
            for (body, identifier) in [
                (json!({}), "markdownMissing"),
                (json!({"markdown": "", "slug": "", "language": ""}), "markdownMissing"),
                (json!({"markdown": ["x"], "slug": "x", "language": "en"}), "markdownMissing"),
                (json!({"markdown": "x"}), "slugMissing"),
                (json!({"markdown": "x", "slug": {"x": 1}, "language": "en"}), "slugMissing"),
                (json!({"markdown": "x", "slug": "../x"}), "languageMissing"),
                (json!({"markdown": "x", "slug": "x", "language": 7}), "languageMissing"),
                (json!({"markdown": "x", "slug": "x".repeat(201), "language": "en"}), "slugTooLong"),
                (json!({"markdown": "x", "slug": "x", "language": "EN"}), "languageInvalid"),
                (json!({"markdown": "x", "slug": "x", "language": "tlh"}), "languageInvalid"),
                (json!({"markdown": "x".repeat(100_001), "slug": "x", "language": "en"}), "markdownTooLong"),
            ] {
                propose(&app, &user, path, body.clone()).await.is_error(400, identifier);
                propose(&on, &user, path, body).await.is_error(400, identifier);
            }
            propose(&app, &user, path, good()).await.is_error(400, "notEnabled");
        }
        assert_eq!(forge.posts.lock().unwrap().len(), 0);
    })
    .await;
}

#[actix_web::test]
async fn d43_a_slug_leads_nowhere_else() {
    on_each_store(async |app| {
        let (app, _) = app.with_forge().await;
        let user = app.user().await;
        for slug in ["../../x", "a/b", "A", "ä", "a b", ".", "a\u{0}", "%2e%2e", "a.lock"] {
            let body = json!({"markdown": "x", "slug": slug, "language": "en"});
            propose(&app, &user, PATHS[0], body).await.is_error(400, "slugInvalid");
        }
    })
    .await;
}

#[actix_web::test]
async fn d43_a_post_needs_level_four() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for path in ["/flows/pr/blog/key", "/flows/pr/showcase/key"] {
            app.post(path).basic(&key).json(json!({})).send().await.is_error(403, "insufficientAccessLevel");
        }
        app.post(PATHS[0]).json(good()).send().await.is_unauthorized();
        assert_eq!(forge.posts.lock().unwrap().len(), 0);
    })
    .await;
}

#[actix_web::test]
async fn d43_nobody_chooses_who_proposes() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        let user = app.user().await;
        let data = json!({"githubUsername": "joostdecock", "githubEmail": "joost@example.com"});
        app.change_user(user.id, |user| {
            user.data = Document::from_value(&data).unwrap();
            user.username = Username::from_stored("fixes #12 `@everybody`");
        });
        let body = json!({"markdown": "x", "slug": "x", "language": "en", "author": "joostdecock", "user": 1});
        propose(&app, &user, PATHS[0], body).await.has_status(201);
        let post = forge.posts.lock().unwrap().pop().unwrap();
        assert_eq!((post.author.name(), post.author.id().0), ("fixes 12 everybody", user.id));
        assert!(!format!("{post:?}").contains("joost"), "{post:?}");
    })
    .await;
}

#[actix_web::test]
async fn d15_a_forge_that_fails_is_no_success() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        let user = app.user().await;
        forge.down.store(true, Ordering::Relaxed);
        for path in PATHS {
            propose(&app, &user, path, good()).await.is_error(400, "createPostFailed");
        }
    })
    .await;
}
