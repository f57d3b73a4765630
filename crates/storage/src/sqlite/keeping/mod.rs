//! Looking after a database as a whole, from outside of a server: checking it, backing it up, restoring it, giving it
//! another key.
//!
//! Nothing here brings tables up to date: a database is looked at as it is, so that one can be backed up before a newer
//! version first touches it.

mod backup;
mod check;
mod part;
mod rekey;
mod restore;

use std::io;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::open::{is_foreign, locate, unknown_migrations};

pub use backup::back_up;
pub use check::{Report, check};
pub use rekey::{Rekeyed, rekey};
pub use restore::{Restored, restore};

/// For a connection that is here for a short while, beside a server.
const VISITOR: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
";

/// Why a database could not be looked after, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeepError {
    /// There is nothing at that path.
    #[error("there is no database at {0:?}")]
    Missing(PathBuf),
    /// The path cannot be handed to SQLite, or its directory is not there.
    #[error(transparent)]
    Path(#[from] super::OpenError),
    /// The file belongs to something else.
    #[error("{0:?} is no database of this program")]
    Foreign(PathBuf),
    /// A newer version knows more tables than we could check.
    #[error("{path:?} was used by a newer version of this program (it has {migrations}): use that version")]
    Newer {
        /// The database.
        path: PathBuf,
        /// The migrations that we do not know.
        migrations: String,
    },
    /// SQLite cannot use the file.
    #[error("cannot use {path:?}: {source}")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What is in the database does not open with the key at hand.
    #[error("{0:?} is sealed with another encryption key: use the key that it was made with")]
    AnotherKey(PathBuf),
    /// Some of what is in the database is sealed with a key that is not at hand.
    #[error(
        "{0:?} goes over from one encryption key to another, and the former one is not known: name it, too, \
         until `rekey` is done"
    )]
    FormerKeyLacking(PathBuf),
    /// Some fields could not be sealed anew.
    #[error("{fields} fields of {path:?} do not open, such as {first}; all others are sealed with the new key")]
    DoNotOpen {
        /// The database.
        path: PathBuf,
        /// How many fields.
        fields: u64,
        /// The first of them.
        first: String,
    },
    /// Something is where the new file would go.
    #[error("{0:?} is there already: choose another name, or remove it")]
    Taken(PathBuf),
    /// A database is where the backup would go, and nobody said that it may be replaced.
    #[error("there is a database at {0:?}: to replace it, add --force (it is kept beside the new one)")]
    WouldReplace(PathBuf),
    /// Both paths are the same file.
    #[error("{0:?} is the database itself")]
    Itself(PathBuf),
    /// A process has the database open.
    #[error("{0:?} is in use: stop the server first")]
    InUse(PathBuf),
    /// A server has the database open that was not told of the new key.
    #[error("a server has {0:?} open that knows just the former key: restart it with both keys, or stop it")]
    OldServer(PathBuf),
    /// Somebody else is writing the same file.
    #[error("{0:?} is being written by another process")]
    BeingWritten(PathBuf),
    /// There is too little room.
    #[error("too little room for {path:?}: it takes {needed} bytes, and there are {free}")]
    NoRoom {
        /// What was to be written.
        path: PathBuf,
        /// How many bytes it takes.
        needed: u64,
        /// How many there are.
        free: u64,
    },
    /// A file could not be written, or put in its place.
    #[error("cannot write {path:?}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The check found something.
    #[error("{path:?} is not sound: {}", .report.problems_in_short())]
    NotSound {
        /// The database.
        path: PathBuf,
        /// What was found.
        report: Box<Report>,
    },
    /// The copy lacks what was in the database before it was begun.
    #[error("the copy {path:?} lacks {rows} rows of {table}")]
    Incomplete {
        /// The copy, which was removed.
        path: PathBuf,
        /// The table.
        table: String,
        /// How many rows.
        rows: i64,
    },
}

impl KeepError {
    fn unusable(path: &Path) -> impl Fn(diesel::result::Error) -> Self {
        move |error| Self::Unusable { path: path.to_owned(), source: error.into() }
    }

    fn io(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

/// Opens a database that is there, and is one of ours that we know all of.
fn visit(path: &Path) -> Result<SqliteConnection, KeepError> {
    if !path.is_file() {
        return Err(KeepError::Missing(path.to_owned()));
    }
    let unusable = KeepError::unusable(path);
    let mut conn = SqliteConnection::establish(&locate(path)?)
        .map_err(|error| KeepError::Unusable { path: path.to_owned(), source: error.into() })?;
    conn.batch_execute(VISITOR).map_err(&unusable)?;
    let tables: i64 = count(&mut conn, "SELECT count(*) AS count FROM sqlite_schema").map_err(&unusable)?;
    if tables == 0 || is_foreign(&mut conn).map_err(&unusable)? {
        return Err(KeepError::Foreign(path.to_owned()));
    }
    let unknown =
        unknown_migrations(&mut conn).map_err(|source| KeepError::Unusable { path: path.to_owned(), source })?;
    if !unknown.is_empty() {
        return Err(KeepError::Newer { path: path.to_owned(), migrations: unknown.join(", ") });
    }
    Ok(conn)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

/// The one number, named `count`, that a query answers.
fn count(conn: &mut SqliteConnection, query: &str) -> QueryResult<i64> {
    Ok(diesel::sql_query(query).get_result::<Count>(conn)?.count)
}
