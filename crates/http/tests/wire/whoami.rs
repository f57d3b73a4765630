//! `/whoami/jwt` and `/whoami/key`

use freesewing_domain::user::{Consent, Status};
use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn answers_the_account_behind_a_token() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = app.get("/whoami/jwt").bearer(&user.token).send().await;
        let same = app.get("/account/jwt").bearer(&user.token).send().await;
        answer.has_status(200);
        assert_eq!(answer.at("/account/jwtCalls"), json!(1));
        assert_eq!(answer.text().replace(r#""jwtCalls":1"#, r#""jwtCalls":2"#), same.text());
    })
    .await;
}

#[actix_web::test]
async fn answers_the_key_in_use() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.get("/whoami/key").basic(&key).send().await.is(
            200,
            &format!(
                r#"{{"result":"success","apikey":{{"key":"{}","level":3,"expiresAt":"2026-11-22T22:12:42.501Z","name":"a key","userId":{}}}}}"#,
                key.id, user.id
            ),
        );
    })
    .await;
}

#[actix_web::test]
async fn an_account_without_consent_is_told_so_by_451() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| user.consent = Consent::None);
        app.get("/whoami/jwt").bearer(&user.token).send().await.is_nested_error(451, "consentLacking");
    })
    .await;
}

#[actix_web::test]
async fn an_account_out_of_order_is_told_why_by_401() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (status, reason) in [
            (Status::Inactive, "accountInactive"),
            (Status::Disabled, "accountDisabled"),
            (Status::Blocked, "accountBlocked"),
        ] {
            app.change_user(user.id, |user| user.status = status);
            app.get("/whoami/jwt").bearer(&user.token).send().await.is_nested_error(401, reason);
        }
    })
    .await;
}

#[actix_web::test]
async fn consent_is_asked_for_before_status() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| (user.consent, user.status) = (Consent::None, Status::Disabled));
        app.get("/whoami/jwt").bearer(&user.token).send().await.is_nested_error(451, "consentLacking");
    })
    .await;
}

#[actix_web::test]
async fn a_key_of_an_account_out_of_order_is_not_told_why() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.change_user(user.id, |user| user.consent = Consent::None);
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
        app.change_user(user.id, |user| (user.consent, user.status) = (Consent::Profile, Status::Blocked));
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn a_bad_token_is_the_plain_401_here_too() {
    on_each_store(async |app| {
        app.get("/whoami/jwt").send().await.is_unauthorized();
        app.get("/whoami/jwt").bearer("not.a.token").send().await.is_unauthorized();
        app.get("/whoami/key").send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn d64_refused_calls_count_too() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        app.change_user(user.id, |user| user.status = Status::Disabled);
        app.get("/whoami/jwt").bearer(&user.token).send().await.has_status(401);
        app.get("/account/jwt").bearer(&user.token).send().await.has_status(401);
        app.get("/account/key").basic(&key).send().await.has_status(401);
        app.get("/account/jwt").bearer("not.a.token").send().await.has_status(401);
        let stored = app.stored_user(user.id);
        // Making the key was a call as well.
        assert_eq!((stored.jwt_calls, stored.key_calls), (3, 1));
    })
    .await;
}

#[actix_web::test]
async fn d24_a_key_below_level_1_is_recognised_and_may_not_look() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 0).await;
        app.get("/whoami/key").basic(&key).send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}
