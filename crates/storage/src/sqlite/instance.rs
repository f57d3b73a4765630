//! The name of this installation.

use diesel::prelude::*;
use diesel::{insert_or_ignore_into, replace_into};
use freesewing_domain::ports::{InstanceStore, StoreError};

use super::SqliteStore;
use super::error::database;
use crate::schema::instance;

/// The number of the one row there is.
const ONLY: i64 = 1;

impl InstanceStore for SqliteStore {
    fn instance(&self, fresh: &str) -> Result<String, StoreError> {
        if let Some(name) = self.connections.read(|conn| find(conn).optional().map_err(database))? {
            return Ok(name);
        }
        self.connections.write(|conn| {
            let row = (instance::id.eq(ONLY), instance::name.eq(fresh));
            insert_or_ignore_into(instance::table).values(row).execute(conn).map_err(database)?;
            find(conn).map_err(database)
        })
    }
}

/// Names a database that nobody has used yet, whatever it was called.
pub(super) fn set(conn: &mut SqliteConnection, name: &str) -> Result<(), StoreError> {
    let row = (instance::id.eq(ONLY), instance::name.eq(name));
    replace_into(instance::table).values(row).execute(conn).map(drop).map_err(database)
}

fn find(conn: &mut SqliteConnection) -> QueryResult<String> {
    instance::table.find(ONLY).select(instance::name).get_result(conn)
}
