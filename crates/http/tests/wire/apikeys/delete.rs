//! Removing keys.

use crate::support::on_each_store;

#[actix_web::test]
async fn a_key_that_was_removed_stops_working_at_once() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.get("/account/key").basic(&key).send().await.has_status(200);
        let path = format!("/apikeys/{}/jwt", key.id);
        let answer = app.delete(&path).bearer(&user.token).send().await;
        assert_eq!(answer.is_empty(204).header("content-length"), None);
        app.get("/account/key").basic(&key).send().await.is_challenge();
        app.delete(&path).bearer(&user.token).send().await.is_empty(404);
        app.get(&path).bearer(&user.token).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn a_key_of_level_4_may_remove_itself() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        app.delete(&format!("/apikeys/{}/key", key.id)).basic(&key).send().await.is_empty(204);
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn a_key_of_level_3_may_not() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let answer = app.delete(&format!("/apikeys/{}/key", key.id)).basic(&key).send().await;
        answer.is_error(403, "insufficientAccessLevel");
        app.get("/whoami/key").basic(&key).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn administrators_may_revoke_anybodys_key() {
    on_each_store(async |app| {
        let (owner, other, admin) = (app.user().await, app.user().await, app.user_with_role("admin").await);
        let key = app.apikey(&owner, 4).await;
        let path = format!("/apikeys/{}/jwt", key.id);
        let answer = app.delete(&path).bearer(&other.token).send().await;
        answer.is_error(403, "insufficientAccessLevel");
        app.delete(&path).bearer(&admin.token).send().await.is_empty(204);
        app.get("/account/key").basic(&key).send().await.is_challenge();
        for somebody in [&owner, &other, &admin] {
            app.get(&path).bearer(&somebody.token).send().await.is_empty(404);
            app.delete(&path).bearer(&somebody.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn what_names_no_key_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["77d1622a-1211-48e2-9d5e-60adf76808ff", "abc", "1"] {
            app.delete(&format!("/apikeys/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}
