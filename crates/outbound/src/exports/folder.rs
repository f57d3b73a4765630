//! Exports in a folder.

use std::fs::{DirEntry, File, read_dir, remove_file};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use freesewing_domain::error::Error;
use freesewing_domain::health::{FilePlace, FileRecord, Kept};
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{ExportName, Exports, FileWatch};
use freesewing_domain::time::Timestamp;

use crate::attempts::Attempts;
use crate::private;

/// Keeps each export as a file `<name>.json`, and beside it an empty one, `<name>.of-<number>`, that says whose it is.
/// Both carry the moment at which the export was made as the date of their last change, and only their owner may read
/// them. Nothing else in the folder is ever touched.
#[derive(Debug)]
pub struct FolderExports {
    folder: PathBuf,
    url: String,
    attempts: Attempts,
}

/// What the name of a file in the folder says.
enum Kind {
    Document,
    Owner(UserId),
    /// What was left of a file whose writing was cut off.
    Part,
}

impl FolderExports {
    /// Exports in this folder, which is made when the first one needs it. `url` is what the name of a file is appended to
    /// for its address.
    pub fn new(folder: impl Into<PathBuf>, url: impl Into<String>) -> Self {
        Self { folder: folder.into(), url: url.into(), attempts: Attempts::default() }
    }

    fn write(&self, name: &str, content: &[u8], at: SystemTime) -> io::Result<()> {
        let path = private::write(&self.folder, name, content)?;
        File::options().write(true).open(path)?.set_modified(at)
    }

    fn read(&self, name: &ExportName, since: SystemTime) -> io::Result<Option<Vec<u8>>> {
        let mut file = match File::open(self.folder.join(document(name))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        if file.metadata()?.modified()? < since {
            return Ok(None);
        }
        let mut content = Vec::new();
        io::Read::read_to_end(&mut file, &mut content)?;
        Ok(Some(content))
    }

    /// The files in the folder that are ours, with what they are and when they were made.
    fn ours(&self) -> io::Result<Vec<(DirEntry, ExportName, Kind, SystemTime)>> {
        let entries = match read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry?;
            let Some((name, kind)) = entry.file_name().to_str().and_then(meaning) else {
                continue;
            };
            match entry.metadata().and_then(|about| about.modified()) {
                Ok(at) => files.push((entry, name, kind, at)),
                // Somebody else was faster in removing it.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(files)
    }

    fn remove_older(&self, before: SystemTime) -> io::Result<usize> {
        let (mut removed, mut failure) = (0, None);
        for (entry, _, kind, _) in self.ours()?.into_iter().filter(|(.., at)| *at < before) {
            match remove(entry.path()) {
                Ok(()) => removed += usize::from(matches!(kind, Kind::Document)),
                Err(error) => failure = Some(error),
            }
        }
        failure.map_or(Ok(removed), Err)
    }

    fn remove_all_but(&self, user: UserId, keep: usize) -> io::Result<()> {
        let files = self.ours()?.into_iter();
        let mut owned: Vec<_> =
            files.filter(|(_, _, kind, _)| matches!(kind, Kind::Owner(owner) if *owner == user)).collect();
        owned.sort_by_key(|(_, _, _, at)| std::cmp::Reverse(*at));
        let mut failure = None;
        for (entry, name, ..) in owned.into_iter().skip(keep) {
            // Whose it is stays known until it is gone.
            let gone = remove(self.folder.join(document(&name))).and_then(|()| remove(entry.path()));
            failure = gone.err().or(failure);
        }
        failure.map_or(Ok(()), Err)
    }

    /// How much is in the files that people fetch.
    fn count(&self) -> io::Result<Kept> {
        let mut kept = Kept::default();
        for (entry, _, kind, _) in self.ours()? {
            if matches!(kind, Kind::Document) {
                kept.files += 1;
                kept.bytes += entry.metadata().map_or(0, |about| about.len());
            }
        }
        Ok(kept)
    }

    /// Names the folder, and never a file in it: who knows a file's name can fetch it.
    fn failed(&self, what: &str, error: &io::Error) -> Error {
        Error::Internal(format!("cannot {what} in the folder of exports {}: {error}", self.folder.display()))
    }
}

impl Exports for FolderExports {
    fn save(&self, user: UserId, name: &ExportName, content: &[u8], now: Timestamp) -> Result<String, Error> {
        let at = moment(now);
        // Comes first: a file whose owner is not known would stay when its account goes.
        let written = self
            .write(&format!("{}.of-{user}", name.as_str()), b"", at)
            .and_then(|()| self.write(&document(name), content, at));
        self.attempts.note(&written);
        written.map_err(|error| self.failed("write", &error))?;
        Ok(format!("{}{}", self.url, document(name)))
    }

    fn find(&self, name: &ExportName, since: Timestamp) -> Result<Option<Vec<u8>>, Error> {
        self.read(name, moment(since)).map_err(|error| self.failed("read", &error))
    }

    fn sweep(&self, before: Timestamp) -> Result<usize, Error> {
        self.remove_older(moment(before)).map_err(|error| self.failed("remove what is old", &error))
    }

    fn remove_of(&self, user: UserId, keep: usize) {
        if let Err(error) = self.remove_all_but(user, keep) {
            tracing::error!(folder = %self.folder.display(), %error, "exports could not be removed");
        }
    }
}

impl FileWatch for FolderExports {
    fn files(&self) -> FileRecord {
        let kept = self.count();
        if let Err(error) = &kept {
            tracing::warn!(folder = %self.folder.display(), %error, "exports cannot be counted");
        }
        let place = FilePlace::Folder(self.folder.display().to_string());
        FileRecord { place, kept: kept.ok(), working: self.attempts.last() }
    }
}

fn document(name: &ExportName) -> String {
    format!("{}.json", name.as_str())
}

/// What the name of a file means; nothing if it is not ours.
fn meaning(file: &str) -> Option<(ExportName, Kind)> {
    let (file, part) = match file.strip_prefix('.').and_then(|file| file.strip_suffix(".part")) {
        Some(file) => (file, true),
        None => (file, false),
    };
    let (name, ending) = file.split_once('.')?;
    let kind = match (ending, ending.strip_prefix("of-")) {
        ("json", _) => Kind::Document,
        (_, Some(user)) => Kind::Owner(UserId(user.parse().ok()?)),
        _ => return None,
    };
    Some((ExportName::parse(name)?, if part { Kind::Part } else { kind }))
}

/// That it is gone already is no error.
fn remove(path: PathBuf) -> io::Result<()> {
    match remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn moment(at: Timestamp) -> SystemTime {
    let millis = Duration::from_millis(u64::try_from(at.as_millis()).unwrap_or(0));
    SystemTime::UNIX_EPOCH.checked_add(millis).unwrap_or(SystemTime::UNIX_EPOCH)
}
