//! Mail that goes no further than a folder: for development, tests, and servers without mail.

use std::fs::{DirBuilder, File, OpenOptions, remove_file, rename};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Parcel, SendError, Transport};

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

    fn write(&self, name: &str, message: &[u8]) -> io::Result<PathBuf> {
        if !self.folder.is_dir() {
            private_folder(&self.folder)?;
        }
        let (path, part) = (self.folder.join(name), self.folder.join(format!(".{name}.part")));
        let written = private_file(&part)
            .and_then(|mut file| file.write_all(message).and_then(|()| file.sync_all()))
            .and_then(|()| rename(&part, &path));
        if written.is_err() {
            let _ = remove_file(&part);
        }
        written.map(|()| path)
    }
}

impl Transport for FolderTransport {
    fn send(&self, parcel: &Parcel) -> Result<(), SendError> {
        let at = parcel.at.to_string().replace(':', "-");
        let name = format!("{at}-{:06}-{}.eml", parcel.id.0, parcel.template);
        match self.write(&name, &parcel.message) {
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

/// Makes a folder that only its owner can look into.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a file that only its owner can read.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
