//! Maintainers end keys.

use freesewing_domain::mail::Letter;
use serde_json::json;

use crate::support::clock::HOUR;
use crate::support::{TestKey, on_each_store};

#[actix_web::test]
async fn a_key_ends_with_the_answer_and_its_owner_is_told_why() {
    on_each_store(async |app| {
        let (owner, support) = (app.user().await, app.user_with_role("support").await);
        let key = app.apikey(&owner, 3).await;
        let path = format!("/admin/apikeys/{}/revoke/jwt", key.id);
        let answer = app.post(&path).bearer(&support.token).json(json!({"reason": "too much"})).send().await;
        answer.has_status(200);
        assert_eq!(answer.text_at("/apikeys/0/state"), "revoked");
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
        let mail = app.only_mail();
        assert_eq!(mail.to.as_str(), owner.email);
        assert_eq!(mail.letter, Letter::KeyRevoked { name: "a key".into(), reason: "too much".into() });
        let shown = app.get(&format!("/apikeys/{}/jwt", key.id)).bearer(&owner.token).send().await;
        assert_eq!(
            (shown.text_at("/apikey/revoked/by"), shown.text_at("/apikey/revoked/reason")),
            ("maintainer".into(), "too much".into())
        );
        app.post(&path)
            .bearer(&support.token)
            .json(json!({"reason": "again"}))
            .send()
            .await
            .is_error(400, "keyNotActive");
        app.delete(&format!("/apikeys/{}/jwt", key.id)).bearer(&owner.token).send().await.is_empty(404);
        assert_eq!(app.outbox().len(), 0);
    })
    .await;
}

#[actix_web::test]
async fn all_keys_of_somebody_end_and_nobody_elses() {
    on_each_store(async |app| {
        let (owner, other, admin) = (app.user().await, app.user().await, app.user_with_role("admin").await);
        let keys = [app.apikey(&owner, 3).await, app.apikey(&owner, 1).await];
        let safe = app.apikey(&other, 3).await;
        let path = format!("/admin/user/{}/revoke-keys/jwt", owner.id);
        let answer = app.post(&path).bearer(&admin.token).json(json!({"reason": "abuse"})).send().await;
        assert_eq!(answer.has_status(200).at("/apikeys").as_array().unwrap().len(), 2);
        for key in &keys {
            app.get("/whoami/key").basic(key).send().await.is_challenge();
        }
        app.get("/whoami/key").basic(&safe).send().await.has_status(200);
        let mail = app.only_mail();
        assert_eq!(mail.to.as_str(), owner.email);
        let names = "a key\na key".to_owned();
        assert_eq!(mail.letter, Letter::KeysRevoked { names, reason: "abuse".into() });
        let answer = app.post(&path).bearer(&admin.token).json(json!({"reason": "abuse"})).send().await;
        answer.is(200, r#"{"result":"success","apikeys":[]}"#);
        assert_eq!(app.outbox().len(), 0, "nothing ended, so nobody is told");
        let one = app.apikey(&owner, 1).await;
        app.post(&path).bearer(&admin.token).json(json!({"reason": "abuse"})).send().await.has_status(200);
        app.get("/whoami/key").basic(&one).send().await.is_challenge();
        assert_eq!(app.only_mail().letter, Letter::KeyRevoked { name: "a key".into(), reason: "abuse".into() });
    })
    .await;
}

#[actix_web::test]
async fn a_mail_names_no_more_than_twenty() {
    on_each_store(async |app| {
        let (owner, admin) = (app.user().await, app.user_with_role("admin").await);
        for number in 1..=23 {
            app.stored_apikey(owner.id, |key| key.name = number.to_string());
        }
        let path = format!("/admin/user/{}/revoke-keys/jwt", owner.id);
        let answer = app.post(&path).bearer(&admin.token).json(json!({"reason": "abuse"})).send().await;
        assert_eq!(answer.has_status(200).at("/apikeys").as_array().unwrap().len(), 23);
        let Letter::KeysRevoked { names, .. } = app.only_mail().letter else { panic!("another letter") };
        assert!(names.starts_with("1\n2\n3\n") && names.ends_with("\n20\n… + 3"), "{names}");
    })
    .await;
}

#[actix_web::test]
async fn what_ended_already_is_not_ended_again() {
    on_each_store(async |app| {
        let (owner, admin) = (app.user().await, app.user_with_role("admin").await);
        let (expired, removed) = (app.apikey(&owner, 3).await, app.apikey(&owner, 3).await);
        app.delete(&format!("/apikeys/{}/jwt", removed.id)).bearer(&owner.token).send().await.is_empty(204);
        app.pass(HOUR);
        let revoke = async |key: &TestKey| {
            let path = format!("/admin/apikeys/{}/revoke/jwt", key.id);
            app.post(&path).bearer(&admin.token).json(json!({"reason": "abuse"})).send().await
        };
        revoke(&expired).await.is_error(400, "keyNotActive");
        revoke(&removed).await.is_empty(404);
        assert_eq!(app.outbox().len(), 0);
    })
    .await;
}

#[actix_web::test]
async fn a_reason_is_needed() {
    on_each_store(async |app| {
        let (owner, admin) = (app.user().await, app.user_with_role("admin").await);
        let key = app.apikey(&owner, 3).await;
        for path in
            [format!("/admin/apikeys/{}/revoke/jwt", key.id), format!("/admin/user/{}/revoke-keys/jwt", owner.id)]
        {
            for (body, error) in [
                (json!({}), "postBodyMissing"),
                (json!({"reason": "  "}), "reasonMissing"),
                (json!({"reason": 5}), "reasonMissing"),
                (json!({"reason": "x".repeat(2_001)}), "reasonTooLong"),
            ] {
                app.post(&path).bearer(&admin.token).json(body).send().await.is_error(400, error);
            }
        }
        app.get("/whoami/key").basic(&key).send().await.has_status(200);
        let unknown = "/admin/user/9999/revoke-keys/jwt";
        app.post(unknown).bearer(&admin.token).json(json!({"reason": "x"})).send().await.is_empty(404);
    })
    .await;
}
