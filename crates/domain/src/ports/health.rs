//! What there is to know of a server beside its store, for those who look after it.

use std::sync::Arc;

use crate::health::{FileRecord, MailRecord};
use crate::time::Timestamp;

/// Remembers what became of mails.
pub trait MailWatch: Send + Sync {
    /// What became of them since the server started.
    fn mails(&self) -> MailRecord;
}

/// Knows a place of files.
pub trait FileWatch: Send + Sync {
    /// How it fares. Asks nobody outside of this machine.
    fn files(&self) -> FileRecord;
}

/// Which server this is, and those who know how its parts fare.
#[derive(Clone)]
pub struct Watch {
    /// Its version.
    pub version: &'static str,
    /// When it started.
    pub started_at: Timestamp,
    /// Mails.
    pub mail: Arc<dyn MailWatch>,
    /// Pictures.
    pub images: Arc<dyn FileWatch>,
    /// Files in which people take everything along.
    pub exports: Arc<dyn FileWatch>,
}
