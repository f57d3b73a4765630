//! Secrets that somebody found.

use serde_json::json;

use crate::support::on_each_store;

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

#[actix_web::test]
async fn what_cannot_be_a_secret_of_ours_is_not_looked_for() {
    on_each_store(async |app| {
        app.post("/apikeys/leaked").json(json!({})).send().await.is_error(400, "postBodyMissing");
        let wrong_sum = "fsk_0000000000000000000000000000000000000000000AAAAAA";
        for secret in [json!("fsk_"), json!(wrong_sum), json!(5), json!("a".repeat(64)), json!("x".repeat(100_000))] {
            let answer = app.post("/apikeys/leaked").json(json!({"secret": secret})).send().await;
            answer.is_error(400, "secretInvalid");
        }
    })
    .await;
}
