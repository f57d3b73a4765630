//! When a part fails that should not.

use std::sync::Arc;

use freesewing_domain::error::Error;
use freesewing_domain::ports::Random;
use serde_json::json;

use crate::support::on_each_store;

/// A system that has no randomness left.
struct NoRandom;

impl Random for NoRandom {
    fn fill(&self, _: &mut [u8]) -> Result<(), Error> {
        Err(Error::Internal("a cause that is nobody's business".to_owned()))
    }
}

#[actix_web::test]
async fn d63_no_answer_tells_what_runs_here() {
    on_each_store(async |app| {
        let broken = app.restarted_with(|house| house.random = Arc::new(NoRandom)).await;
        let json = "application/json";
        for call in [
            app.post("/signup").raw(json, "{"),
            app.post("/signup").raw(json, "x".repeat(13 * 1024 * 1024)),
            app.post("/signup").raw("application/json; charset=latin1", "{}"),
            app.get("/%"),
            app.get("/nope"),
            app.get("/account/jwt"),
            app.get("/account/key"),
            app.get("/sets/1.yaml"),
            app.get("/docs/nope"),
            broken.post("/signup").raw(json, r#"{"email":"joost@example.com","language":"en"}"#),
        ] {
            let answer = call.send().await;
            for name in ["x-powered-by", "server", "x-runtime", "via"] {
                assert_eq!(answer.header(name), None, "{name}: {answer:?}");
            }
            let text = answer.text().to_lowercase();
            for inside in ["stack", "panicked", ".rs:", "/src/", "actix", "rust", "nobody's business"] {
                assert!(!text.contains(inside), "{inside}: {answer:?}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn d15_no_answer_waits_for_a_mail_to_be_sent() {
    on_each_store(async |app| {
        // Nobody delivers mail here, as on a server whose mail server is down.
        let user = app.user().await;
        let body = json!({"email": "joost@example.com", "language": "en"});
        app.post("/signup").json(body).send().await.has_status(201);
        let body = json!({"email": user.email, "language": "en"});
        app.post("/signup").json(body).send().await.has_status(201);
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let body = json!({"email": "new@example.com"});
        app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(200);
        assert_eq!(app.outbox().len(), 4, "they wait");
    })
    .await;
}

#[actix_web::test]
async fn d16_an_unexpected_failure_is_500_and_does_not_say_why() {
    on_each_store(async |app| {
        let user = app.user().await;
        let broken = app.restarted_with(|house| house.random = Arc::new(NoRandom)).await;
        let body = json!({"email": "joost@example.com", "language": "en"});
        broken.post("/signup").json(body).send().await.is_error(500, "internalError");
        let body = json!({"name": "x", "level": 1, "expiresIn": 60});
        broken.post("/apikeys/jwt").bearer(&user.token).json(body).send().await.is_error(500, "internalError");
        let body = json!({"username": user.email});
        broken.post("/signinlink").json(body).send().await.is_error(500, "internalError");
        let body = json!({"set": 1, "height": 1, "name": "x", "img": "x", "test": true});
        let call = broken.post("/curated-sets/suggest/jwt").bearer(&user.token).json(body);
        call.send().await.is_error(500, "internalError");
        broken.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
        assert!(app.outbox().is_empty(), "nothing was half done");
    })
    .await;
}
