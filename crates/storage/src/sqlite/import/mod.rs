//! Moving in from the reference: everything in one transaction, into a database that is empty.
//!
//! The connection is one of its own. The store's would note each row for those who might have read it before ([`changes`](super::changes)),
//! and there is nobody; a server that runs on the empty database sees that somebody else wrote.
//!
//! What was written is read back and compared before it is committed: so either it is all there and right, or it is not
//! there.

mod keep;
mod moving;
mod report;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use freesewing_domain::ports::{Cipher, StoreError};

use super::connection::WRITER;
use super::open::{OpenError, prepare};
use super::{SqliteStore, key};
use crate::reference::Reference;
use crate::seal::Sealer;
use moving::Moving;

pub use report::{ImportError, ImportWatch, Imported, ImportedTable, LeftOut, Phase};

/// Rows come in the order in which they were made, so what an index on their owners needs lies all over it.
const ROOM: &str = "PRAGMA cache_size = -16384;";
/// What SQLite may put beside a database.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// How to move in.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// Go on after a row that cannot be taken, to tell of all of them.
    pub look_at_all: bool,
    /// Leave out what cannot be taken, and take the rest.
    pub skip_damaged: bool,
    /// The address of the server, as it stands in tokens, when nobody said which instance it is. The database then takes the
    /// name that the keys of this address have.
    pub adopt_instance_of: Option<String>,
}

impl SqliteStore {
    /// Moves everything from a database of the reference into the one at `path`, which is made if there is none and must
    /// otherwise be empty. All or nothing; takes no more memory for many rows than for few.
    ///
    /// # Errors
    /// [`ImportError`], whose text says what to do about it. Nothing was written then.
    pub fn import(
        path: &Path,
        cipher: Arc<dyn Cipher>,
        reference: &mut Reference,
        options: &ImportOptions,
        watch: &mut dyn ImportWatch,
    ) -> Result<Imported, ImportError> {
        let is_new = !path.exists();
        let url = prepare(path)?;
        let mut conn = connect(&url).map_err(|source| OpenError::Unusable { path: path.to_owned(), source })?;
        let imported = all_or_nothing(&mut conn, |conn| {
            let sealer = &Sealer::new(cipher);
            look_at_target(conn, path, sealer)?;
            let refused = HashSet::new();
            Moving { conn, sealer, reference, options, watch, imported: Imported::default(), refused }.run()
        });
        if imported.is_ok() {
            // Otherwise the next one to open the database would have it to do. It is committed, so nothing can go wrong any more.
            let _ = conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } else if is_new && is_alone(&mut conn) {
            drop(conn);
            remove(path);
        }
        imported
    }
}

fn look_at_target(conn: &mut SqliteConnection, path: &Path, sealer: &Sealer) -> Result<(), ImportError> {
    if key::begin(conn, sealer)? != key::Fit::Whole {
        return Err(OpenError::AnotherKey(path.to_owned()).into());
    }
    if !keep::is_empty(conn)? {
        return Err(ImportError::NotEmpty(path.to_owned()));
    }
    Ok(())
}

/// Runs `work` in a transaction. A full disk undoes it before we can; that this cannot be done twice is not what went
/// wrong, so it is not what is told.
fn all_or_nothing<T>(
    conn: &mut SqliteConnection,
    work: impl FnOnce(&mut SqliteConnection) -> Result<T, ImportError>,
) -> Result<T, ImportError> {
    conn.batch_execute("BEGIN IMMEDIATE")?;
    let done = work(conn).and_then(|done| {
        conn.batch_execute("COMMIT")?;
        Ok(done)
    });
    if done.is_err() {
        let _ = conn.batch_execute("ROLLBACK");
    }
    done
}

fn connect(url: &str) -> Result<SqliteConnection, Box<dyn std::error::Error + Send + Sync>> {
    let mut conn = SqliteConnection::establish(url)?;
    conn.batch_execute(WRITER)?;
    conn.batch_execute(ROOM)?;
    Ok(conn)
}

/// Whether nobody else has opened the database: only then it can do without its log. A server that has would go on
/// writing into a file that is no more.
fn is_alone(conn: &mut SqliteConnection) -> bool {
    conn.batch_execute("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE").is_ok()
}

/// Removes a database that was made for nothing.
fn remove(path: &Path) {
    let beside = BESIDE.iter().map(|end| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    });
    for file in beside.chain([path.to_owned()]) {
        // Some are not there, and what is left is an empty database.
        let _ = std::fs::remove_file(file);
    }
}

impl From<diesel::result::Error> for ImportError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(StoreError::Unavailable(Box::new(error)))
    }
}
