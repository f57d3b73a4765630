//! Signing in, and trying to.

use freesewing_domain::secret::Secret;
use freesewing_domain::user::Status;
use serde_json::{Value, json};

use crate::support::clock::{HOUR, SECOND};
use crate::support::outbox::link;
use crate::support::providers::identity;
use crate::support::{Answer, TestApp, on_each_store};

const PASSWORD: &str = "a long password";

async fn sign_in(app: &TestApp, password: &str, code: Option<&str>) -> Answer {
    let mut body = json!({"username": "user-1", "password": password});
    if let Some(code) = code {
        body["token"] = json!(code);
    }
    app.post("/signin").json(body).send().await
}

async fn failed(app: &TestApp) -> Vec<Value> {
    let admin = app.user_with_role("admin").await;
    let path = "/admin/activity/jwt?kind=signInFailed&limit=1000";
    let answer = app.get(path).bearer(&admin.token).send().await;
    answer.at("/activity").as_array().unwrap().clone()
}

#[actix_web::test]
async fn signing_in_by_password_is_noted() {
    on_each_store(async |app| {
        let user = app.user_with_password(PASSWORD).await;
        sign_in(&app, PASSWORD, None).await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "signedIn", "means": "password"}));
    })
    .await;
}

#[actix_web::test]
async fn signing_in_by_link_is_noted() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let link = link(&app.only_mail());
        app.post(&format!("/signinlink/{}/{}", link.id, link.check)).send().await.has_status(200);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "signedIn", "means": "link"}));
    })
    .await;
}

#[actix_web::test]
async fn signing_in_with_a_provider_is_noted() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = app.user().await;
        for name in ["github", "google"] {
            provider.knows("code", identity(&user.email, "x"));
            come_back(&app, name, None).await.has_status(200);
            assert_eq!(app.last_activity(&user).await, json!({"kind": "signedIn", "means": name}));
        }
    })
    .await;
}

async fn come_back(app: &TestApp, provider: &str, code: Option<&str>) -> Answer {
    let body = json!({"provider": provider, "language": "en"});
    let page = app.post("/signin/oauth/init").json(body).send().await.text_at("/authUrl");
    let state = page.split_once("state=").unwrap().1.split('&').next().unwrap().to_owned();
    let mut body = json!({"provider": provider, "state": state, "code": "code"});
    if let Some(code) = code {
        body["token"] = json!(code);
    }
    app.post("/signin/oauth").json(body).send().await
}

#[actix_web::test]
async fn a_new_account_from_a_provider_has_its_first_event() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        provider.knows("code", identity("new@example.com", "new"));
        let id = come_back(&app, "github", None).await.has_status(200).at("/account/id");
        let admin = app.user_with_role("admin").await;
        let seen = app.get(&format!("/admin/user/{id}/activity/jwt")).bearer(&admin.token).send().await;
        assert_eq!(
            (seen.text_at("/activity/0/kind"), seen.text_at("/activity/0/means")),
            ("signedIn".into(), "github".into())
        );
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_password_is_noted_for_whom_it_was_tried() {
    on_each_store(async |app| {
        let user = app.user_with_password(PASSWORD).await;
        sign_in(&app, "another password", None).await.is_error(401, "signInFailed");
        let seen = app.last_activity(&user).await;
        assert_eq!(seen, json!({"kind": "signInFailed", "means": "password", "reason": "wrongPassword"}));
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_code_is_noted_by_each_means_and_a_missing_one_is_not() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let (user, secret) = app.user_with_second_factor(PASSWORD).await;
        let before = app.activity(&user).await.len();
        let wrong = app.wrong_code(&secret);
        sign_in(&app, PASSWORD, None).await.is_error(403, "mfaTokenRequired");
        assert_eq!(app.activity(&user).await.len(), before);
        sign_in(&app, PASSWORD, Some(&wrong)).await.is_error(401, "signInFailed");
        let seen = |means| json!({"kind": "signInFailed", "means": means, "reason": "wrongCode"});
        assert_eq!(app.last_activity(&user).await, seen("password"));
        app.outbox();
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let link = link(&app.only_mail());
        let follow = app.post(&format!("/signinlink/{}/{}", link.id, link.check)).json(json!({"token": wrong}));
        follow.send().await.is_error(401, "signInFailed");
        assert_eq!(app.last_activity(&user).await, seen("link"));
        provider.knows("code", identity(&user.email, "x"));
        come_back(&app, "google", Some(&wrong)).await.is_error(401, "signInFailed");
        assert_eq!(app.last_activity(&user).await, seen("google"));
    })
    .await;
}

#[actix_web::test]
async fn the_right_password_of_an_account_that_is_shut_is_noted() {
    on_each_store(async |app| {
        let user = app.user_with_password(PASSWORD).await;
        app.change_user(user.id, |user| user.status = Status::Blocked);
        sign_in(&app, PASSWORD, None).await.is_error(403, "statusLacking");
        app.change_user(user.id, |user| user.status = Status::Active);
        let seen = app.last_activity(&user).await;
        assert_eq!(seen, json!({"kind": "signInFailed", "means": "password", "reason": "status"}));
    })
    .await;
}

#[actix_web::test]
async fn what_is_tried_on_nobody_is_noted_nowhere() {
    on_each_store(async |app| {
        app.user_with_password(PASSWORD).await;
        for username in [json!("nobody"), json!("nobody@example.com"), json!(77), json!({"a": 1})] {
            let body = json!({"username": username, "password": PASSWORD});
            app.post("/signin").json(body).send().await.is_error(401, "signInFailed");
        }
        assert_eq!(failed(&app).await, [json!(null); 0]);
    })
    .await;
}

#[actix_web::test]
async fn who_guesses_does_not_fill_the_record_and_hides_nothing() {
    on_each_store(async |app| {
        let user = app.user_with_password(PASSWORD).await;
        // An account without a password hash to compare with is quick to refuse.
        app.change_user(user.id, |user| user.password = Secret::new(""));
        for _ in 0..25 {
            sign_in(&app, "guess", None).await;
        }
        assert_eq!(failed(&app).await.len(), 20);
        app.apikey(&user, 1).await;
        assert_eq!(app.last_activity(&user).await["kind"], json!("keyCreated"));
        app.pass(HOUR + SECOND);
        sign_in(&app, "guess", None).await;
        assert_eq!(failed(&app).await.len(), 21);
    })
    .await;
}
