//! Putting a backup in the place of a database.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use freesewing_domain::ports::Cipher;
use freesewing_domain::time::Timestamp;
use rustix::fs::{FlockOperation, fcntl_lock};
use rustix::io::Errno;

use super::super::OpenError;
use super::super::open::locate;
use super::backup::copy;
use super::check::check_copy;
use super::numbers::go_on_from;
use super::part::{Part, sync_directory};
use super::progress::Progress;
use super::report::Report;
use super::{KeepError, visit};

/// What became of a restore.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What is in the database now.
    pub report: Report,
    /// Where the one is that was replaced.
    pub replaced: Option<PathBuf>,
}

/// Checks a backup, and puts a copy of it in the place of `database`. With `force`, one that is there is replaced, and
/// kept under a name of its own, which ends in the moment `now`.
///
/// # Errors
/// [`KeepError`]; then the database is as it was.
pub fn restore(
    backup: &Path,
    database: &Path,
    cipher: Arc<dyn Cipher>,
    force: bool,
    now: Timestamp,
    progress: &mut dyn Progress,
) -> Result<Restored, KeepError> {
    let mut source = visit(backup)?;
    locate(database)?;
    let is_there = database.symlink_metadata().is_ok();
    let database = &if is_there { file_of(database)? } else { database.to_owned() };
    if is_there && same_file(backup, database) {
        return Err(KeepError::Itself(database.to_owned()));
    }
    if is_there && !force {
        return Err(KeepError::WouldReplace(database.to_owned()));
    }
    refuse_if_in_use(database)?;
    let original = check_copy(backup, backup, Arc::clone(&cipher), progress)?;
    let part = Part::of(database)?;
    copy(&mut source, backup, &part, progress)?;
    if is_there {
        go_on_from(database, &part)?;
    }
    let report = check_copy(part.path(), database, cipher, progress)?;
    if let Some((table, rows)) = missing(&original, &report) {
        return Err(KeepError::Incomplete { path: database.to_owned(), table, rows });
    }
    // All of that took its time; somebody may have come since.
    refuse_if_in_use(database)?;
    let replaced = if is_there { Some(keep_beside(database, now)?) } else { None };
    move_log_away(database, replaced.as_deref())?;
    part.put_in_place()?;
    Ok(Restored { report, replaced })
}

/// The file that a path leads to, as SQLite follows it, too; so a link stays one.
fn file_of(path: &Path) -> Result<PathBuf, KeepError> {
    let file = path.canonicalize().map_err(KeepError::io(path))?;
    if file.is_file() { Ok(file) } else { Err(OpenError::NotAFile(file).into()) }
}

fn same_file(one: &Path, other: &Path) -> bool {
    let id = |path: &Path| path.metadata().map(|about| (about.dev(), about.ino()));
    matches!((id(one), id(other)), (Ok(one), Ok(other)) if one == other)
}

/// The first table whose rows are not as many.
fn missing(original: &Report, copy: &Report) -> Option<(String, i64)> {
    let differs = |(table, rows): &(String, i64)| (table.clone(), rows - copy.rows_of(table));
    original.rows.iter().map(differs).find(|(_, rows)| *rows != 0)
}

/// Refuses when a process has the database open. Whoever has one open that has a write-ahead log holds a lock on it all
/// the time, also when it is idle; so nobody else can lock all of it. That holds for a damaged one, too.
pub(super) fn refuse_if_in_use(database: &Path) -> Result<(), KeepError> {
    let file = match OpenOptions::new().read(true).write(true).open(database) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(KeepError::io(database)(error)),
    };
    match fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(()),
        Err(Errno::AGAIN | Errno::ACCESS) => Err(KeepError::InUse(database.to_owned())),
        Err(error) => Err(KeepError::io(database)(error.into())),
    }
}

/// Gives a database that is about to be replaced a second name.
fn keep_beside(database: &Path, now: Timestamp) -> Result<PathBuf, KeepError> {
    // One that is whole takes its log in, and is one file then, so nothing can come between the two.
    if is_locked(settle(database)) {
        return Err(KeepError::InUse(database.to_owned()));
    }
    let moment: String = now.to_string().chars().filter(char::is_ascii_alphanumeric).collect();
    let beside = named(database, &format!(".replaced-{moment}"));
    fs::hard_link(database, &beside).map_err(KeepError::io(&beside))?;
    Ok(beside)
}

/// Has a database take its log in, which works only when nobody else has it open.
fn settle(database: &Path) -> QueryResult<()> {
    let path = locate(database).map_err(|_| diesel::result::Error::NotFound)?;
    let mut conn = SqliteConnection::establish(&path).map_err(|_| diesel::result::Error::NotFound)?;
    conn.batch_execute("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE")
}

fn is_locked(settled: QueryResult<()>) -> bool {
    settled.is_err_and(|error| error.to_string().contains("locked"))
}

/// Has no log lie beside the restored database: SQLite would take it for that one's. The log of one that could not take it
/// in stays with it.
fn move_log_away(database: &Path, replaced: Option<&Path>) -> Result<(), KeepError> {
    let stray = |suffix: &str| named(database, suffix);
    let moved = match replaced {
        Some(replaced) => fs::rename(stray("-wal"), named(replaced, "-wal")),
        None => fs::remove_file(stray("-wal")),
    };
    for done in [moved, fs::remove_file(stray("-shm")), fs::remove_file(stray("-journal"))] {
        match done {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(KeepError::io(database)(error)),
            _ => {}
        }
    }
    sync_directory(database).map_err(KeepError::io(database))
}

fn named(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}
