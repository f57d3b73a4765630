//! Sealing every field anew with another key, also while a server runs that knows both.
//!
//! Each field names the key that sealed it, so nothing needs to be written down about how far this got: whoever was
//! interrupted begins again, and finds less to do. A field is replaced only while it is still what was read; when the server
//! wrote it meanwhile, the server sealed it with the new key already.

use std::path::Path;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary};
use freesewing_domain::ports::{Cipher, StoreError};

use super::super::key::{Fit, begin, finish};
use super::super::sealed::{Column, PROOF, SEALED};
use super::check::is_there;
use super::{KeepError, visit};
use crate::seal::Sealer;

/// So many fields are looked at, and sealed anew, in one transaction: that holds up a server for some milliseconds.
const BATCH: i64 = 200;

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
/// [`KeepError`]; what was sealed anew until then stays so, and the rest is as it was.
pub fn rekey(path: &Path, cipher: Arc<dyn Cipher>) -> Result<Rekeyed, KeepError> {
    let sealer = Sealer::new(cipher);
    let mut conn = visit(path)?;
    let unusable = KeepError::unusable(path);
    conn.batch_execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON").map_err(&unusable)?;
    match in_transaction(&mut conn, path, |conn| begin(conn, &sealer))? {
        Fit::Whole | Fit::UnderWay | Fit::Former => {}
        Fit::FormerLacking => return Err(KeepError::FormerKeyLacking(path.to_owned())),
        Fit::Strange => return Err(KeepError::AnotherKey(path.to_owned())),
    }
    let mut all = Rekeyed::default();
    let mut closed = Vec::new();
    for column in SEALED.iter().filter(|column| column.place != PROOF) {
        if is_there(&mut conn, column).map_err(&unusable)? {
            reseal_all(&mut conn, column, &sealer, &mut all, &mut closed).map_err(failed(path))?;
        }
    }
    if let Some(first) = closed.first() {
        let (path, fields) = (path.to_owned(), closed.len() as u64);
        return Err(KeepError::DoNotOpen { path, fields, first: first.clone() });
    }
    in_transaction(&mut conn, path, |conn| finish(conn, &sealer))?;
    Ok(all)
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

/// Goes through a column; notes where fields are that do not open.
fn reseal_all(
    conn: &mut SqliteConnection,
    column: &Column,
    sealer: &Sealer,
    all: &mut Rekeyed,
    closed: &mut Vec<String>,
) -> Result<(), Failed> {
    let (table, name, place) = (column.table(), column.name(), column.place);
    let read = format!(
        "SELECT rowid AS id, {name} AS sealed FROM {table} WHERE rowid > ? AND {name} IS NOT NULL ORDER BY rowid LIMIT ?"
    );
    let replace = format!("UPDATE {table} SET {name} = ? WHERE rowid = ? AND {name} = ?");
    let mut last = i64::MIN;
    loop {
        let fields: Vec<Sealed> =
            diesel::sql_query(&read).bind::<BigInt, _>(last).bind::<BigInt, _>(BATCH).load(conn)?;
        let Some(end) = fields.last() else { return Ok(()) };
        last = end.id;
        all.fields += fields.len() as u64;
        let mut fresh = Vec::new();
        for field in fields.iter().filter(|field| !sealer.is_current(&field.sealed)) {
            match sealer.open(place, &field.sealed) {
                Ok(text) => fresh.push((field, sealer.seal(place, &text).map_err(Failed::Store)?)),
                Err(_) => closed.push(format!("{place} in row {}", field.id)),
            }
        }
        if fresh.is_empty() {
            continue;
        }
        all.resealed += conn.immediate_transaction::<_, Failed, _>(|conn| {
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
    }
}

#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Binary)]
    sealed: Vec<u8>,
}
