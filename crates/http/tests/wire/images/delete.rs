//! Removing pictures.

use serde_json::json;

use crate::support::on_each_store;
use crate::support::pictures::{data_uri, png};

#[actix_web::test]
async fn a_picture_that_was_removed_is_gone() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let key = app.apikey(&curator, 5).await;
        let body = json!({"img": data_uri(&png(1)), "type": "blog", "subId": "main", "slug": "foo"});
        for by_key in [false, true] {
            app.post("/images").json(body.clone()).send().await.has_status(200);
            assert_eq!(app.shade("blog-foo").await, Some(1));
            let call = match by_key {
                false => app.delete("/images/blog-foo/jwt").bearer(&curator.token),
                true => app.delete("/images/blog-foo/key").basic(&key),
            };
            call.send().await.is_empty(204);
            assert_eq!(app.shade("blog-foo").await, None);
        }
        // That there is none is no error.
        app.delete("/images/blog-foo/jwt").bearer(&curator.token).send().await.is_empty(204);
    })
    .await;
}

#[actix_web::test]
async fn d41_only_what_was_uploaded_on_its_own_can_be_removed() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let set = app.set(&admin, json!({"name": "a", "img": data_uri(&png(1))})).await;
        let set = format!("set-{set}");
        for id in
            [set.as_str(), "uid-3d0c", "user-3d0c", "cset-1", "default-avatar", "support", "blog-", "..%2Fdb", "Blog-a"]
        {
            app.delete(&format!("/images/{id}/jwt")).bearer(&admin.token).send().await.is_empty(404);
        }
        assert_eq!(app.shade(&set).await, Some(1));
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_first() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["blog-foo", "set-1"] {
            let call = app.delete(&format!("/images/{id}/jwt")).bearer(&user.token);
            call.send().await.is_error(403, "insufficientAccessLevel");
        }
    })
    .await;
}
