//! `/consent/jwt`

use freesewing_domain::user::{Consent, Status};
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn give(app: &TestApp, user: &TestUser, consent: Value) -> Answer {
    app.patch("/consent/jwt").bearer(&user.token).json(json!({"consent": consent})).send().await
}

#[actix_web::test]
async fn answers_the_account_and_a_fresh_token() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| user.consent = Consent::None);
        let answer = give(&app, &user, json!(2)).await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "account", "token"]);
        assert_eq!(answer.at("/account/consent"), json!(2));
        assert_eq!(answer.at("/account/jwtCalls"), json!(1));
        assert_eq!(app.account(&answer.text_at("/token")).await["consent"], json!(2));
    })
    .await;
}

#[actix_web::test]
async fn consent_is_0_1_or_2() {
    on_each_store(async |app| {
        let user = app.user().await;
        for consent in [json!(1), json!(2), json!(0), json!(1.0)] {
            give(&app, &user, consent).await.has_status(200);
        }
        for odd in [json!(3), json!(-1), json!(1.5), json!("1"), json!(true), json!(null), json!([])] {
            give(&app, &user, odd).await.is_error(400, "consentInvalid");
        }
        for body in [json!({}), json!([])] {
            let answer = app.patch("/consent/jwt").bearer(&user.token).json(body).send().await;
            answer.is_error(400, "consentInvalid");
        }
        app.patch("/consent/jwt").bearer(&user.token).send().await.is_error(400, "consentInvalid");
        assert_eq!(app.stored_user(user.id).consent, Consent::Profile);
    })
    .await;
}

#[actix_web::test]
async fn consenting_makes_an_account_active_that_never_was() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| (user.status, user.consent) = (Status::Inactive, Consent::None));
        assert_eq!(give(&app, &user, json!(0)).await.at("/account/status"), json!(0));
        assert_eq!(give(&app, &user, json!(1)).await.at("/account/status"), json!(1));
        app.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn taking_consent_back_shuts_everything_else() {
    on_each_store(async |app| {
        let user = app.user().await;
        let token = give(&app, &user, json!(0)).await.text_at("/token");
        app.get("/account/jwt").bearer(&token).send().await.is_unauthorized();
        app.get("/whoami/jwt").bearer(&token).send().await.is_nested_error(451, "consentLacking");
    })
    .await;
}

#[actix_web::test]
async fn d39_an_account_that_is_shut_stays_shut() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (status, reason) in [(Status::Disabled, "accountDisabled"), (Status::Blocked, "accountBlocked")] {
            app.change_user(user.id, |user| (user.status, user.consent) = (status, Consent::None));
            give(&app, &user, json!(2)).await.is_nested_error(401, reason);
            let stored = app.stored_user(user.id);
            assert_eq!((stored.status, stored.consent), (status, Consent::None));
        }
    })
    .await;
}

#[actix_web::test]
async fn takes_level_3_which_is_looked_at_before_the_body() {
    on_each_store(async |app| {
        let user = app.user_with_role("readOnly").await;
        for consent in [json!(1), json!("odd")] {
            give(&app, &user, consent).await.is_error(403, "insufficientAccessLevel");
        }
        let user = app.user_with_role("writeSome").await;
        give(&app, &user, json!(1)).await.has_status(200);
    })
    .await;
}
