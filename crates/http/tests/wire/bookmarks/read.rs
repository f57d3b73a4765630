//! Seeing bookmarks.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn shows_a_bookmark() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        let id = app.bookmark(&user, "t").await;
        let text = format!(
            r#"{{"result":"success","bookmark":{{"id":{id},"type":"cset","title":"t","url":"/u","userId":{}}}}}"#,
            user.id
        );
        app.get(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await.is(200, &text);
        app.get(&format!("/bookmarks/{id}/key")).basic(&key).send().await.is(200, &text);
    })
    .await;
}

#[actix_web::test]
async fn lists_the_own_bookmarks_by_number() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user_with_role("admin").await);
        app.get("/bookmarks/jwt").bearer(&other.token).send().await.is(200, r#"{"result":"success","bookmarks":[]}"#);
        let (first, _, second) =
            (app.bookmark(&user, "b").await, app.bookmark(&other, "x").await, app.bookmark(&user, "a").await);
        let item = |id: i64, title: &str| {
            format!(r#"{{"id":{id},"type":"cset","title":"{title}","url":"/u","userId":{}}}"#, user.id)
        };
        let text = format!(r#"{{"result":"success","bookmarks":[{},{}]}}"#, item(first, "b"), item(second, "a"));
        app.get("/bookmarks/jwt").bearer(&user.token).send().await.is(200, &text);
    })
    .await;
}

#[actix_web::test]
async fn d24_listing_takes_level_1() {
    on_each_store(async |app| {
        let user = app.user().await;
        let [none, some] = [app.apikey(&user, 0).await, app.apikey(&user, 1).await];
        app.get("/bookmarks/key").basic(&none).send().await.is_error(403, "insufficientAccessLevel");
        app.get("/bookmarks/key").basic(&some).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn numbers_are_read_as_javascript_reads_them() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.stored_bookmark(user.id);
        for id in ["1", "1abc", "1.5", "%201", "01"] {
            app.get(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await.has_status(200);
        }
        for id in ["2", "0", "-1", "abc", "99999999999999999999", "9223372036854775807"] {
            app.get(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_bookmark_is_for_nobody_whatever_their_level() {
    on_each_store(async |app| {
        let owner = app.user().await;
        let path = format!("/bookmarks/{}/jwt", app.stored_bookmark(owner.id));
        for role in ["user", "curator", "bughunter", "support", "admin"] {
            let other = app.user_with_role(role).await;
            app.get(&path).bearer(&other.token).send().await.is_error(403, "insufficientAccessLevel");
            let call = app.patch(&path).bearer(&other.token).json(json!({"title": "x"}));
            call.send().await.is_error(403, "insufficientAccessLevel");
            app.delete(&path).bearer(&other.token).send().await.is_error(403, "insufficientAccessLevel");
        }
        app.get(&path).bearer(&owner.token).send().await.has_status(200);
    })
    .await;
}
