//! `/slugs/blog/{slug}` and `/slugs/showcase/{slug}`

use std::sync::atomic::Ordering;

use crate::support::on_each_store;

#[actix_web::test]
async fn a_name_that_is_used_is_said_to_be_so() {
    on_each_store(async |app| {
        let (app, _) = app.with_forge().await;
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        for kind in ["blog", "showcase"] {
            let path = format!("/slugs/{kind}/{kind}-post");
            let body = format!(r#"{{"result":"success","slug":"{kind}-post","available":false}}"#);
            app.get(&format!("{path}/jwt")).bearer(&user.token).send().await.is(200, &body);
            app.get(&format!("{path}/key")).basic(&key).send().await.is(200, &body);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_name_that_is_free_is_not_found() {
    on_each_store(async |app| {
        let (app, _) = app.with_forge().await;
        let user = app.user().await;
        for path in ["/slugs/blog/showcase-post/jwt", "/slugs/showcase/blog-post/jwt", "/slugs/blog/%2e%2e%2fx/jwt"] {
            app.get(path).bearer(&user.token).send().await.is_empty(404);
        }
        app.get("/slugs/news/blog-post/jwt").bearer(&user.token).send().await.is_error(404, "notFound");
    })
    .await;
}

#[actix_web::test]
async fn where_it_is_off_every_name_is_free() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.get("/slugs/blog/blog-post/jwt").bearer(&user.token).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn d15_a_forge_that_fails_does_not_make_names_free() {
    on_each_store(async |app| {
        let (app, forge) = app.with_forge().await;
        let user = app.user().await;
        forge.down.store(true, Ordering::Relaxed);
        app.get("/slugs/blog/blog-post/jwt").bearer(&user.token).send().await.is_error(502, "providerFailed");
    })
    .await;
}

#[actix_web::test]
async fn d24_asking_needs_level_one() {
    on_each_store(async |app| {
        let (app, _) = app.with_forge().await;
        let user = app.user().await;
        let key = app.apikey(&user, 0).await;
        for kind in ["blog", "showcase"] {
            let path = format!("/slugs/{kind}/{kind}-post");
            app.get(&format!("{path}/key")).basic(&key).send().await.is_error(403, "insufficientAccessLevel");
            app.get(&format!("{path}/jwt")).send().await.is_unauthorized();
        }
    })
    .await;
}
