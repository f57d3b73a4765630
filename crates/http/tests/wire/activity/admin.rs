//! What maintainers do to the accounts of others.

use serde_json::{Value, json};

use crate::support::on_each_store;

#[actix_web::test]
async fn signing_in_as_somebody_is_in_the_record_of_that_account() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.get("/admin/impersonate/1/jwt").bearer(&admin.token).send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "impersonated", "actor": admin.id}));
        assert_eq!(app.activity(&admin).await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn another_role_or_status_tells_what_it_was_and_who_did_it() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let change = async |body: Value| {
            app.patch("/admin/user/1/jwt").bearer(&admin.token).json(body).send().await.has_status(200);
        };
        let event = |kind, from, to| json!({"kind": kind, "actor": admin.id, "from": from, "to": to});
        change(json!({"role": "curator"})).await;
        assert_eq!(app.last_activity(&user).await, event("roleChanged", "user", "curator"));
        change(json!({"status": -2})).await;
        change(json!({"status": 1})).await;
        assert_eq!(app.last_activity(&user).await, event("statusChanged", "blocked", "active"));
        let before = app.activity(&user).await;
        assert_eq!((&before[1]["from"], &before[1]["to"]), (&json!("active"), &json!("blocked")));
        change(json!({"status": 1, "role": "curator", "mfaEnabled": false})).await;
        assert_eq!(app.activity(&user).await, before, "what stays as it is is not noted");
    })
    .await;
}

#[actix_web::test]
async fn taking_the_second_factor_off_is_noted() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.change_user(user.id, |user| user.mfa_enabled = true);
        let change = app.patch("/admin/user/1/jwt").bearer(&admin.token).json(json!({"mfaEnabled": false}));
        change.send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "mfaDisabled", "actor": admin.id}));
    })
    .await;
}

#[actix_web::test]
async fn what_an_administrator_does_to_themselves_has_no_other_actor() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let change = app.patch("/admin/user/1/jwt").bearer(&admin.token).json(json!({"role": "support"}));
        change.send().await.has_status(200);
        assert_eq!(app.last_activity(&admin).await, json!({"kind": "roleChanged", "from": "admin", "to": "support"}));
    })
    .await;
}

#[actix_web::test]
async fn more_calls_that_were_granted_are_noted() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let body = json!({"purpose": "a map", "perMinute": 6000});
        app.post("/quota-requests/jwt").bearer(&user.token).json(body).send().await.has_status(201);
        app.post("/admin/quota-requests/1/grant/jwt").bearer(&admin.token).send().await.has_status(200);
        let (from, to) = ("the usual a minute, the usual a day", "6000 a minute, the usual a day");
        let expected = json!({"kind": "limitsChanged", "actor": admin.id, "from": from, "to": to});
        assert_eq!(app.last_activity(&user).await, expected);
    })
    .await;
}

#[actix_web::test]
async fn other_limits_of_an_account_or_a_key_are_noted_once() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let key = app.apikey(&user, 3).await;
        let (usual, few) = ("the usual a minute, the usual a day", "10 a minute, the usual a day");
        let event = json!({"kind": "limitsChanged", "actor": admin.id, "from": usual, "to": few});
        for path in ["/admin/user/1/jwt".to_owned(), format!("/admin/apikeys/{}/jwt", key.id)] {
            let limit = || app.patch(&path).bearer(&admin.token).json(json!({"limits": {"perMinute": 10}}));
            limit().send().await.has_status(200);
            let noted = app.activity(&user).await;
            limit().send().await.has_status(200);
            assert_eq!(app.activity(&user).await, noted, "what stays as it is is not noted");
        }
        let mut about_the_key = event.clone();
        about_the_key["key"] = json!(key.id);
        assert_eq!(app.last_activity(&user).await, about_the_key);
        assert_eq!(app.activity(&user).await[1]["from"], event["from"]);
    })
    .await;
}
