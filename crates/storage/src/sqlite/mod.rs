//! The store in a SQLite file.
//!
//! One connection writes, and several read beside it (see [`connection`]). What must happen together is one
//! transaction, which takes the write lock from its start, so that what it read is still true when it writes; those who
//! write at the same time share a commit ([`writer`]). What is asked for most is kept opened in memory ([`known`]), until
//! the database itself says that it changed ([`changes`]).

mod activity;
mod apikeys;
mod bookmarks;
mod calls;
mod changes;
mod confirmations;
mod connection;
mod curated_sets;
mod error;
mod guesses;
mod health;
mod import;
mod instance;
pub mod keeping;
mod key;
mod known;
mod numbers;
mod open;
mod option_packs;
mod ours;
mod outbox;
mod patterns;
mod quota_requests;
mod removal;
mod revisions;
mod sealed;
mod sets;
mod subscribers;
mod usage;
mod users;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use freesewing_domain::ports::Cipher;

use crate::counts::Counts;
use crate::seal::Sealer;
use connection::Connections;
use key::Fit;
use known::Known;

pub use import::{ImportError, ImportOptions, ImportWatch, Imported, ImportedTable, LeftOut, Phase};
pub use open::OpenError;

/// Keeps everything in one SQLite file.
///
/// A change is on disk when the call that made it returns. The one exception are counted calls, which wait in memory
/// for [`CallStore::write_counts`](freesewing_domain::ports::CallStore::write_counts): whoever owns the store calls it
/// each second, and once more before it ends.
pub struct SqliteStore {
    /// Where the file is.
    path: PathBuf,
    connections: Connections,
    sealer: Sealer,
    counts: Counts,
    known: Known,
}

/// How a [`SqliteStore`] works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many connections read at the same time, at least 1.
    pub readers: u32,
}

impl Default for Options {
    /// Four readers.
    fn default() -> Self {
        Self { readers: 4 }
    }
}

impl SqliteStore {
    /// Opens the database at `path`, makes it if there is none, and brings its tables up to date.
    ///
    /// # Errors
    /// [`OpenError`], whose text says what to do about it.
    pub fn open(path: &Path, cipher: Arc<dyn Cipher>) -> Result<Self, OpenError> {
        Self::open_with(path, cipher, Options::default())
    }

    /// The same, in another way than the usual.
    ///
    /// # Errors
    /// [`OpenError`], whose text says what to do about it.
    pub fn open_with(path: &Path, cipher: Arc<dyn Cipher>, options: Options) -> Result<Self, OpenError> {
        let url = open::prepare(path)?;
        let connections = Connections::open(&url, options.readers)
            .map_err(|source| OpenError::Unusable { path: path.to_owned(), source })?;
        let sealer = Sealer::new(cipher);
        match key::fits(&connections, &sealer) {
            Ok(Fit::Whole | Fit::UnderWay | Fit::Former) => {
                connections.belong_to(&sealer);
                Ok(Self { path: url.into(), connections, sealer, counts: Counts::default(), known: Known::default() })
            }
            Ok(Fit::FormerLacking) => Err(OpenError::FormerKeyLacking(path.to_owned())),
            Ok(Fit::Strange) => Err(OpenError::AnotherKey(path.to_owned())),
            Err(error) => Err(OpenError::Unusable { path: path.to_owned(), source: error.into() }),
        }
    }
}

impl std::fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SqliteStore").finish_non_exhaustive()
    }
}
