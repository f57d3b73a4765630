//! What is left of an account that is gone.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn only_that_it_was_removed_is_left() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.apikey(&user, 1).await;
        let remove = app.delete("/account/jwt").bearer(&user.token).from("203.0.113.77");
        remove.header("user-agent", "curl/8.5.0").send().await.has_status(200);
        let seen = app.get("/admin/user/1/activity/jwt").bearer(&admin.token).send().await;
        let events = seen.has_status(200).at("/activity");
        let at = events[0]["at"].clone();
        let id = events[0]["id"].clone();
        assert_eq!(events, json!([{"id": id, "at": at, "kind": "removed", "userId": user.id}]));
        app.get("/admin/user/1/jwt").bearer(&admin.token).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn what_it_did_to_others_stays_with_them() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let change = app.patch("/admin/user/1/jwt").bearer(&admin.token).json(json!({"role": "tester"}));
        change.send().await.has_status(200);
        app.delete("/account/jwt").bearer(&admin.token).send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await["actor"], json!(admin.id));
    })
    .await;
}
