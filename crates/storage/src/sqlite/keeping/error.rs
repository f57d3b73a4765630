//! Why a database could not be looked after.

use std::io;
use std::path::{Path, PathBuf};

use super::super::OpenError;
use super::report::Report;

/// Why a database could not be looked after, and what to do about it. What the system or SQLite said is its source, so
/// tell that, too.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeepError {
    /// There is nothing at that path.
    #[error("there is no database at {0:?}")]
    Missing(PathBuf),
    /// The directory of a file that would be made is not there.
    #[error("the directory {0:?} does not exist: make it, or choose another path")]
    DirectoryMissing(PathBuf),
    /// The path cannot be handed to SQLite.
    #[error(transparent)]
    Path(OpenError),
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
    #[error("cannot use {path:?}")]
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
    /// A process has the database open, which may be a server that was not told of the new key.
    #[error(
        "something has {0:?} open, such as a server that knows just the former key: restart it with both keys, or stop it"
    )]
    OldServer(PathBuf),
    /// Somebody else is writing the same file.
    #[error("{0:?} is being written by another process")]
    BeingWritten(PathBuf),
    /// There is too little room.
    #[error("too little room for {path:?}: it takes {}, and there are {}", mebibytes(.needed), mebibytes(.free))]
    NoRoom {
        /// What was to be written.
        path: PathBuf,
        /// How many bytes it takes.
        needed: u64,
        /// How many there are.
        free: u64,
    },
    /// A copy could not be made; what there was of it is removed.
    #[error("cannot copy {from:?} to {to:?}, so nothing is left of the copy")]
    Copy {
        /// What was to be copied.
        from: PathBuf,
        /// Where to.
        to: PathBuf,
        /// What SQLite said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A file could not be written, or put in its place.
    #[error("cannot write {path:?}")]
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
    pub(super) fn unusable(path: &Path) -> impl Fn(diesel::result::Error) -> Self {
        move |error| Self::Unusable { path: path.to_owned(), source: error.into() }
    }

    pub(super) fn io(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

impl From<OpenError> for KeepError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::DirectoryMissing(path) => Self::DirectoryMissing(path),
            other => Self::Path(other),
        }
    }
}

/// A number of bytes as people read it.
#[expect(clippy::cast_precision_loss, reason = "one digit behind the point is all that is shown")]
fn mebibytes(bytes: &u64) -> String {
    format!("{:.1} MiB", *bytes as f64 / f64::from(1 << 20))
}
