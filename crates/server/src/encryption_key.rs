//! The key of everything: from the settings, or from a file that is made on the first run.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use freesewing_auth::random::SystemRandom;
use freesewing_domain::ports::Random as _;
use freesewing_domain::secret::Secret;

use crate::settings::{Database, Settings};

/// The file, in the working directory.
const FILE: &str = "encryption.key";
/// The file of the key before it, beside it, if there is one.
const FORMER: &str = "encryption.key.former";

/// A key of fewer characters is worth a warning.
const SHORT: usize = 16;

/// A key, and whether it was made just now.
pub(crate) struct FoundKey {
    pub(crate) key: Secret,
    pub(crate) fresh: bool,
}

/// Finds the key before this one, of which some may be left that it sealed or hashed.
pub(crate) fn find_former(settings: &Settings) -> anyhow::Result<Option<Secret>> {
    if settings.former_key.is_some() {
        return Ok(settings.former_key.clone());
    }
    match fs::read_to_string(FORMER) {
        Ok(text) => Ok(Some(Secret::new(text.trim())).filter(|key| !key.expose().is_empty())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {FORMER}")),
    }
}

/// Finds the key, or makes one.
pub(crate) fn find(settings: &Settings) -> anyhow::Result<FoundKey> {
    match &settings.encryption_key {
        Some(key) => {
            if key.expose().len() < SHORT {
                tracing::warn!("BACKEND_ENC_KEY is short enough to be guessed; everything depends on it");
            }
            Ok(FoundKey { key: key.clone(), fresh: false })
        }
        None => in_file(Path::new(FILE), &settings.database),
    }
}

/// Finds the key, and makes none: for what deals with a database that is there.
pub(crate) fn find_existing(settings: &Settings) -> anyhow::Result<Secret> {
    let hint = "restore the key that the database was made with";
    given(settings)?.with_context(|| format!("there is no {FILE} and no BACKEND_ENC_KEY: {hint}"))
}

/// The key of the former server, which must have been given.
pub(crate) fn of_former_server(settings: &Settings) -> anyhow::Result<Secret> {
    given(settings)?.context("BACKEND_ENC_KEY is not set: give it the value that it had for the former server")
}

/// The key that was given, by a setting or in the file.
fn given(settings: &Settings) -> anyhow::Result<Option<Secret>> {
    match &settings.encryption_key {
        Some(key) => Ok(Some(key.clone())),
        None if Path::new(FILE).exists() => Ok(Some(in_file(Path::new(FILE), &settings.database)?.key)),
        None => Ok(None),
    }
}

fn in_file(path: &Path, database: &Database) -> anyhow::Result<FoundKey> {
    match fs::read_to_string(path) {
        Ok(text) if text.trim().is_empty() => {
            bail!("{} is empty: restore it, or remove it and the database", path.display())
        }
        Ok(text) => Ok(FoundKey { key: Secret::new(text.trim()), fresh: false }),
        // A new key would open nothing of what is there already.
        Err(error) if error.kind() == ErrorKind::NotFound && is_there(database) => bail!(
            "there is a database, but no {} and no BACKEND_ENC_KEY: restore the key that it was made with, \
             or name another BACKEND_DB_URL to start anew",
            path.display()
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Ok(FoundKey { key: make(path).with_context(|| format!("cannot write {}", path.display()))?, fresh: true })
        }
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn is_there(database: &Database) -> bool {
    matches!(database, Database::Sqlite(path) if path.exists())
}

/// Makes a key of 64 random bytes, in a file that nobody else can read.
fn make(path: &Path) -> anyhow::Result<Secret> {
    let mut bytes = [0; 64];
    SystemRandom.fill(&mut bytes)?;
    let key = hex::encode(bytes);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key.as_bytes())?;
    file.sync_all()?;
    Ok(Secret::new(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let first = in_file(&path, &Database::Memory).unwrap();
        let second = in_file(&path, &Database::Memory).unwrap();
        assert!(first.fresh && !second.fresh);
        assert_eq!(first.key, second.key);
        assert_eq!(first.key.expose().len(), 128);
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777, 0o600);
    }

    #[test]
    fn no_key_is_made_for_a_database_that_has_one() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("db.sqlite");
        fs::write(&database, "").unwrap();
        let path = folder.path().join(FILE);
        assert!(in_file(&path, &Database::Sqlite(database)).is_err());
        assert!(!path.exists());
    }

    #[test]
    fn an_empty_file_is_no_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, "\n").unwrap();
        assert!(in_file(&path, &Database::Memory).is_err());
    }
}
