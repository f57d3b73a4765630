//! Telling the key that a database is sealed with from every other.
//!
//! Without this, a server that starts with another key would run, fail on every account that is there, and seal new ones
//! with a key that the old ones do not open with.

use diesel::insert_into;
use diesel::prelude::*;
use freesewing_domain::ports::StoreError;

use super::connection::Connections;
use super::error::database;
use crate::schema::seal;
use crate::seal::Sealer;

/// The number of the one row there is.
const ONLY: i64 = 1;
const PLACE: &str = "seal.proof";
const PROOF: &str = "FreeSewing";

/// Whether `sealer` has the key of this database. A new database takes the key that it is opened with.
pub(super) fn fits(connections: &Connections, sealer: &Sealer) -> Result<bool, StoreError> {
    connections.write(|conn| is_of(conn, sealer))
}

/// The same, as part of a transaction.
pub(super) fn is_of(conn: &mut SqliteConnection, sealer: &Sealer) -> Result<bool, StoreError> {
    let found: Option<Vec<u8>> =
        seal::table.find(ONLY).select(seal::proof).get_result(conn).optional().map_err(database)?;
    if let Some(proof) = found {
        return Ok(sealer.open(PLACE, &proof).is_ok_and(|text| text == PROOF));
    }
    let row = (seal::id.eq(ONLY), seal::proof.eq(sealer.seal(PLACE, PROOF)?));
    insert_into(seal::table).values(row).execute(conn).map_err(database)?;
    Ok(true)
}
