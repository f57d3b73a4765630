//! Removing sets.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn a_set_that_was_removed_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for by_key in [false, true] {
            let id = app.set(&user, json!({"name": "a", "public": true})).await;
            let (jwt, by) = (format!("/sets/{id}/jwt"), format!("/sets/{id}/key"));
            let call = if by_key { app.delete(&by).basic(&key) } else { app.delete(&jwt).bearer(&user.token) };
            assert_eq!(call.send().await.is_empty(204).header("content-length"), None);
            app.get(&jwt).bearer(&user.token).send().await.is_empty(404);
            app.delete(&jwt).bearer(&user.token).send().await.is_empty(404);
            app.get(&format!("/sets/{id}.json")).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_set_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            app.delete(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_set_takes_level_9() {
    on_each_store(async |app| {
        let owner = app.user().await;
        let path = format!("/sets/{}/jwt", app.stored_set(owner.id, true));
        for (role, status) in [("user", 403), ("support", 403), ("admin", 204)] {
            let other = app.user_with_role(role).await;
            app.delete(&path).bearer(&other.token).send().await.has_status(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_number_of_a_removed_set_is_not_given_again() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a"})).await;
        app.delete(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await.is_empty(204);
        assert_eq!(app.set(&user, json!({"name": "b"})).await, id + 1);
    })
    .await;
}
