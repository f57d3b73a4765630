//! Signing in by link, and confirming a sign-up, too often.

use freesewing_domain::limits::RateLimits;
use serde_json::json;

use super::{wait, with_limits};
use crate::support::outbox::link;

#[actix_web::test]
async fn a_link_is_tried_ten_times_a_minute_and_then_still_good() {
    with_limits(RateLimits::default(), async |app, _| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let link = link(&app.only_mail());
        let path = format!("/signinlink/{}/{}", link.id, link.check);
        // One was signing up.
        for _ in 0..9 {
            app.post(&path).send().await.is_error(403, "mfaTokenRequired");
        }
        super::honour(&app, &app.post(&path).send().await);
        app.post(&path).json(json!({"token": app.code(&secret)})).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn trying_passwords_keeps_nobody_from_following_their_link() {
    with_limits(RateLimits::default(), async |app, _| {
        let user = app.user_with_password("hunter2").await;
        for _ in 0..40 {
            super::signin(&app, &user.email, "wrong").await;
        }
        wait(&super::signin(&app, &user.email, "hunter2").await);
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let link = link(&app.only_mail());
        app.post(&format!("/signinlink/{}/{}", link.id, link.check)).send().await.has_status(200);
    })
    .await;
}
