//! Removing bookmarks.

use crate::support::on_each_store;

#[actix_web::test]
async fn a_bookmark_that_was_removed_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for by_key in [false, true] {
            let id = app.bookmark(&user, "t").await;
            let (jwt, by) = (format!("/bookmarks/{id}/jwt"), format!("/bookmarks/{id}/key"));
            let call = if by_key { app.delete(&by).basic(&key) } else { app.delete(&jwt).bearer(&user.token) };
            assert_eq!(call.send().await.is_empty(204).header("content-length"), None);
            app.get(&jwt).bearer(&user.token).send().await.is_empty(404);
            app.delete(&jwt).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_bookmark_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            app.delete(&format!("/bookmarks/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}
