//! Accounts, in test mode.

use serde_json::{Value, json};

use super::client::{Client, Credential};

/// Somebody with an account.
pub(crate) struct Account {
    pub(crate) id: i64,
    pub(crate) token: Credential,
}

impl Account {
    /// Signs up and confirms, on a server in test mode.
    pub(crate) fn create(client: &Client, name: &str) -> Self {
        let body = json!({ "email": format!("{name}@freesewing.dev"), "language": "en", "test": true });
        let signed_up = client.post("/signup", &Credential::Nobody, &body).expect(201);
        let id = signed_up["confirmation"].as_str().expect("test mode");
        Self::confirm(client, id)
    }

    /// Confirms a sign-up.
    pub(crate) fn confirm(client: &Client, confirmation: &str) -> Self {
        let path = format!("/confirm/signup/{confirmation}");
        Self::of(&client.post(&path, &Credential::Nobody, &json!({ "consent": 1 })).expect(200))
    }

    /// Who is signed in by an answer.
    pub(crate) fn of(answer: &Value) -> Self {
        let token = answer["token"].as_str().expect("a token").to_owned();
        Self { id: answer["account"]["id"].as_i64().unwrap(), token: Credential::Token(token) }
    }

    /// Makes an API key.
    pub(crate) fn key(&self, client: &Client, level: u8) -> Credential {
        let body = json!({ "name": "a script", "level": level, "expiresIn": 3600 });
        let created = client.post("/apikeys/jwt", &self.token, &body).expect(201);
        let text = |field: &str| created["apikey"][field].as_str().unwrap().to_owned();
        Credential::Key { id: text("key"), secret: text("secret") }
    }

    /// Keeps a set, and says its number.
    pub(crate) fn set(&self, client: &Client, name: &str) -> i64 {
        let body = json!({ "name": name, "measies": { "chest": 1000 } });
        client.post("/sets/jwt", &self.token, &body).expect(201)["set"]["id"].as_i64().unwrap()
    }
}
