//! Where people fetch everything of theirs.

use std::path::PathBuf;

use super::SettingError;
use super::read::Reader;

/// Where exports are, and where they are found.
pub(crate) struct ExportSettings {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// What the name of a file is appended to; ends in a slash.
    pub(crate) url: String,
}

/// `base` is where callers reach us, without a slash at the end.
pub(super) fn read(from: Reader<'_>, base: &str) -> Result<ExportSettings, SettingError> {
    let url = from.url("BACKEND_EXPORTS_URL", &format!("{base}/exports/"))?;
    Ok(ExportSettings {
        folder: PathBuf::from(from.text("BACKEND_EXPORTS_DIR", "./exports")),
        url: if url.ends_with('/') { url } else { format!("{url}/") },
    })
}
