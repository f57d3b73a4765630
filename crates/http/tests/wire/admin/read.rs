//! Seeing somebody's account.

use freesewing_domain::secret::Secret;
use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn shows_the_account_as_its_owner_sees_it() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let answer = app.get("/admin/user/1/jwt").bearer(&admin.token).send().await;
        assert_eq!(answer.at("/user"), user.account);
        // The very text, to see that members are in their order.
        let own = app.get("/account/jwt").bearer(&user.token).send().await;
        let key = app.apikey(&admin, 9).await;
        let answer = app.get("/admin/user/1/key").basic(&key).send().await;
        answer.is(200, &own.text().replacen(r#""account":"#, r#""user":"#, 1));
    })
    .await;
}

#[actix_web::test]
async fn who_is_not_there_is_not_found() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        for id in ["0", "2", "-1", "1abc", "user-1", "NaN", "99999999999999999999"] {
            app.get(&format!("/admin/user/{id}/jwt")).bearer(&admin.token).send().await.is_empty(404);
            let call = app.patch(&format!("/admin/user/{id}/jwt")).bearer(&admin.token);
            call.json(json!({"status": 1})).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn d14_an_account_with_an_empty_password_can_be_seen_and_changed() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.change_user(user.id, |user| user.password = Secret::new(""));
        let answer = app.get("/admin/user/1/jwt").bearer(&admin.token).send().await;
        assert_eq!(answer.has_status(200).at("/user/passwordType"), json!("v3"));
        let call = app.patch("/admin/user/1/jwt").bearer(&admin.token).json(json!({"role": "tester"}));
        assert_eq!(call.send().await.has_status(200).at("/user/role"), json!("tester"));
        app.get("/admin/impersonate/1/jwt").bearer(&admin.token).send().await.has_status(200);
    })
    .await;
}
