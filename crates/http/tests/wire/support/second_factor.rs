//! People with a second factor, and the authenticator app on their phone.

use freesewing_domain::ports::Clock as _;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use super::{Answer, TestApp, TestUser};

impl TestApp {
    /// Asks for a change of the second factor.
    pub(crate) async fn mfa(&self, user: &TestUser, body: Value) -> Answer {
        self.post("/account/mfa/jwt").bearer(&user.token).json(body).send().await
    }

    /// Gets a secret, and does not use it yet.
    pub(crate) async fn enrol(&self, user: &TestUser) -> String {
        self.mfa(user, json!({"mfa": true})).await.has_status(200).text_at("/mfa/secret")
    }

    /// Somebody new with a password and a second factor, and its secret.
    pub(crate) async fn user_with_second_factor(&self, password: &str) -> (TestUser, String) {
        let user = self.user_with_password(password).await;
        let secret = self.enrol(&user).await;
        let body = json!({"mfa": true, "secret": secret, "token": self.code(&secret)});
        self.mfa(&user, body).await.has_status(200);
        (user, secret)
    }

    /// What the app shows now.
    pub(crate) fn code(&self, secret: &str) -> String {
        let secret = Secret::try_from_base32(secret).expect("base32");
        let now = u64::try_from(self.house.clock.now().as_seconds()).unwrap();
        Builder::new().with_secret(secret).build_noncompliant().generate(now).to_string()
    }

    /// What it does not show.
    pub(crate) fn wrong_code(&self, secret: &str) -> String {
        let last = if self.code(secret).ends_with('0') { "1" } else { "0" };
        format!("{}{last}", &self.code(secret)[..5])
    }
}
