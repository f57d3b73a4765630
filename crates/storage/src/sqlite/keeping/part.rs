//! A file that is being written, under another name until it is whole.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::KeepError;

/// A file named `<target>.part`, which only its owner may read. It is gone with this value unless it was put in its place.
///
/// It is locked for as long as it is written, so what a process left behind that was killed can be told from what
/// somebody else is writing right now.
pub(super) struct Part {
    path: PathBuf,
    target: PathBuf,
    file: File,
    placed: bool,
}

impl Part {
    /// Makes the file, empty.
    pub(super) fn of(target: &Path) -> Result<Self, KeepError> {
        let mut path = OsString::from(target);
        path.push(".part");
        let path = PathBuf::from(path);
        let io = KeepError::io(&path);
        match File::open(&path) {
            Ok(left) => {
                lock(&left, &path)?;
                fs::remove_file(&path).map_err(&io)?;
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(io(error)),
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(&io)?;
        drop(io);
        let part = Self { path, target: target.to_owned(), file, placed: false };
        lock(&part.file, &part.path)?;
        part.let_owner_in().map_err(KeepError::io(&part.path))?;
        Ok(part)
    }

    /// Has its owner read and write it, even where the process was told to make files that nobody may.
    fn let_owner_in(&self) -> io::Result<()> {
        self.file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))
    }

    /// Where it is for now.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Where it will be.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Gives the file its name, replacing what has it, once all of it is on the disk.
    pub(super) fn put_in_place(mut self) -> Result<(), KeepError> {
        let io = KeepError::io(&self.target);
        self.file.sync_all().map_err(&io)?;
        fs::rename(&self.path, &self.target).map_err(&io)?;
        self.placed = true;
        sync_directory(&self.target).map_err(&io)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.placed {
            // What is left behind is taken for what it is the next time.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn lock(file: &File, path: &Path) -> Result<(), KeepError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(KeepError::BeingWritten(path.to_owned())),
        Err(TryLockError::Error(error)) => Err(KeepError::io(path)(error)),
    }
}

/// Has a new name outlive a power failure.
pub(super) fn sync_directory(of: &Path) -> io::Result<()> {
    let absolute = std::path::absolute(of)?;
    let Some(directory) = absolute.parent() else { return Ok(()) };
    match File::open(directory)?.sync_all() {
        // Some file systems, such as shares, cannot do that for a directory.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}
