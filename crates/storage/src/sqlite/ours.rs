//! Whether a database that is open is still ours: the file that its path leads to, sealed with a key that is known.
//!
//! Both can end while a server runs. Somebody may put another file in its place, and what is written then is gone with the
//! next start. And somebody may give the database another key, of which this process was not told; it would seal what
//! nobody could open later.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use diesel::prelude::*;
use freesewing_domain::ports::StoreError;
use parking_lot::Mutex;

use super::error::unavailable;
use super::key::{self, Fit};
use crate::seal::Sealer;

/// What is known of the database that was opened.
pub(super) struct Ours {
    path: PathBuf,
    file: Option<Identity>,
    key: Mutex<Option<Key>>,
    /// Whether another key has it now.
    lost: AtomicBool,
}

/// The key that the database was opened with, and the proof of it that was there last.
struct Key {
    sealer: Sealer,
    proof: Option<Vec<u8>>,
}

#[derive(Debug, thiserror::Error)]
#[error("the database file was removed or replaced: put it back, or restart the server")]
struct Gone;

#[derive(Debug, thiserror::Error)]
#[error("the database was given another encryption key: restart the server with that one, and with the former one")]
struct Lost;

impl Ours {
    /// The database at a path, right after it was opened.
    pub(super) fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), file: identity(path), key: Mutex::default(), lost: AtomicBool::default() }
    }

    /// Remembers whose it is.
    pub(super) fn belong_to(&self, sealer: Sealer) {
        *self.key.lock() = Some(Key { sealer, proof: None });
    }

    /// Refuses when the path leads to another file now, or to none.
    pub(super) fn is_in_place(&self) -> Result<(), StoreError> {
        if self.file.is_some() && identity(&self.path) != self.file { Err(unavailable(Gone)) } else { Ok(()) }
    }

    /// Refuses when another key has it, as far as was seen.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        if self.lost.load(Ordering::Acquire) { Err(unavailable(Lost)) } else { Ok(()) }
    }

    /// Looks whose it is, after another process has written.
    pub(super) fn look_at_key(&self, conn: &mut SqliteConnection) {
        let mut key = self.key.lock();
        let Some(key) = &mut *key else { return };
        // What cannot be read counts as lost until it can.
        let proof = key::find(conn).unwrap_or_default();
        if proof.is_some() && key.proof == proof {
            return;
        }
        let fit = proof.as_deref().map_or(Fit::Strange, |proof| key::fit(&key.sealer, proof));
        self.lost.store(matches!(fit, Fit::Strange | Fit::FormerLacking), Ordering::Release);
        key.proof = proof;
    }
}

/// What tells one file from another.
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// Where files have no number, nobody can tell.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}
