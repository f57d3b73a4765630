//! The former server: what it kept, and what it gave out.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use serde_json::Value;

use crate::support::client::Credential;
use crate::support::database::sql;
use crate::support::place::Place;

/// When the former server wrote its last row, in milliseconds since 1970.
const WRITTEN: i64 = 1_795_381_520_000;
const WEEK: i64 = 7 * 24 * 60 * 60;

/// What it kept, what it gave out, and a place to move to.
pub(super) struct Former {
    pub(super) place: Place,
    pub(super) given: Value,
}

impl Former {
    /// As if it had been written just now: keys that were good then are good now, however old the file is.
    pub(super) fn new() -> Self {
        let given: Value = serde_json::from_str(include_str!("../../fixtures/former-server.json")).unwrap();
        let place = Place::new()
            .with("BACKEND_URL", given["api"].as_str().unwrap())
            .with("BACKEND_INSTANCE", given["instance"].as_str().unwrap())
            .with("BACKEND_ENC_KEY", given["encryptionKey"].as_str().unwrap());
        let former = Self { place, given };
        fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/former-server.sqlite"), former.path()).unwrap();
        let ago = seconds() * 1000 - WRITTEN;
        former.change(&format!("UPDATE Apikey SET createdAt = createdAt + {ago}, expiresAt = expiresAt + {ago}"));
        former.change(&format!("UPDATE Confirmation SET createdAt = createdAt + {ago}"));
        former
    }

    pub(super) fn path(&self) -> PathBuf {
        self.place.file("former.sqlite")
    }

    pub(super) fn target(&self) -> PathBuf {
        self.place.file("db.sqlite")
    }

    pub(super) fn change(&self, statement: &str) {
        sql(&self.path(), statement);
    }

    pub(super) fn accounts(&self) -> impl Iterator<Item = &Value> {
        self.given["accounts"].as_array().unwrap().iter()
    }

    pub(super) fn is_blocked(&self, account: &Value) -> bool {
        account["username"] == self.given["blocked"]
    }

    /// The password that an account has in the end.
    pub(super) fn password<'a>(&'a self, account: &'a Value) -> &'a Value {
        let legacy = &self.given["legacyPassword"];
        if account["username"] == legacy["username"] { &legacy["password"] } else { &account["password"] }
    }

    /// The token of an account, given out now.
    pub(super) fn token(&self, account: &Value) -> Credential {
        let token = account["token"].as_str().unwrap();
        let claims = self.claims(token);
        assert_eq!(self.sign(&claims), token, "it is signed as the former server did");
        let mut claims: Value = serde_json::from_slice(&claims).unwrap();
        (claims["iat"], claims["exp"]) = (seconds().into(), (seconds() + WEEK).into());
        Credential::Token(self.sign(claims.to_string().as_bytes()))
    }

    fn claims(&self, token: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()
    }

    fn sign(&self, claims: &[u8]) -> String {
        let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
        let text = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims));
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.given["encryptionKey"].as_str().unwrap().as_bytes());
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(hmac::sign(&key, text.as_bytes())))
    }
}

fn seconds() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().try_into().unwrap()
}

/// Everything that SQLite has put beside and into a database.
pub(super) fn bytes(database: &Path) -> Vec<u8> {
    let mut bytes = fs::read(database).unwrap();
    bytes.extend(fs::read(database.with_extension("sqlite-wal")).unwrap_or_default());
    bytes
}
