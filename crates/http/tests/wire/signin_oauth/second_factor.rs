//! Who has a second factor. A provider that vouches for them does not stand in for it.

use freesewing_domain::ports::Clock as _;
use freesewing_domain::secret::Secret;
use freesewing_domain::user::{Consent, Status};
use serde_json::json;
use totp_rs::Builder;

use super::{begin, finish, send};
use crate::support::clock::{HOUR, SECOND};
use crate::support::providers::identity;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

/// 80 bits in base32, as ours are.
const SECRET: &str = "GEZDGNBVGY3TQOJQ";

async fn user_with_second_factor(app: &TestApp) -> TestUser {
    let user = app.user().await;
    app.change_user(user.id, |user| (user.mfa_enabled, user.mfa_secret) = (true, Secret::new(SECRET)));
    user
}

/// What the authenticator app shows now.
fn shown(app: &TestApp) -> String {
    let secret = totp_rs::Secret::try_from_base32(SECRET).unwrap();
    let now = u64::try_from(app.house.clock.now().as_seconds()).unwrap();
    Builder::new().with_secret(secret).with_skew(0).build_noncompliant().generate(now).to_string()
}

async fn finish_with(app: &TestApp, state: &str, code: &str, token: &str) -> Answer {
    send(app, json!({"provider": "github", "state": state, "code": code, "token": token})).await
}

#[actix_web::test]
async fn d37_may_come_again_with_it_and_the_provider_is_asked_once() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = user_with_second_factor(&app).await;
        provider.knows("code", identity(&user.email, "x"));
        let state = begin(&app, "github").await;
        finish(&app, "github", &state, "code").await.is_error(403, "mfaTokenRequired");
        finish(&app, "github", &state, "code").await.is_error(403, "mfaTokenRequired");
        finish_with(&app, &state, "code", "000000").await.is_error(401, "signInFailed");
        let answer = finish_with(&app, &state, "code", &shown(&app)).await;
        assert_eq!(answer.has_status(200).at("/account/id"), json!(user.id));
        finish_with(&app, &state, "code", &shown(&app)).await.is_error(403, "stateInvalid");
        assert_eq!(provider.times_asked(), 1);
    })
    .await;
}

#[actix_web::test]
async fn d37_may_send_it_at_once() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = user_with_second_factor(&app).await;
        provider.knows("code", identity(&user.email, "x"));
        let state = begin(&app, "github").await;
        finish_with(&app, &state, "code", "000000").await.is_error(401, "signInFailed");
        finish_with(&app, &state, "code", &shown(&app)).await.has_status(200);
        assert_eq!(provider.times_asked(), 1);
    })
    .await;
}

#[actix_web::test]
async fn d37_needs_the_same_code_and_provider_again() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = user_with_second_factor(&app).await;
        provider.knows("code", identity(&user.email, "x"));
        let state = begin(&app, "github").await;
        finish(&app, "github", &state, "code").await.is_error(403, "mfaTokenRequired");
        finish_with(&app, &state, "another", &shown(&app)).await.is_error(403, "codeInvalid");
        let body = json!({"provider": "google", "state": state, "code": "code", "token": shown(&app)});
        send(&app, body).await.is_error(403, "stateInvalid");
        app.pass(HOUR - SECOND);
        finish(&app, "github", &state, "code").await.is_error(403, "mfaTokenRequired");
        app.pass(SECOND);
        finish_with(&app, &state, "code", &shown(&app)).await.is_error(403, "stateInvalid");
    })
    .await;
}

#[actix_web::test]
async fn it_is_asked_for_before_it_is_told_how_the_account_stands() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = user_with_second_factor(&app).await;
        for (consent, status, code, identifier) in [
            (Consent::None, Status::Active, 451, "consentLacking"),
            (Consent::Profile, Status::Disabled, 403, "statusLacking"),
        ] {
            app.change_user(user.id, |user| {
                (user.consent, user.status, user.mfa_last_step) = (consent, status, None);
            });
            provider.knows("code", identity(&user.email, "x"));
            let state = begin(&app, "github").await;
            finish(&app, "github", &state, "code").await.is_error(403, "mfaTokenRequired");
            finish_with(&app, &state, "code", &shown(&app)).await.is_error(code, identifier);
            finish_with(&app, &state, "code", &shown(&app)).await.is_error(403, "stateInvalid");
        }
    })
    .await;
}
