//! People who are signed in, and their keys; made through the wire.

use freesewing_domain::ids::UserId;
use freesewing_domain::user::User;
use serde_json::{Value, json};

use super::TestApp;

/// Somebody with an account.
#[derive(Clone, Debug)]
pub(crate) struct TestUser {
    pub(crate) id: i64,
    pub(crate) email: String,
    pub(crate) token: String,
    /// The account as confirming the sign-up answered it.
    pub(crate) account: Value,
}

/// An API key.
#[derive(Clone, Debug)]
pub(crate) struct TestKey {
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl TestApp {
    /// Somebody new, signed in.
    pub(crate) async fn user(&self) -> TestUser {
        self.user_with_role("user").await
    }

    /// Somebody new of a role, signed in.
    pub(crate) async fn user_with_role(&self, role: &str) -> TestUser {
        let (email, confirmation) = self.signup_with_role(role).await;
        let answer = self.post(&format!("/confirm/signup/{confirmation}")).json(json!({"consent": 1})).send().await;
        answer.has_status(200);
        TestUser {
            id: answer.at("/account/id").as_i64().unwrap(),
            email,
            token: answer.text_at("/token"),
            account: answer.at("/account"),
        }
    }

    /// Somebody new, with a password.
    pub(crate) async fn user_with_password(&self, password: &str) -> TestUser {
        let user = self.user().await;
        let answer = self.patch("/account/jwt").bearer(&user.token).json(json!({"password": password})).send().await;
        answer.has_status(200);
        user
    }

    /// An address that signed up and did not confirm, and its confirmation.
    pub(crate) async fn signup(&self) -> (String, String) {
        self.signup_with_role("user").await
    }

    async fn signup_with_role(&self, role: &str) -> (String, String) {
        let email = self.new_email();
        let body = json!({"email": email, "language": "en", "test": true, "role": role});
        let answer = self.post("/signup").json(body).send().await;
        answer.has_status(201);
        (email, answer.text_at("/confirmation"))
    }

    /// An address that nobody has, in the domain of tests.
    pub(crate) fn new_email(&self) -> String {
        self.people.set(self.people.get() + 1);
        format!("person{}@freesewing.dev", self.people.get())
    }

    /// A key of somebody's, good for an hour.
    pub(crate) async fn apikey(&self, user: &TestUser, level: u8) -> TestKey {
        let body = json!({"name": "a key", "level": level, "expiresIn": 3600});
        let answer = self.post("/apikeys/jwt").bearer(&user.token).json(body).send().await;
        answer.has_status(201);
        TestKey { id: answer.text_at("/apikey/key"), secret: answer.text_at("/apikey/secret") }
    }

    /// A token of this moment, for when time has passed.
    pub(crate) fn sign_in_anew(&self, user: &TestUser) -> String {
        let ports = &self.house.api().ports;
        ports.tokens.sign(&self.stored_user(user.id), ports.clock.now()).unwrap().expose().to_owned()
    }

    /// Brings an account into a state that the wire does not offer.
    pub(crate) fn change_user(&self, id: i64, change: impl Fn(&mut User)) {
        let changed = self.store.update_user(UserId(id), &|user| {
            change(user);
            Ok(())
        });
        changed.unwrap().expect("the account");
    }

    /// An account as the store has it.
    pub(crate) fn stored_user(&self, id: i64) -> User {
        self.store.find_user(UserId(id)).unwrap().expect("the account")
    }

    /// What happened to somebody's account, newest first.
    pub(crate) async fn activity(&self, user: &TestUser) -> Vec<Value> {
        let answer = self.get("/account/activity/jwt").bearer(&user.token).send().await;
        answer.has_status(200).at("/activity").as_array().unwrap().clone()
    }

    /// What happened to it last, without number, date and account.
    pub(crate) async fn last_activity(&self, user: &TestUser) -> Value {
        let mut event = self.activity(user).await.into_iter().next().expect("an event");
        for member in ["id", "at", "userId"] {
            event.as_object_mut().unwrap().remove(member).expect("in every event");
        }
        event
    }

    /// What the owner of a token sees of their account.
    pub(crate) async fn account(&self, token: &str) -> Value {
        self.get("/account/jwt").bearer(token).send().await.at("/account")
    }
}
