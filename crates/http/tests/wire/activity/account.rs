//! What an owner changes.

use serde_json::{Value, json};

use crate::support::outbox::link;
use crate::support::{TestApp, TestUser, on_each_store};

async fn change(app: &TestApp, user: &TestUser, body: Value) {
    app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(200);
}

#[actix_web::test]
async fn another_password_is_noted() {
    on_each_store(async |app| {
        let user = app.user().await;
        change(&app, &user, json!({"password": "another password"})).await;
        assert_eq!(app.last_activity(&user).await, json!({"kind": "passwordChanged"}));
    })
    .await;
}

#[actix_web::test]
async fn asking_for_another_address_and_getting_it_are_noted_without_the_address() {
    on_each_store(async |app| {
        let user = app.user().await;
        change(&app, &user, json!({"email": "new@example.com"})).await;
        assert_eq!(app.last_activity(&user).await, json!({"kind": "emailChangeRequested"}));
        let link = link(&app.only_mail());
        let proof = |check: &str| json!({"confirm": "emailchange", "confirmation": link.id, "check": check});
        change(&app, &user, proof("0000000000000000")).await;
        assert_eq!(app.activity(&user).await.len(), 2, "a wrong proof changes nothing");
        change(&app, &user, proof(&link.check)).await;
        assert_eq!(app.last_activity(&user).await, json!({"kind": "emailChanged"}));
    })
    .await;
}

#[actix_web::test]
async fn what_does_not_matter_for_security_is_not_noted() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        for body in [
            json!({"bio": "I sew.", "username": "joost", "newsletter": true}),
            json!({"email": user.email}),
            // Nothing is sent to an address that has an account.
            json!({"email": other.email}),
            json!({"password": ""}),
        ] {
            change(&app, &user, body).await;
        }
        assert_eq!(app.activity(&user).await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn switching_the_second_factor_on_and_off_is_noted() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("a long password").await;
        assert_eq!(app.last_activity(&user).await, json!({"kind": "mfaEnabled"}));
        let wrong = json!({"mfa": false, "password": "another", "token": app.code(&secret)});
        app.mfa(&user, wrong).await.has_status(401);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "mfaEnabled"}));
        let body = json!({"mfa": false, "password": "a long password", "token": app.code(&secret)});
        app.mfa(&user, body).await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "mfaDisabled"}));
    })
    .await;
}

#[actix_web::test]
async fn exporting_everything_is_noted_and_with_which_key() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.get("/account/export/jwt").bearer(&user.token).send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "exported"}));
        let key = app.apikey(&user, 1).await;
        app.get("/account/export/key").basic(&key).send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "exported", "usedKey": key.id}));
    })
    .await;
}

#[actix_web::test]
async fn disabling_the_account_is_noted() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.get("/account/restrict/jwt").bearer(&user.token).send().await.has_status(200);
        let seen = app.get("/admin/user/1/activity/jwt").bearer(&admin.token).send().await.at("/activity/0");
        assert_eq!(
            (&seen["kind"], &seen["from"], &seen["to"]),
            (&json!("statusChanged"), &json!("active"), &json!("disabled"))
        );
        assert_eq!(seen.get("actor"), None);
    })
    .await;
}

#[actix_web::test]
async fn other_consent_is_noted() {
    on_each_store(async |app| {
        let user = app.user().await;
        for consent in [2, 2] {
            let body = json!({"consent": consent});
            app.patch("/consent/jwt").bearer(&user.token).json(body).send().await.has_status(200);
        }
        assert_eq!(app.activity(&user).await.len(), 2);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "consentChanged", "from": "1", "to": "2"}));
        change(&app, &user, json!({"consent": 1})).await;
        assert_eq!(app.last_activity(&user).await, json!({"kind": "consentChanged", "from": "2", "to": "1"}));
    })
    .await;
}

#[actix_web::test]
async fn the_export_has_the_record_in_it() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.apikey(&user, 1).await;
        let seen = app.activity(&user).await;
        let address = app.get("/account/export/jwt").bearer(&user.token).send().await.text_at("/data");
        let file = app.get(&format!("/exports/{}", address.rsplit('/').next().unwrap())).send().await;
        assert_eq!(file.has_status(200).at("/activity"), Value::Array(seen));
    })
    .await;
}
