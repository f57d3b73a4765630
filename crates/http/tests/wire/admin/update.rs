//! Changing somebody's account.

use freesewing_domain::secret::Secret;
use serde_json::{Value, json};

use crate::support::clock::HOUR;
use crate::support::{TestApp, TestUser, on_each_store};

/// Changes the account with number 1, and answers it.
async fn change(app: &TestApp, admin: &TestUser, body: Value) -> Value {
    let answer = app.patch("/admin/user/1/jwt").bearer(&admin.token).json(body).send().await;
    assert_eq!(answer.has_status(200).at("/result"), json!("success"));
    answer.at("/user")
}

#[actix_web::test]
async fn every_role_of_the_table_can_be_given() {
    on_each_store(async |app| {
        let (_, admin) = (app.user().await, app.user_with_role("admin").await);
        for role in [
            "readNone",
            "readSome",
            "readOnly",
            "writeSome",
            "user",
            "tester",
            "curator",
            "bughunter",
            "support",
            "admin",
        ] {
            assert_eq!(change(&app, &admin, json!({"role": role})).await["role"], json!(role));
        }
    })
    .await;
}

#[actix_web::test]
async fn d62_every_status_can_be_given_as_a_number_or_as_text() {
    on_each_store(async |app| {
        let (_, admin) = (app.user().await, app.user_with_role("admin").await);
        for (sent, status) in [
            (json!(0), 0),
            (json!(-1), -1),
            (json!(1), 1),
            (json!(-2.0), -2),
            (json!("0"), 0),
            (json!("1"), 1),
            (json!("-1"), -1),
            (json!(" -2 "), -2),
        ] {
            assert_eq!(change(&app, &admin, json!({"status": sent})).await["status"], json!(status), "{sent}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d62_what_cannot_be_is_left_aside() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.pass(HOUR);
        for body in [
            json!({}),
            json!([1]),
            json!({"role": "blocked", "status": 2}),
            json!({"role": "emperor", "status": -3}),
            json!({"role": "Admin", "status": 0.5}),
            json!({"role": 9, "status": ""}),
            json!({"role": null, "status": null}),
            json!({"role": ["admin"], "status": [0]}),
            json!({"role": {}, "status": true}),
            json!({"role": "", "status": false}),
            json!({"status": "NaN", "mfaEnabled": true}),
            json!({"status": "0x0", "mfaEnabled": "false"}),
            json!({"role": "user", "status": 1, "mfaEnabled": false}),
            json!({"email": "x@example.com", "username": "x", "patron": 8, "bio": "x", "consent": 0, "password": "x"}),
        ] {
            assert_eq!(change(&app, &admin, body.clone()).await, user.account, "{body}");
        }
        app.patch("/admin/user/1/jwt").bearer(&admin.token).send().await.has_status(200);
        assert_eq!(app.stored_user(user.id).updated_at.unwrap().to_string(), user.account["updatedAt"]);
    })
    .await;
}

#[actix_web::test]
async fn taking_the_second_factor_off_forgets_its_secret() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        app.change_user(user.id, |user| {
            (user.mfa_enabled, user.mfa_last_step) = (true, Some(7));
            user.mfa_secret = Secret::new("HEFW2LLT");
        });
        assert_eq!(change(&app, &admin, json!({"mfaEnabled": true})).await["mfaEnabled"], json!(true));
        app.pass(HOUR);
        let account = change(&app, &admin, json!({"mfaEnabled": false})).await;
        assert_eq!(account["mfaEnabled"], json!(false));
        assert_eq!(account["updatedAt"], json!("2026-11-22T22:12:42.501Z"));
        let stored = app.stored_user(user.id);
        assert_eq!((stored.mfa_secret.expose(), stored.mfa_last_step), ("", None));
    })
    .await;
}

#[actix_web::test]
async fn a_change_holds_from_the_next_call_on() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let key = app.apikey(&user, 4).await;
        let stored = app.stored_set(admin.id, false);
        let others = format!("/sets/{stored}/jwt");
        app.get(&others).bearer(&user.token).send().await.is_error(403, "insufficientAccessLevel");
        change(&app, &admin, json!({"role": "bughunter"})).await;
        app.get(&others).bearer(&user.token).send().await.has_status(200);
        change(&app, &admin, json!({"role": "readNone"})).await;
        app.get("/account/key").basic(&key).send().await.is_error(403, "insufficientAccessLevel");
        change(&app, &admin, json!({"role": "user", "status": -2})).await;
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.get("/account/key").basic(&key).send().await.is_challenge();
        app.get("/whoami/jwt").bearer(&user.token).send().await.is_nested_error(401, "accountBlocked");
        change(&app, &admin, json!({"status": "1"})).await;
        app.get("/account/key").basic(&key).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_anything_else() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        for path in ["/admin/user/77/jwt", "/admin/user/abc/jwt"] {
            app.get(path).bearer(&support.token).send().await.is_error(403, "insufficientAccessLevel");
            let call = app.patch(path).bearer(&support.token).json(json!({"role": "admin"}));
            call.send().await.is_error(403, "insufficientAccessLevel");
        }
        let call = app.post("/admin/search/users/jwt").bearer(&support.token).json(json!({"q": 1}));
        call.send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}
