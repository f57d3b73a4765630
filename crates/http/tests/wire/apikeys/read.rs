//! Seeing one key.

use crate::support::clock::START;
use crate::support::on_each_store;

#[actix_web::test]
async fn shows_the_key_without_its_secret() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let shown = format!(
            r#"{{"result":"success","apikey":{{"key":"{}","level":3,"createdAt":"{START}","expiresAt":"2026-11-22T22:12:42.501Z","name":"a key","userId":{},"state":"active"}}}}"#,
            key.id, user.id
        );
        let path = format!("/apikeys/{}", key.id);
        app.get(&format!("{path}/jwt")).bearer(&user.token).send().await.is(200, &shown);
        app.get(&format!("{path}/key")).basic(&key).send().await.is(200, &shown);
    })
    .await;
}

#[actix_web::test]
async fn what_names_no_key_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["77d1622a-1211-48e2-9d5e-60adf76808ff", "abc", "1", "%20"] {
            app.get(&format!("/apikeys/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_key_is_for_administrators_alone() {
    on_each_store(async |app| {
        let owner = app.user().await;
        let path = format!("/apikeys/{}/jwt", app.apikey(&owner, 3).await.id);
        for role in ["user", "support"] {
            let other = app.user_with_role(role).await;
            app.get(&path).bearer(&other.token).send().await.is_error(403, "insufficientAccessLevel");
        }
        let admin = app.user_with_role("admin").await;
        app.get(&path).bearer(&admin.token).send().await.has_status(200);
    })
    .await;
}
