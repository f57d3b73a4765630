//! How a server fares, for those who look after it. Nothing secret is in here, and nothing personal.

use crate::time::Timestamp;

/// What a database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreKind {
    /// In memory, gone with the process.
    Memory,
    /// In a SQLite file.
    Sqlite,
}

impl StoreKind {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Sqlite => "sqlite",
        }
    }
}

/// How a database fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreCondition {
    /// What it is.
    pub kind: StoreKind,
    /// The last migration that it has had, such as `20261122000001`.
    pub schema: Option<String>,
    /// The room that it takes, if it is on a disk.
    pub space: Option<Space>,
    /// When it was last backed up, as far as it was told.
    pub last_backup: Option<Timestamp>,
}

/// The room that a database takes, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// Everything that is in it.
    pub bytes: u64,
    /// What waits in its write-ahead log, on top of that.
    pub log: u64,
    /// Of `bytes`, what is empty and is filled again before it grows.
    pub free: u64,
}

/// The mails that were not delivered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaitingMails {
    /// How many.
    pub count: u64,
    /// Since when the oldest waits.
    pub oldest: Option<Timestamp>,
}

/// How mails leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailWay {
    /// Through an SMTP server.
    Smtp,
    /// Through Amazon's mail service.
    Ses,
    /// Not at all: they become files in this folder.
    Folder(String),
}

impl MailWay {
    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Ses => "ses",
            Self::Folder(_) => "folder",
        }
    }
}

/// What became of mails since the server started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailRecord {
    /// How they leave.
    pub way: MailWay,
    /// How many were delivered.
    pub delivered: u64,
    /// How many were given up.
    pub given_up: u64,
    /// When one was last delivered.
    pub last_delivered: Option<Timestamp>,
    /// What last went wrong.
    pub last_failure: Option<MailFailure>,
}

impl MailRecord {
    /// The record of a server that sent nothing yet.
    #[must_use]
    pub const fn new(way: MailWay) -> Self {
        Self { way, delivered: 0, given_up: 0, last_delivered: None, last_failure: None }
    }
}

/// A mail that could not be delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFailure {
    /// When that was.
    pub at: Timestamp,
    /// The cause, as the log tells it: without address, link or password.
    pub cause: String,
}

/// Where files are kept: pictures, or exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// In a folder, as it is called in the settings.
    Folder(String),
    /// In a bucket that is spoken to as S3 is: `s3://bucket/folder`.
    Bucket(String),
    /// At Cloudflare Images.
    Cloudflare,
    /// In memory, gone with the process.
    Memory,
}

impl FilePlace {
    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Folder(_) => "folder",
            Self::Bucket(_) => "s3",
            Self::Cloudflare => "cloudflare",
            Self::Memory => "memory",
        }
    }

    /// Where exactly, if there is more to say.
    #[must_use]
    pub fn at(&self) -> Option<&str> {
        match self {
            Self::Folder(place) | Self::Bucket(place) => Some(place),
            Self::Cloudflare | Self::Memory => None,
        }
    }
}

/// How a place of files fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRecord {
    /// Where they are kept.
    pub place: FilePlace,
    /// How much there is; `None` where counting takes long.
    pub kept: Option<Kept>,
    /// Whether the last use of it went well; `None` when there was none since the server started.
    pub working: Option<bool>,
}

/// How much is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// How many files.
    pub files: u64,
    /// Their size, together.
    pub bytes: u64,
}
