//! Telling the key that a database is sealed with from every other.
//!
//! Without this, a server that starts with another key would run, fail on every account that is there, and seal new ones
//! with a key that the old ones do not open with.
//!
//! While a database goes over from one key to the next, some fields are sealed with this one and some with that. The
//! proof says so: it is sealed with the new key, and what is inside opens with the former one. So nobody who knows just
//! one of them takes the database for theirs.

use diesel::insert_into;
use diesel::prelude::*;
use freesewing_domain::ports::StoreError;

use super::connection::Connections;
use super::error::database;
use super::sealed::PROOF as PLACE;
use crate::schema::seal;
use crate::seal::Sealer;

/// The number of the one row there is.
const ONLY: i64 = 1;
/// What the proof says when all is sealed with one key.
const WHOLE: &str = "FreeSewing";

/// Whose the fields of a database are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// All are sealed with the key that seals now.
    Whole,
    /// They go over to it from a key that is known, too.
    UnderWay,
    /// All are sealed with the former key.
    Former,
    /// They go over from a key that is not known.
    FormerLacking,
    /// They are sealed with a key that is not known.
    Strange,
}

/// What a proof says about the keys that `sealer` knows.
pub(super) fn fit(sealer: &Sealer, proof: &[u8]) -> Fit {
    let Ok(text) = sealer.open(PLACE, proof) else { return Fit::Strange };
    if text == WHOLE {
        return if sealer.is_current(proof) { Fit::Whole } else { Fit::Former };
    }
    match serde_json::from_str::<Vec<u8>>(&text) {
        Ok(former) if sealer.open(PLACE, &former).is_ok_and(|text| text == WHOLE) => Fit::UnderWay,
        Ok(_) => Fit::FormerLacking,
        Err(_) => Fit::Strange,
    }
}

/// Whether `sealer` has the key of this database. A new database takes the key that it is opened with; one that is sealed
/// with the former key begins to go over.
pub(super) fn fits(connections: &Connections, sealer: &Sealer) -> Result<Fit, StoreError> {
    connections.write(|conn| begin(conn, sealer))
}

/// The same, in a transaction that holds the write lock.
pub(super) fn begin(conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Fit, StoreError> {
    let Some(proof) = find(conn)? else {
        let row = (seal::id.eq(ONLY), seal::proof.eq(sealer.seal(PLACE, WHOLE)?));
        insert_into(seal::table).values(row).execute(conn).map_err(database)?;
        return Ok(Fit::Whole);
    };
    match fit(sealer, &proof) {
        Fit::Former => {
            replace(conn, &sealer.seal_json(PLACE, &proof)?)?;
            Ok(Fit::UnderWay)
        }
        other => Ok(other),
    }
}

/// Says that all is sealed with the key that seals now.
pub(super) fn finish(conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
    replace(conn, &sealer.seal(PLACE, WHOLE)?)
}

pub(super) fn find(conn: &mut SqliteConnection) -> Result<Option<Vec<u8>>, StoreError> {
    seal::table.find(ONLY).select(seal::proof).get_result(conn).optional().map_err(database)
}

fn replace(conn: &mut SqliteConnection, proof: &[u8]) -> Result<(), StoreError> {
    diesel::update(seal::table.find(ONLY)).set(seal::proof.eq(proof)).execute(conn).map(drop).map_err(database)
}
