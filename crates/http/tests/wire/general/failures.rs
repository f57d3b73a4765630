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
