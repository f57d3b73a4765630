//! Who has an account.

use freesewing_domain::access::Role;
use freesewing_domain::user::{Consent, Status};
use serde_json::json;

use super::{begin, finish, sign_in};
use crate::support::on_each_store;
use crate::support::providers::identity;

#[actix_web::test]
async fn is_signed_in_to_it() {
    on_each_store(async |app| {
        let (app, provider) = app.with_providers().await;
        let user = app.user().await;
        let before = app.stored_user(user.id);
        for name in ["github", "google", "GITHUB"] {
            provider.knows("code", identity(&user.email.to_uppercase(), "somebody else"));
            let state = begin(&app, name).await;
            let answer = finish(&app, name, &state, "code").await;
            assert_eq!(answer.has_status(200).at("/account/id"), json!(user.id));
            let keys: Vec<_> = answer.json().as_object().unwrap().keys().cloned().collect();
            assert_eq!(keys, ["result", "token", "account"]);
            app.get("/account/jwt").bearer(&answer.text_at("/token")).send().await.has_status(200);
        }
        let after = app.stored_user(user.id);
        assert_eq!((after.username, after.data, after.bio), (before.username, before.data, before.bio));
    })
    .await;
}

#[actix_web::test]
async fn does_not_get_in_without_consent() {
    on_each_store(async |app| {
        let (app, github) = app.with_providers().await;
        let user = app.user().await;
        for status in [Status::Active, Status::Inactive, Status::Disabled] {
            app.change_user(user.id, |user| (user.consent, user.status) = (Consent::None, status));
            github.knows("code", identity(&user.email, "x"));
            sign_in(&app, "code").await.is_error(451, "consentLacking");
        }
    })
    .await;
}

#[actix_web::test]
async fn does_not_get_in_when_the_account_is_shut() {
    on_each_store(async |app| {
        let (app, github) = app.with_providers().await;
        let user = app.user().await;
        for status in [Status::Inactive, Status::Disabled, Status::Blocked] {
            app.change_user(user.id, |user| user.status = status);
            github.knows("code", identity(&user.email, "x"));
            sign_in(&app, "code").await.is_error(403, "statusLacking");
        }
        app.change_user(user.id, |user| (user.status, user.role) = (Status::Active, Role::Blocked));
        github.knows("code", identity(&user.email, "x"));
        sign_in(&app, "code").await.is_error(403, "accountBlocked");
    })
    .await;
}
