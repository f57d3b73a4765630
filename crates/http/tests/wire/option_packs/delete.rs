//! Removing option packs.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn d06_a_pack_that_was_removed_is_not_found() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let key = app.apikey(&curator, 5).await;
        for by_key in [false, true] {
            let id = app.option_pack(&curator, json!({"design": "aaron", "nameEn": "a"})).await;
            let (jwt, by) = (format!("/option-packs/{id}/jwt"), format!("/option-packs/{id}/key"));
            let call = if by_key { app.delete(&by).basic(&key) } else { app.delete(&jwt).bearer(&curator.token) };
            call.send().await.is_empty(204);
            app.get(&format!("/option-packs/{id}")).send().await.is_empty(404);
            app.delete(&jwt).bearer(&curator.token).send().await.is_empty(404);
        }
        for id in ["0", "-1", "aaron", "99999999999999999999"] {
            app.delete(&format!("/option-packs/{id}/jwt")).bearer(&curator.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn takes_level_5() {
    on_each_store(async |app| {
        let (user, id) = (app.user().await, app.stored_option_pack());
        let call = app.delete(&format!("/option-packs/{id}/jwt")).bearer(&user.token);
        call.send().await.is_error(403, "insufficientAccessLevel");
        app.get(&format!("/option-packs/{id}")).send().await.has_status(200);
    })
    .await;
}
