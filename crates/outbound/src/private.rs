//! Folders and files that only their owner can look into.

use std::fs::{DirBuilder, File, OpenOptions, remove_file, rename};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes a file into a folder, which is made if need be. The file appears only when it is complete.
pub(crate) fn write(folder: &Path, name: &str, content: &[u8]) -> io::Result<PathBuf> {
    if !folder.is_dir() {
        make_folder(folder)?;
    }
    let (path, part) = (folder.join(name), folder.join(format!(".{name}.part")));
    let written = make_file(&part)
        .and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()))
        .and_then(|()| rename(&part, &path));
    if written.is_err() {
        let _ = remove_file(&part);
    }
    written.map(|()| path)
}

fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn make_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
