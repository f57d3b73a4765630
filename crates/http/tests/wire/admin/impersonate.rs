//! Signing in as somebody else.

use freesewing_domain::user::{Consent, Status};
use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn an_administrator_is_signed_in_as_somebody_else() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let set = app.set(&user, json!({"name": "a"})).await;
        let answer = app.get("/admin/impersonate/1/jwt").bearer(&admin.token).send().await;
        let token = answer.has_status(200).text_at("/token");
        let account = app.get("/admin/user/1/jwt").bearer(&admin.token).send().await;
        let account = account.text().strip_prefix(r#"{"result":"success","user":"#).unwrap().to_owned();
        answer.is(200, &format!(r#"{{"result":"success","token":"{token}","account":{account}"#));
        app.get(&format!("/sets/{set}/jwt")).bearer(&token).send().await.has_status(200);
        app.get("/admin/user/1/jwt").bearer(&token).send().await.is_error(403, "insufficientAccessLevel");
        assert_eq!(app.account(&token).await["id"], json!(user.id));
    })
    .await;
}

#[actix_web::test]
async fn the_state_of_the_account_does_not_matter_but_its_token_opens_no_more_than_any() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        for status in [Status::Inactive, Status::Disabled, Status::Blocked] {
            app.change_user(user.id, |user| (user.status, user.consent) = (status, Consent::None));
            let answer = app.get("/admin/impersonate/1/jwt").bearer(&admin.token).send().await;
            assert_eq!(answer.has_status(200).at("/account/status"), json!(status.get()));
            app.get("/account/jwt").bearer(&answer.text_at("/token")).send().await.is_unauthorized();
        }
    })
    .await;
}

#[actix_web::test]
async fn d10_who_is_not_there_is_not_found() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        for id in ["0", "77", "-1", "abc", "1abc", "99999999999999999999"] {
            app.get(&format!("/admin/impersonate/{id}/jwt")).bearer(&admin.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn d10_nobody_else_may() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        for id in ["1", "77"] {
            let answer = app.get(&format!("/admin/impersonate/{id}/jwt")).bearer(&support.token).send().await;
            answer.is_error(403, "insufficientAccessLevel");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_key_cannot() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let key = app.apikey(&admin, 9).await;
        app.get("/admin/impersonate/1/key").basic(&key).send().await.is_error(404, "notFound");
        app.get("/admin/impersonate/1/jwt").basic(&key).send().await.is_unauthorized();
    })
    .await;
}
