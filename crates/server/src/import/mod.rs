//! `import --from PATH`

mod progress;
mod summary;

use std::sync::Arc;

use anyhow::{anyhow, bail};
use freesewing_auth::cipher::FieldCipher;
use freesewing_auth::keys::EncryptionKey;
use freesewing_auth::reference_fields::SealedByReference;
use freesewing_storage::{ImportError, ImportOptions, Reference, SqliteStore};

use crate::command::ImportArguments;
use crate::settings::{Database, Settings};
use crate::{console, encryption_key};
use progress::Progress;

/// Moves everything in from a database of the reference.
pub(crate) fn run(settings: &Settings, arguments: &ImportArguments) -> anyhow::Result<()> {
    let Database::Sqlite(path) = &settings.database else {
        bail!("a database in memory is gone with this command: set BACKEND_DB_URL to file:PATH");
    };
    let key = EncryptionKey::derive(&encryption_key::of_former_server(settings)?)?;
    let mut reference =
        Reference::open(&arguments.from, Arc::new(SealedByReference::new(&key))).map_err(|error| anyhow!("{error}"))?;
    let options = ImportOptions {
        look_at_all: arguments.report,
        skip_damaged: arguments.skip_damaged,
        adopt_instance_of: settings.instance.is_none().then(|| settings.url.clone()),
    };
    let mut progress = Progress::new(arguments.report);
    let cipher = Arc::new(FieldCipher::new(&key)?);
    let imported = SqliteStore::import(path, cipher, &mut reference, &options, &mut progress);
    // The bar goes with it, so that there is room for what is said next.
    drop(progress);
    let imported = imported.map_err(|error| with_advice(error, arguments))?;
    console::say(&format!("{} has moved into {}:", arguments.from.display(), path.display()));
    console::say(&summary::of(&imported, settings));
    Ok(())
}

/// What to do about rows that cannot be taken, as far as it was not done.
fn with_advice(error: ImportError, arguments: &ImportArguments) -> anyhow::Error {
    match error {
        ImportError::Damaged { .. } if arguments.report => anyhow!("{error}; --skip-damaged takes the rest"),
        ImportError::Damaged { .. } => {
            anyhow!("{error}; --report lists every such row, --skip-damaged takes the rest")
        }
        ImportError::Open(error) => error.into(),
        // Its text has the reason in it.
        other => anyhow!("{other}"),
    }
}
