//! When a database was last backed up: one line in a file beside it, `<database>.last-backup`.
//!
//! Beside it, and not in it: what makes a backup only reads the database, and a backup that is put in its place does not
//! claim to have been backed up itself.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use freesewing_domain::time::Timestamp;

/// Whoever backs up a database notes it here.
///
/// # Errors
/// When the file cannot be written.
pub fn note_backup(database: &Path, at: Timestamp) -> io::Result<()> {
    fs::write(note(database), format!("{at}\n"))
}

/// The moment that was noted, if one was. A note that cannot be read, or makes no sense, is as good as none.
pub(crate) fn last_backup(database: &Path) -> Option<Timestamp> {
    Timestamp::parse(fs::read_to_string(note(database)).ok()?.trim())
}

fn note(database: &Path) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(".last-backup");
    name.into()
}
