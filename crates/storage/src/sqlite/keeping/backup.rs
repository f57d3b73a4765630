//! Copying a database while it is used.
//!
//! `VACUUM INTO` reads within one read transaction. That sees everything that was committed before it began, so every write
//! that was acknowledged by then, and nothing of what comes later. It holds up no writer; only the write-ahead log grows
//! until it is done. The copy holds what is there and no remains of what was removed, and it is a single file.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use freesewing_domain::ports::Cipher;

use super::super::open::locate;
use super::check::{check_copy, refuse_another_key};
use super::numbers::{LastNumber, last_numbers};
use super::part::Part;
use super::progress::Progress;
use super::report::Report;
use super::{KeepError, count, visit};
use crate::seal::Sealer;

/// How much room there must be left beside a copy on the same disk, so that a server can go on meanwhile.
const SPARE: u64 = 16 * 1024 * 1024;

/// Copies a database that may be in use to `target`, checks the copy, and only then gives it its name.
///
/// # Errors
/// [`KeepError`]; then there is nothing at `target` that was not there before.
pub fn back_up(
    database: &Path,
    target: &Path,
    cipher: Arc<dyn Cipher>,
    progress: &mut dyn Progress,
) -> Result<Report, KeepError> {
    let mut source = visit(database)?;
    refuse_another_key(&mut source, database, &Sealer::new(Arc::clone(&cipher)))?;
    locate(target)?;
    refuse_if_taken(target)?;
    let part = Part::of(target)?;
    let before = last_numbers(&mut source).map_err(KeepError::unusable(database))?;
    copy(&mut source, database, &part, progress)?;
    let report = check_copy(part.path(), database, cipher, progress)?;
    progress.begins("looking for what is missing", None);
    lacks_nothing(&mut source, &part, &before)?;
    refuse_if_taken(target)?;
    part.put_in_place()?;
    Ok(report)
}

fn refuse_if_taken(target: &Path) -> Result<(), KeepError> {
    if target.symlink_metadata().is_ok() {
        return Err(KeepError::Taken(target.to_owned()));
    }
    Ok(())
}

/// Copies a database into a file that is empty.
pub(super) fn copy(
    source: &mut SqliteConnection,
    from: &Path,
    part: &Part,
    progress: &mut dyn Progress,
) -> Result<(), KeepError> {
    refuse_if_little_room(source, from, part)?;
    progress.begins("copying", None);
    let failed = |source: diesel::result::Error| KeepError::Copy {
        from: from.to_owned(),
        to: part.target().to_owned(),
        source: source.into(),
    };
    diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(locate(part.path())?).execute(source).map_err(failed)?;
    Ok(())
}

fn refuse_if_little_room(source: &mut SqliteConnection, from: &Path, part: &Part) -> Result<(), KeepError> {
    let size = "SELECT (page_count - freelist_count) * page_size AS count \
                FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
    let size = count(source, size).map_err(KeepError::unusable(from))?;
    let io = KeepError::io(part.path());
    let disk = rustix::fs::statvfs(part.path()).map_err(|error| io(error.into()))?;
    let same_disk = part.path().metadata().map_err(&io)?.dev() == from.metadata().map_err(&io)?.dev();
    let needed = u64::try_from(size).unwrap_or_default().saturating_add(if same_disk { SPARE } else { 0 });
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    if free < needed {
        return Err(KeepError::NoRoom { path: part.target().to_owned(), needed, free });
    }
    Ok(())
}

/// Looks whether the copy has every row that was there before it was begun and is there still. A number is never given
/// twice, so a row that is there now under one of the old numbers was there all the time.
fn lacks_nothing(source: &mut SqliteConnection, part: &Part, before: &[LastNumber]) -> Result<(), KeepError> {
    let unusable = KeepError::unusable(part.path());
    diesel::sql_query("ATTACH ? AS copy").bind::<Text, _>(locate(part.path())?).execute(source).map_err(&unusable)?;
    for LastNumber { table, number } in before {
        let query = format!(
            "SELECT count(*) AS count FROM main.\"{table}\" AS ours WHERE ours.rowid <= {number} \
             AND NOT EXISTS (SELECT 1 FROM copy.\"{table}\" AS theirs WHERE theirs.rowid = ours.rowid)"
        );
        let rows = count(source, &query).map_err(&unusable)?;
        if rows != 0 {
            return Err(KeepError::Incomplete { path: part.target().to_owned(), table: table.clone(), rows });
        }
    }
    source.batch_execute("DETACH copy").map_err(unusable)
}
