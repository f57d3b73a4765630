//! `backup`, `restore`, `check`, `rekey`: looking after the database.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use freesewing_domain::ports::{Cipher, Clock as _};
use freesewing_storage::keeping::{self, KeepError, Rekeyed, Report, Restored};
use freesewing_storage::note_backup;

use crate::bar::Bar;
use crate::clock::SystemClock;
use crate::settings::{Database, Settings};
use crate::wiring::Keys;
use crate::{console, encryption_key};

/// Copies the database, and notes that there is a backup.
pub(crate) fn back_up(settings: &Settings, path: &Path) -> anyhow::Result<()> {
    let database = database(settings)?;
    let (cipher, began) = (cipher(settings)?, SystemClock.now());
    let report = with_bar(|bar| keeping::back_up(database, path, cipher, bar))?;
    let noted = note_backup(database, began);
    console::say(&format!("{} holds all of {}, and is sound:", path.display(), database.display()));
    say(&report);
    noted.context("the backup is good, but when it was made could not be noted")
}

/// Puts a backup in the place of the database.
pub(crate) fn restore(settings: &Settings, path: &Path, force: bool) -> anyhow::Result<()> {
    let database = database(settings)?;
    let (cipher, now) = (cipher(settings)?, SystemClock.now());
    let Restored { report, replaced } = with_bar(|bar| keeping::restore(path, database, cipher, force, now, bar))?;
    console::say(&format!("{} is restored from {}, and sound:", database.display(), path.display()));
    say(&report);
    if let Some(replaced) = replaced {
        console::say(&format!("The database that was there is {} now.", replaced.display()));
    }
    Ok(())
}

/// Says whether a database is sound, and what is wrong.
pub(crate) fn check(settings: &Settings, path: Option<&Path>) -> anyhow::Result<()> {
    let path = match path {
        Some(path) => path,
        None => database(settings)?,
    };
    let cipher = cipher(settings)?;
    let report = with_bar(|bar| keeping::check(path, cipher, bar))?;
    if !report.is_sound() {
        let report = Box::new(report);
        return Err(told(KeepError::NotSound { path: path.to_owned(), report }));
    }
    console::say(&format!("{} is sound:", path.display()));
    say(&report);
    Ok(())
}

/// Seals everything anew that another key has sealed.
pub(crate) fn rekey(settings: &Settings) -> anyhow::Result<()> {
    let database = database(settings)?;
    let Rekeyed { fields, resealed } = keeping::rekey(database, cipher(settings)?, &mut Bar::default())?;
    console::say(&format!(
        "All {fields} fields of {} are sealed with the key in force, {resealed} of them since just now.\n\
         API keys that were not used since the key changed need the former one: keep it named until they were, \
         or have ended.",
        database.display()
    ));
    Ok(())
}

fn database(settings: &Settings) -> anyhow::Result<&Path> {
    match &settings.database {
        Database::Memory => anyhow::bail!(
            "BACKEND_DB_URL names a database in memory, which its server alone can see: there is no file to look after"
        ),
        Database::Sqlite(path) => Ok(path),
    }
}

fn cipher(settings: &Settings) -> anyhow::Result<Arc<dyn Cipher>> {
    let key = encryption_key::find_existing(settings)?;
    Ok(Arc::new(Keys::derive(settings, &key)?.cipher()?))
}

/// Does something that takes a while, with a bar, which is gone before anything is said.
fn with_bar<T>(work: impl FnOnce(&mut Bar) -> Result<T, KeepError>) -> anyhow::Result<T> {
    let mut bar = Bar::default();
    let done = work(&mut bar);
    drop(bar);
    done.map_err(told)
}

/// All of what is wrong goes to the person, one line each; the error has the last word.
fn told(error: KeepError) -> anyhow::Error {
    if let KeepError::NotSound { report, .. } = &error {
        report.problems.iter().for_each(|problem| console::complain(problem));
        if report.more_problems > 0 {
            console::complain(&format!("… and {} more", report.more_problems));
        }
    }
    error.into()
}

fn say(report: &Report) {
    for (table, rows) in report.rows.iter().filter(|(_, rows)| *rows > 0) {
        console::say(&format!("  {rows:>10}  {table}"));
    }
    console::say(&format!("  {:>10}  sealed fields, which all open", report.opened));
    if report.is_older {
        console::say("Its tables are those of an older version; the next start brings them up to date.");
    }
}
