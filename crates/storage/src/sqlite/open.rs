//! What happens before a database is used: making the file, looking whose it is, bringing its tables up to date.

use std::error::Error;
use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::WRITER;

pub(super) const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");

/// Why a database cannot be used, and what to do about it. What the system or SQLite said is its source, so tell that, too.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The folder is not there. It is not made, because a wrong path would otherwise start an empty server.
    #[error("the directory {0:?} does not exist: make it, or choose another path for the database")]
    DirectoryMissing(PathBuf),
    /// The path cannot be handed to SQLite.
    #[error("the path {0:?} is not valid UTF-8: choose another path for the database")]
    PathNotText(PathBuf),
    /// The path is taken by something that is no file.
    #[error("{0:?} is not a file: choose another path for the database")]
    NotAFile(PathBuf),
    /// The file could not be made or opened.
    #[error("cannot open the database {path:?} (check that this user may read and write it and its directory)")]
    NotAllowed {
        /// The database.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file belongs to something else.
    #[error("{0:?} holds other tables than ours: choose another path for the database")]
    Foreign(PathBuf),
    /// The database was used by a newer version, whose tables we do not know.
    #[error(
        "the database {path:?} was used by a newer version of this program (it has {migrations}): \
         run that version, or restore a backup from before"
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// The migrations that we do not know.
        migrations: String,
    },
    /// The file system cannot do what safe writing beside readers needs.
    #[error("the database {0:?} cannot use a write-ahead log: move it to a local disk")]
    NoWriteAheadLog(PathBuf),
    /// The tables could not be brought up to date; the database is as it was.
    #[error("cannot bring the tables of {path:?} up to date, so nothing was changed")]
    Migration {
        /// The database.
        path: PathBuf,
        /// What went wrong.
        source: Box<dyn Error + Send + Sync>,
    },
    /// What is in the database does not open with the key at hand.
    #[error("the database {0:?} is sealed with another encryption key: start with the key that it was made with")]
    AnotherKey(PathBuf),
    /// Some of what is in the database is sealed with a key that is not at hand.
    #[error(
        "the database {0:?} goes over from one encryption key to another, and the former one is not known: \
         name it, too, until `rekey` is done"
    )]
    FormerKeyLacking(PathBuf),
    /// SQLite cannot use the file.
    #[error(
        "cannot use the database {path:?} (is it a SQLite file, whole, on a disk that may be written and has room, and not locked by another program?)"
    )]
    Unusable {
        /// The database.
        path: PathBuf,
        /// What SQLite said.
        source: Box<dyn Error + Send + Sync>,
    },
}

/// Makes the database ready, and answers how to name it to SQLite.
pub(super) fn prepare(path: &Path) -> Result<String, OpenError> {
    let unusable = |source: Box<dyn Error + Send + Sync>| OpenError::Unusable { path: path.to_owned(), source };
    let url = locate(path)?;
    make_file(path)?;
    let mut conn = connect(path, &url)?;
    conn.batch_execute("PRAGMA busy_timeout = 5000").map_err(|error| unusable(error.into()))?;
    if is_foreign(&mut conn).map_err(|error| unusable(error.into()))? {
        return Err(OpenError::Foreign(path.to_owned()));
    }
    conn.batch_execute(WRITER).map_err(|error| unusable(error.into()))?;
    if text(&mut conn, "SELECT journal_mode AS text FROM pragma_journal_mode")
        .map_err(|error| unusable(error.into()))?
        != ["wal"]
    {
        return Err(OpenError::NoWriteAheadLog(path.to_owned()));
    }
    migrate(&mut conn, path)?;
    Ok(url)
}

/// An absolute path never looks like one of the other things that SQLite takes for a database, such as `:memory:`.
pub(super) fn locate(path: &Path) -> Result<String, OpenError> {
    let absolute =
        std::path::absolute(path).map_err(|source| OpenError::NotAllowed { path: path.to_owned(), source })?;
    match absolute.parent() {
        Some(directory) if !directory.is_dir() => Err(OpenError::DirectoryMissing(directory.to_owned())),
        _ => absolute.to_str().map(str::to_owned).ok_or_else(|| OpenError::PathNotText(path.to_owned())),
    }
}

/// Opens the database. When that fails, SQLite does not say why; the system may.
pub(super) fn connect(path: &Path, url: &str) -> Result<SqliteConnection, OpenError> {
    SqliteConnection::establish(url).map_err(|error| match File::open(path) {
        Ok(_) => OpenError::Unusable { path: path.to_owned(), source: error.into() },
        Err(source) => OpenError::NotAllowed { path: path.to_owned(), source },
    })
}

/// Makes the file before SQLite does, so that nobody but its owner may ever read it. SQLite gives the files that it
/// puts beside it the same mode.
fn make_file(path: &Path) -> Result<(), OpenError> {
    if path.is_dir() {
        return Err(OpenError::NotAFile(path.to_owned()));
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(OpenError::NotAllowed { path: path.to_owned(), source }),
    }
}

/// Whether there are tables, and none of them tells of our migrations.
pub(super) fn is_foreign(conn: &mut SqliteConnection) -> QueryResult<bool> {
    let tables = text(conn, "SELECT name AS text FROM sqlite_schema WHERE type = 'table'")?;
    Ok(!tables.is_empty() && !tables.iter().any(|table| table == "__diesel_schema_migrations"))
}

/// Runs what is missing, all or nothing, with nobody else in between.
fn migrate(conn: &mut SqliteConnection, path: &Path) -> Result<(), OpenError> {
    let failed = |source| OpenError::Migration { path: path.to_owned(), source };
    let unknown = unknown_migrations(conn).map_err(failed)?;
    if !unknown.is_empty() {
        return Err(OpenError::Newer { path: path.to_owned(), migrations: unknown.join(", ") });
    }
    let mut outcome = Ok(());
    conn.exclusive_transaction(|conn| {
        outcome = conn.run_pending_migrations(MIGRATIONS).map(drop);
        if outcome.is_ok() { Ok(()) } else { Err(diesel::result::Error::RollbackTransaction) }
    })
    .or_else(|error| match error {
        diesel::result::Error::RollbackTransaction => Ok(()),
        other => Err(failed(other.into())),
    })?;
    outcome.map_err(failed)
}

/// The migrations that the database has had and this program does not know.
pub(super) fn unknown_migrations(conn: &mut SqliteConnection) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let known = diesel::migration::MigrationSource::<Sqlite>::migrations(&MIGRATIONS)?;
    let applied = conn.applied_migrations()?;
    Ok(applied
        .iter()
        .filter(|version| !known.iter().any(|migration| migration.name().version() == **version))
        .map(ToString::to_string)
        .collect())
}

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

/// The rows of a query that has one column, of text, named `text`.
pub(super) fn text(conn: &mut SqliteConnection, query: &str) -> QueryResult<Vec<String>> {
    let rows: Vec<Text> = diesel::sql_query(query).load(conn)?;
    Ok(rows.into_iter().map(|row| row.text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_can_be_undone_and_done_again() {
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        conn.run_pending_migrations(MIGRATIONS).unwrap();
        conn.revert_all_migrations(MIGRATIONS).unwrap();
        let left = text(&mut conn, "SELECT name AS text FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").unwrap();
        assert_eq!(left, ["__diesel_schema_migrations"]);
        conn.run_pending_migrations(MIGRATIONS).unwrap();
    }
}
