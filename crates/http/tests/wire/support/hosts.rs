//! Stand-ins for what keeps files and pictures: in memory, and with a way to look inside.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use freesewing_domain::error::Error;
use freesewing_domain::health::{MailRecord, MailWay};
use freesewing_domain::ids::UserId;
use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::{Existing, ExportName, Exports, ImageError, ImageHost, MailWatch};
use freesewing_domain::time::Timestamp;

/// What exports are appended to.
pub(crate) const EXPORTS_URL: &str = "https://files.example.org/exports/";

struct Export {
    user: UserId,
    at: Timestamp,
    document: Vec<u8>,
}

/// Keeps exports, unless it is told to fail.
#[derive(Default)]
pub(crate) struct MemoryExports {
    files: Mutex<BTreeMap<String, Export>>,
    pub(crate) full: AtomicBool,
}

impl MemoryExports {
    pub(crate) fn count(&self) -> usize {
        self.files.lock().unwrap().len()
    }
}

impl Exports for MemoryExports {
    fn save(&self, user: UserId, name: &ExportName, document: &[u8], now: Timestamp) -> Result<String, Error> {
        if self.full.load(Ordering::Relaxed) {
            return Err(Error::Internal("the disk is full".to_owned()));
        }
        let export = Export { user, at: now, document: document.to_owned() };
        self.files.lock().unwrap().insert(name.as_str().to_owned(), export);
        Ok(format!("{EXPORTS_URL}{}.json", name.as_str()))
    }

    fn find(&self, name: &ExportName, since: Timestamp) -> Result<Option<Vec<u8>>, Error> {
        let files = self.files.lock().unwrap();
        Ok(files.get(name.as_str()).filter(|export| export.at >= since).map(|export| export.document.clone()))
    }

    fn sweep(&self, before: Timestamp) -> Result<usize, Error> {
        let mut files = self.files.lock().unwrap();
        let all = files.len();
        files.retain(|_, export| export.at >= before);
        Ok(all - files.len())
    }

    fn remove_of(&self, user: UserId, keep: usize) {
        let mut files = self.files.lock().unwrap();
        let mut own: Vec<_> = files
            .iter()
            .filter(|(_, export)| export.user == user)
            .map(|(name, export)| (export.at, name.clone()))
            .collect();
        own.sort();
        for (_, name) in own.iter().rev().skip(keep) {
            files.remove(name);
        }
    }
}

/// Keeps pictures by name. What is in them is nobody's business here.
#[derive(Default)]
pub(crate) struct MemoryImages(Mutex<BTreeMap<String, Picture>>);

impl MemoryImages {
    /// A host that has these.
    pub(crate) fn with(names: &[&str]) -> Self {
        let picture = Picture { media_type: "image/png", bytes: vec![1] };
        Self(Mutex::new(names.iter().map(|name| ((*name).to_owned(), picture.clone())).collect()))
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.0.lock().unwrap().keys().cloned().collect()
    }
}

impl ImageHost for MemoryImages {
    fn receive(&self, _: &ImageSource) -> Result<Picture, ImageError> {
        Err(ImageError::Unavailable)
    }

    fn put(&self, id: &str, picture: &Picture, _: Existing) -> Result<(), ImageError> {
        self.0.lock().unwrap().insert(id.to_owned(), picture.clone());
        Ok(())
    }

    fn remove(&self, id: &str) -> Result<(), ImageError> {
        self.0.lock().unwrap().remove(id);
        Ok(())
    }

    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError> {
        Ok(self.0.lock().unwrap().get(id).cloned())
    }
}

/// What became of mails, as a test says: at first, that there were none.
pub(crate) struct Mails(pub(crate) MailRecord);

impl Default for Mails {
    fn default() -> Self {
        Self(MailRecord::new(MailWay::Smtp))
    }
}

impl MailWatch for Mails {
    fn mails(&self) -> MailRecord {
        self.0.clone()
    }
}
