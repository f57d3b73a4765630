//! Mail that goes no further than a folder: for development, tests, and servers without mail.

use std::path::PathBuf;

use super::{Parcel, SendError, Transport};
use crate::private;

/// Writes each mail as an `.eml` file that any mail program opens.
///
/// The name starts with date and time and goes on with the number of the mail, so that files sort by time. Only the
/// owner may read them, for a mail can hold a link that signs somebody in. A file appears only when it is complete.
pub struct FolderTransport {
    folder: PathBuf,
}

impl FolderTransport {
    /// Mail for this folder, which is made when the first mail needs it.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }
}

impl Transport for FolderTransport {
    /// So a link can be copied from the file in every language.
    fn takes_any_text(&self) -> bool {
        true
    }

    fn send(&self, parcel: &Parcel) -> Result<(), SendError> {
        let at = parcel.at.to_string().replace(':', "-");
        let name = format!("{at}-{:06}-{}.eml", parcel.id.0, parcel.template);
        match private::write(&self.folder, &name, &parcel.message) {
            Ok(path) => {
                tracing::info!(file = %path.display(), "mail written to a file, because no SMTP server is set");
                Ok(())
            }
            Err(error) => Err(SendError::Unreachable(format!(
                "cannot write to the mail folder {}: {error}; make it writable, choose another one, or set an SMTP \
                 server",
                self.folder.display()
            ))),
        }
    }
}
