//! How the database fares.

use std::fs;
use std::io::ErrorKind;

use diesel::connection::SimpleConnection;
use diesel::dsl::{count_star, min};
use diesel::prelude::*;
use freesewing_domain::health::{Space, StoreCondition, StoreKind, WaitingMails};
use freesewing_domain::ports::{HealthStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::{database, unavailable};
use crate::backup::last_backup;
use crate::schema::outbox;

/// What a disk must have left for a database that takes writes.
const LEAST_ROOM: u64 = 1024 * 1024;

#[derive(Debug, thiserror::Error)]
#[error("the disk that the database is on is full")]
struct LittleRoom;

impl HealthStore for SqliteStore {
    fn condition(&self) -> Result<StoreCondition, StoreError> {
        let (schema, pages) = self.connections.read(|conn| Ok((schema(conn)?, pages(conn)?)))?;
        let size = |pages: i64, size: i64| u64::try_from(pages.saturating_mul(size)).unwrap_or(0);
        let space =
            Space { bytes: size(pages.count, pages.size), log: self.log_size()?, free: size(pages.free, pages.size) };
        let last_backup = last_backup(&self.path);
        Ok(StoreCondition { kind: StoreKind::Sqlite, schema: Some(schema), space: Some(space), last_backup })
    }

    /// Writes a number into the head of the file that is there already. A row that stays as it was would not do: SQLite
    /// sees that there is nothing to write. That is so little that it succeeds also on a disk that is as good as full.
    fn try_write(&self) -> Result<(), StoreError> {
        let disk = rustix::fs::statvfs(&self.path).map_err(unavailable)?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < LEAST_ROOM {
            return Err(unavailable(LittleRoom));
        }
        self.connections.write(|conn| {
            let Number { number } = diesel::sql_query("SELECT user_version AS number FROM pragma_user_version")
                .get_result(conn)
                .map_err(database)?;
            conn.batch_execute(&format!("PRAGMA user_version = {number}")).map_err(database)
        })
    }

    fn waiting_mails(&self) -> Result<WaitingMails, StoreError> {
        let (count, oldest): (i64, Option<i64>) = self.connections.read(|conn| {
            outbox::table.select((count_star(), min(outbox::created_at))).get_result(conn).map_err(database)
        })?;
        Ok(WaitingMails { count: u64::try_from(count).unwrap_or(0), oldest: oldest.map(Timestamp::from_millis) })
    }
}

impl SqliteStore {
    fn log_size(&self) -> Result<u64, StoreError> {
        let mut name = self.path.clone().into_os_string();
        name.push("-wal");
        match fs::metadata(name) {
            Ok(about) => Ok(about.len()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
            Err(error) => Err(unavailable(error)),
        }
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Pages {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    free: i64,
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    size: i64,
}

fn pages(conn: &mut SqliteConnection) -> Result<Pages, StoreError> {
    diesel::sql_query(
        "SELECT page_count AS count, freelist_count AS free, page_size AS size \
         FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
    )
    .get_result(conn)
    .map_err(database)
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

fn schema(conn: &mut SqliteConnection) -> Result<String, StoreError> {
    let last: Version = diesel::sql_query("SELECT MAX(version) AS version FROM __diesel_schema_migrations")
        .get_result(conn)
        .map_err(database)?;
    Ok(last.version)
}
