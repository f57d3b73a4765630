//! The connections: one that writes ([`super::writer`]), and a pool of those that read beside it.
//!
//! SQLite lets one connection write at a time. Having just one that may saves them from waiting for each other by
//! trial and error; readers are not held up by it, because of the write-ahead log.
//!
//! A look-up by something unique ends in `get_result`, never in `first`: that would add a `LIMIT ?`, and SQLite prepares
//! a statement anew each time its limit is bound, which takes several times as long as running it.

use std::error::Error;
use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use freesewing_domain::ports::{Revision, StoreError};
use scheduled_thread_pool::ScheduledThreadPool;

use super::changes::{Changes, Thing};
use super::error::unavailable;
use super::ours::Ours;
use super::revisions::Watched;
use super::writer::Writer;
use crate::revisions::Revisions;
use crate::seal::Sealer;

/// For the connection that writes. Committed is committed (`synchronous = FULL`), also when the power fails. Caches are
/// small, because the system caches the file already.
pub(super) const WRITER: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cache_size = -2000;
    PRAGMA journal_size_limit = 16777216;
";

/// While the one that writes waits for another process, it looks this often, in milliseconds, what that one did.
const LOOK_AROUND: &str = "PRAGMA busy_timeout = 100";

/// For the connections that read.
const READER: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cache_size = -1000;
    PRAGMA query_only = ON;
";

/// How long a call waits for a connection before it fails.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one of many connections stays open when nobody needs it.
const IDLE: Duration = Duration::from_secs(300);

type Manager = ConnectionManager<SqliteConnection>;

/// The connections of one database.
pub(super) struct Connections {
    writer: Writer,
    readers: Pool<Manager>,
    watched: Watched,
}

impl Connections {
    pub(super) fn open(url: &str, readers: u32) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let revisions = Arc::<Revisions>::default();
        let mut conn = SqliteConnection::establish(url)?;
        conn.batch_execute(WRITER)?;
        conn.batch_execute(LOOK_AROUND)?;
        let changes = Changes::watch(&mut conn, Arc::clone(&revisions))?;
        Ok(Self {
            writer: Writer::new(conn, changes, Arc::new(Ours::at(Path::new(url)))),
            readers: pool(url, readers.max(1))?,
            watched: Watched::new(revisions),
        })
    }

    /// Runs `read` on a connection that cannot write.
    pub(super) fn read<T>(
        &self,
        read: impl FnOnce(&mut SqliteConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.writer.ours().check()?;
        let mut conn = self.readers.get().map_err(unavailable)?;
        read(&mut conn)
    }

    /// From now on, nothing is read or written once another process has given the database to a key that is not known.
    pub(super) fn belong_to(&self, sealer: &Sealer) {
        self.writer.ours().belong_to(sealer.clone());
    }

    /// Runs `write` in a transaction that holds the write lock from its start. When it fails, nothing was written.
    pub(super) fn write<T, E: From<StoreError> + Display>(
        &self,
        write: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.writer.write(write)
    }

    /// How a thing is now. To be asked before it is read.
    pub(super) fn revision(&self, thing: Thing) -> Revision {
        self.watched.of(thing, &self.writer)
    }
}

/// A pool that tests no connection before handing it out: a file does not hang up.
fn pool(url: &str, size: u32) -> Result<Pool<Manager>, r2d2::Error> {
    let threads = ScheduledThreadPool::builder().num_threads(1).thread_name_pattern("sqlite-pool-{}").build();
    Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .max_lifetime(None)
        .idle_timeout((size > 1).then_some(IDLE))
        .connection_timeout(PATIENCE)
        .test_on_check_out(false)
        .connection_customizer(Box::new(Pragmas))
        .thread_pool(Arc::new(threads))
        .build(Manager::new(url))
}

#[derive(Debug)]
struct Pragmas;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for Pragmas {
    fn on_acquire(&self, conn: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute(READER).map_err(diesel::r2d2::Error::QueryError)
    }
}

#[cfg(test)]
mod tests {
    use super::super::error::database;
    use super::super::open::prepare;
    use super::*;

    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::Text)]
        value: String,
    }

    fn setting(conn: &mut SqliteConnection, pragma: &str) -> Result<String, StoreError> {
        let sql = format!("SELECT CAST({pragma} AS TEXT) AS value FROM pragma_{pragma}");
        let sql = sql.replace("CAST(busy_timeout", "CAST(timeout");
        Ok(diesel::sql_query(sql).get_result::<Setting>(conn).map_err(database)?.value)
    }

    fn connections() -> (tempfile::TempDir, Connections) {
        let directory = tempfile::tempdir().unwrap();
        let url = prepare(&directory.path().join("test.sqlite")).unwrap();
        let connections = Connections::open(&url, 2).unwrap();
        (directory, connections)
    }

    #[test]
    fn the_writer_is_safe() {
        let (_directory, connections) = connections();
        let wanted = [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "100")];
        for (pragma, value) in wanted {
            assert_eq!(connections.write(|conn| setting(conn, pragma)).unwrap(), value, "{pragma}");
        }
    }

    #[test]
    fn a_reader_cannot_write() {
        let (_directory, connections) = connections();
        let sql = "CREATE TABLE t (x)";
        let refused = connections.read(|conn| conn.batch_execute(sql).map_err(database));
        assert!(refused.unwrap_err().to_string().contains("readonly"));
        connections.write(|conn| conn.batch_execute(sql).map_err(database)).unwrap();
        for pragma in ["query_only", "foreign_keys"] {
            assert_eq!(connections.read(|conn| setting(conn, pragma)).unwrap(), "1", "{pragma}");
        }
    }
}
