//! A database of the former server, made by the tests, and a stand-in for what sealed it.

use std::path::PathBuf;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use freesewing_domain::email::EmailHash;
use freesewing_domain::ports::{ReferenceFieldError, ReferenceFields};
use freesewing_storage::{
    ImportError, ImportOptions, ImportWatch, Imported, LeftOut, Phase, Reference, ReferenceError, SqliteStore,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::Place;
use crate::stand_in::StandIn;

/// Opens `{"of":…}`; `{"locked":…}` does not open.
pub(super) struct Plain;

impl ReferenceFields for Plain {
    fn open(&self, sealed: &str) -> Result<Value, ReferenceFieldError> {
        let mut json: Value = serde_json::from_str(sealed).map_err(|_| ReferenceFieldError::Form)?;
        json.get_mut("of").map(Value::take).ok_or(ReferenceFieldError::Locked)
    }
}

/// What the former server would have sealed.
pub(super) fn sealed(value: impl Into<Value>) -> String {
    json!({ "of": value.into() }).to_string()
}

/// Sealed as text that is JSON itself.
pub(super) fn sealed_twice(value: &Value) -> String {
    sealed(value.to_string())
}

pub(super) const LOCKED: &str = r#"{"locked":1}"#;

/// Remembers what it is told.
#[derive(Default)]
pub(super) struct Watch {
    pub(super) phases: Vec<(Phase, &'static str, u64)>,
    pub(super) rows: u64,
    pub(super) left_out: Vec<String>,
}

impl ImportWatch for Watch {
    fn begins(&mut self, phase: Phase, table: &'static str, rows: u64) {
        self.phases.push((phase, table, rows));
    }

    fn row(&mut self) {
        self.rows += 1;
    }

    fn left_out(&mut self, row: &LeftOut) {
        self.left_out.push(row.to_string());
    }
}

/// Both databases.
pub(super) struct Former {
    folder: TempDir,
    pub(super) target: Place,
}

impl Former {
    /// Without a row.
    pub(super) fn new() -> Self {
        let former = Self { folder: tempfile::tempdir().unwrap(), target: Place::new() };
        former.execute(include_str!("../../reference/schema.sql"));
        former
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("odd name? 100% #1.sqlite")
    }

    pub(super) fn execute(&self, sql: &str) {
        let mut conn = SqliteConnection::establish(self.path().to_str().unwrap()).unwrap();
        conn.batch_execute(sql).unwrap();
    }

    /// An account, and what is different about it: `column = value`.
    pub(super) fn user(&self, id: i64, name: &str, different: &str) {
        let email = format!("{name}@example.com");
        let (hash, address, data) = (EmailHash::of(&email), sealed(email.as_str()), sealed(json!({})));
        let (hash, bio, lower) = (hash.as_str(), sealed("hello"), name.to_lowercase());
        self.execute(&format!(
            "INSERT INTO \"User\" (id, bio, consent, createdAt, data, ehash, email, ihash, initial, lusername, password, status, username) \
             VALUES ({id}, '{bio}', 1, 1000, '{data}', '{hash}', '{address}', '{hash}', '{address}', '{lower}', '{{}}', 1, '{name}')"
        ));
        if !different.is_empty() {
            self.execute(&format!("UPDATE \"User\" SET {different} WHERE id = {id}"));
        }
    }

    /// A set of an account.
    pub(super) fn set(&self, id: i64, user: i64, measurements: &str) {
        let (name, notes) = (sealed("mine"), sealed("--"));
        self.execute(&format!(
            "INSERT INTO \"Set\" (id, createdAt, name, notes, userId, measies, updatedAt) \
             VALUES ({id}, 2000, '{name}', '{notes}', {user}, '{measurements}', 3000)"
        ));
    }

    pub(super) fn open(&self) -> Result<Reference, ReferenceError> {
        Reference::open(&self.path(), Arc::new(Plain))
    }

    pub(super) fn import(&self) -> Result<Imported, ImportError> {
        self.import_with(&ImportOptions::default(), &mut Watch::default())
    }

    pub(super) fn import_with(&self, options: &ImportOptions, watch: &mut Watch) -> Result<Imported, ImportError> {
        let mut reference = self.open().unwrap();
        SqliteStore::import(&self.target.path(), StandIn::with_key(7), &mut reference, options, watch)
    }
}
