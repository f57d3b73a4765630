//! What is particular to the store in a SQLite file; what it shares with the others is in `tests/conformance`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod activity;
mod damage;
mod durability;
mod file;
mod health;
mod import;
mod keeping;
mod known;
mod migrations;
mod opening;
#[path = "../stand_in/records.rs"]
mod records;
mod rekey;
mod removal;
#[path = "../stand_in/mod.rs"]
mod stand_in;
mod tables;

use std::path::PathBuf;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use freesewing_storage::SqliteStore;
use tempfile::TempDir;

/// A directory with a database in it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("test.sqlite")
    }

    fn open(&self) -> SqliteStore {
        SqliteStore::open(&self.path(), stand_in::StandIn::with_key(7)).unwrap()
    }

    /// Reaches into the database behind the store's back.
    fn raw(&self) -> SqliteConnection {
        let mut conn = SqliteConnection::establish(self.path().to_str().unwrap()).unwrap();
        // A store that was dropped may still be closing.
        conn.batch_execute("PRAGMA busy_timeout = 5000").unwrap();
        conn
    }

    fn execute(&self, sql: &str) {
        self.raw().batch_execute(sql).unwrap();
    }

    fn try_execute(&self, sql: &str) -> Result<(), String> {
        self.raw().batch_execute(sql).map_err(|error| error.to_string())
    }

    /// The rows of a query that has one column of text named `text`.
    fn query(&self, sql: &str) -> Vec<String> {
        let rows: Vec<Text> = diesel::sql_query(sql).load(&mut self.raw()).unwrap();
        rows.into_iter().map(|row| row.text).collect()
    }

    /// Everything that SQLite has put on disk.
    fn bytes(&self) -> Vec<u8> {
        loop {
            let files = self.0.path().read_dir().unwrap().map(|entry| std::fs::read(entry.unwrap().path()));
            // A store that is still closing moves what is in one file into another.
            match files.collect::<Result<Vec<_>, _>>() {
                Ok(files) => return files.concat(),
                Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound),
            }
        }
    }
}

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}
