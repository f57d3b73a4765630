//! Sealing every field anew with another key, also while a server runs that knows both.
//!
//! Each field names the key that sealed it, so nothing needs to be written down about how far this got: whoever was
//! interrupted begins again, and finds less to do. A field is replaced only while it is still what was read; when the server
//! wrote it meanwhile, the server sealed it with the new key already. A server that knows the former key alone writes no
//! more from the moment on that the proof says that there is a new one (see `ours.rs`).

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary};
use freesewing_domain::ports::{Cipher, StoreError};

use super::super::key::{Fit, begin, find, finish, fit};
use super::super::sealed::{Column, PROOF, SEALED};
use super::check::is_there;
use super::progress::Progress;
use super::restore::refuse_if_in_use;
use super::{KeepError, Sealed, count, visit};
use crate::seal::Sealer;

/// So many fields are looked at, and sealed anew, in one transaction: that holds up a server for some milliseconds.
const BATCH: i64 = 200;
/// Between two of them others get their turn. SQLite has no queue for those who want to write; they look now and then.
const PAUSE: Duration = Duration::from_millis(2);

const WRITER: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rekeyed {
    /// How many fields there are.
    pub fields: u64,
    /// How many of them were sealed anew.
    pub resealed: u64,
}

/// Seals every field anew that the key which seals now has not sealed. `cipher` must open what the former one sealed.
///
/// # Errors
/// [`KeepError`]; what was sealed anew until then stays so, and the rest is as it was. [`KeepError::OldServer`] when a
/// server that knows just the former key has it open.
pub fn rekey(path: &Path, cipher: Arc<dyn Cipher>, progress: &mut dyn Progress) -> Result<Rekeyed, KeepError> {
    let sealer = Sealer::new(cipher);
    // Before it is opened here, which would look the same.
    let in_use = refuse_if_in_use(path);
    let mut conn = visit(path)?;
    let unusable = KeepError::unusable(path);
    conn.batch_execute(WRITER).map_err(&unusable)?;
    // A server that knows both keys would have begun already.
    if key_of(&mut conn, &sealer).map_err(failed(path))? == Some(Fit::Former) {
        in_use.map_err(|error| match error {
            KeepError::InUse(path) => KeepError::OldServer(path),
            other => other,
        })?;
    }
    match in_transaction(&mut conn, path, |conn| begin(conn, &sealer))? {
        Fit::Whole | Fit::UnderWay | Fit::Former => {}
        Fit::FormerLacking => return Err(KeepError::FormerKeyLacking(path.to_owned())),
        Fit::Strange => return Err(KeepError::AnotherKey(path.to_owned())),
    }
    let mut walk = Walk::through(&mut conn, &sealer).map_err(&unusable)?;
    walk.run(&mut conn, progress).map_err(failed(path))?;
    if let Some(first) = walk.closed.first() {
        let (path, fields) = (path.to_owned(), walk.closed.len() as u64);
        return Err(KeepError::DoNotOpen { path, fields, first: first.clone() });
    }
    in_transaction(&mut conn, path, |conn| finish(conn, &sealer))?;
    Ok(walk.done)
}

/// What the proof says about the keys that are known.
fn key_of(conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Fit>, Failed> {
    let proof = find(conn).map_err(Failed::Store)?;
    Ok(proof.map(|proof| fit(sealer, &proof)))
}

fn in_transaction<T>(
    conn: &mut SqliteConnection,
    path: &Path,
    work: impl FnOnce(&mut SqliteConnection) -> Result<T, StoreError>,
) -> Result<T, KeepError> {
    conn.immediate_transaction(|conn| work(conn).map_err(Failed::Store)).map_err(failed(path))
}

/// Either of two kinds of failure.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Store(StoreError),
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

fn failed(path: &Path) -> impl Fn(Failed) -> KeepError {
    move |source| KeepError::Unusable { path: path.to_owned(), source: source.into() }
}

/// A walk through all fields.
struct Walk<'a> {
    sealer: &'a Sealer,
    columns: Vec<Column>,
    /// About how many fields there are.
    all: u64,
    done: Rekeyed,
    /// Where fields are that do not open.
    closed: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Sees what there is.
    fn through(conn: &mut SqliteConnection, sealer: &'a Sealer) -> QueryResult<Self> {
        let mut walk = Self { sealer, columns: Vec::new(), all: 0, done: Rekeyed::default(), closed: Vec::new() };
        for column in SEALED.iter().filter(|column| column.place != PROOF) {
            if is_there(conn, column)? {
                let count_all = format!("SELECT count({}) AS count FROM {}", column.name(), column.table());
                walk.all += u64::try_from(count(conn, &count_all)?).unwrap_or_default();
                walk.columns.push(*column);
            }
        }
        Ok(walk)
    }

    fn run(&mut self, conn: &mut SqliteConnection, progress: &mut dyn Progress) -> Result<(), Failed> {
        progress.begins("sealing anew", Some(self.all));
        for column in std::mem::take(&mut self.columns) {
            let (table, name) = (column.table(), column.name());
            let read = format!(
                "SELECT rowid AS id, {name} AS sealed FROM {table} \
                 WHERE rowid > ? AND {name} IS NOT NULL ORDER BY rowid LIMIT ?"
            );
            let mut last = i64::MIN;
            loop {
                let fields: Vec<Sealed> =
                    diesel::sql_query(&read).bind::<BigInt, _>(last).bind::<BigInt, _>(BATCH).load(conn)?;
                let Some(end) = fields.last() else { break };
                last = end.id;
                self.done.fields += fields.len() as u64;
                self.reseal(conn, &column, &fields)?;
                progress.goes_on(fields.len() as u64);
            }
        }
        Ok(())
    }

    /// Seals those anew of some fields of a column that are sealed with the former key.
    fn reseal(&mut self, conn: &mut SqliteConnection, column: &Column, fields: &[Sealed]) -> Result<(), Failed> {
        let (table, name, place) = (column.table(), column.name(), column.place);
        let mut fresh = Vec::new();
        for field in fields.iter().filter(|field| !self.sealer.is_current(&field.sealed)) {
            match self.sealer.open(place, &field.sealed) {
                Ok(text) => fresh.push((field, self.sealer.seal(place, &text).map_err(Failed::Store)?)),
                Err(_) => self.closed.push(format!("{place} in row {}", field.id)),
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        let replace = format!("UPDATE {table} SET {name} = ? WHERE rowid = ? AND {name} = ?");
        self.done.resealed += conn.immediate_transaction::<_, Failed, _>(|conn| {
            let mut changed = 0;
            for (field, sealed) in &fresh {
                changed += diesel::sql_query(&replace)
                    .bind::<Binary, _>(sealed)
                    .bind::<BigInt, _>(field.id)
                    .bind::<Binary, _>(&field.sealed)
                    .execute(conn)?;
            }
            Ok(changed as u64)
        })?;
        thread::sleep(PAUSE);
        Ok(())
    }
}
