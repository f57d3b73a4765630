//! Secrets that somebody found.

use freesewing_auth::password::ScryptPasswords;
use freesewing_domain::mail::Letter;
use freesewing_domain::ports::PasswordHasher as _;
use freesewing_domain::secret::Secret;
use serde_json::json;

use crate::support::{TestKey, on_each_store};

#[actix_web::test]
async fn a_secret_that_was_found_ends_its_key_and_its_owner_is_told() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let never_issued = {
            let other = app.apikey(&user, 3).await;
            app.delete(&format!("/apikeys/{}/jwt", other.id)).bearer(&user.token).send().await.has_status(204);
            other.secret
        };
        app.outbox();
        for secret in [&key.secret, &never_issued, &key.secret] {
            let answer = app.post("/apikeys/leaked").json(json!({"secret": secret})).send().await;
            answer.is(200, r#"{"result":"success"}"#);
        }
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
        let mails = app.outbox();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert_eq!(mails[0].to.as_str(), user.email);
        let shown = app.get(&format!("/apikeys/{}/jwt", key.id)).bearer(&user.token).send().await;
        assert_eq!(
            (shown.text_at("/apikey/state"), shown.text_at("/apikey/revoked/by")),
            ("revoked".into(), "finder".into())
        );
    })
    .await;
}

/// A secret such as the reference issued.
const OLD_SECRET: &str = "bf082bfd0123456789abcdef0123456789abcdef0123456789abcdef01234567";

#[actix_web::test]
async fn an_old_secret_is_found_together_with_its_key_or_once_it_was_used() {
    on_each_store(async |app| {
        let user = app.user().await;
        let kept = ScryptPasswords.hash(&Secret::new(OLD_SECRET)).unwrap();
        let old = || app.stored_apikey(user.id, |key| key.secret = kept.clone());
        let (unused, used) = (old(), old());
        let used = TestKey { id: used, secret: OLD_SECRET.to_owned() };
        let report = async |body| {
            let answer = app.post("/apikeys/leaked").json(body).send().await;
            answer.is(200, r#"{"result":"success"}"#);
            app.outbox().len()
        };
        assert_eq!(report(json!({"secret": OLD_SECRET})).await, 0, "by itself it cannot be looked up");
        app.get("/whoami/key").basic(&used).send().await.has_status(200);
        assert_eq!(report(json!({"secret": OLD_SECRET})).await, 1);
        app.get("/whoami/key").basic(&used).send().await.is_challenge();
        let wrong = OLD_SECRET.replace('b', "c");
        for (secret, key) in [(wrong.as_str(), unused.as_str()), (wrong.as_str(), "nonsense"), (&wrong, &used.id)] {
            assert_eq!(report(json!({"secret": secret, "key": key})).await, 0, "{secret} {key}");
        }
    })
    .await;
}

#[actix_web::test]
async fn an_old_secret_that_was_never_used_is_found_with_its_key() {
    on_each_store(async |app| {
        let user = app.user().await;
        let kept = ScryptPasswords.hash(&Secret::new(OLD_SECRET)).unwrap();
        let id = app.stored_apikey(user.id, |key| key.secret = kept.clone());
        let body = json!({"secret": OLD_SECRET, "key": id.clone()});
        app.post("/apikeys/leaked").json(body).send().await.is(200, r#"{"result":"success"}"#);
        assert_eq!(app.only_mail().letter, Letter::KeyLeaked { name: "a key".into() });
        let key = TestKey { id, secret: OLD_SECRET.to_owned() };
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn what_cannot_be_a_secret_of_ours_is_not_looked_for() {
    on_each_store(async |app| {
        app.post("/apikeys/leaked").json(json!({})).send().await.is_error(400, "postBodyMissing");
        let wrong_sum = "fsk_0000000000000000000000000000000000000000000AAAAAA";
        for secret in [json!("fsk_"), json!(wrong_sum), json!(5), json!("A".repeat(64)), json!("x".repeat(100_000))] {
            let answer = app.post("/apikeys/leaked").json(json!({"secret": secret})).send().await;
            answer.is_error(400, "secretInvalid");
        }
    })
    .await;
}
