//! How the parts of a server fare.

use freesewing_domain::health::{FileRecord, MailFailure, MailRecord, MailWay, StoreCondition, WaitingMails};
use freesewing_domain::service::health::Report;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Moment, Outcome};

/// The answer with how the server fares.
#[derive(Serialize, Apiv2Schema)]
pub struct HealthAnswer {
    result: Outcome,
    health: Health,
}

impl HealthAnswer {
    /// A report, and whether the database takes writes.
    #[must_use]
    pub fn new(report: Report, takes_writes: bool) -> Self {
        let Report { version, started_at, now, store, waiting, mail, images, exports } = report;
        Self {
            result: Outcome::Success,
            health: Health {
                version,
                started_at: started_at.into(),
                now: now.into(),
                last_backup: store.last_backup.map(Moment),
                database: DatabaseHealth::new(store, takes_writes),
                mail: MailHealth::new(mail, waiting),
                images: images.into(),
                exports: exports.into(),
            },
        }
    }
}

/// How the parts of the server fare.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
struct Health {
    /// The version of the server.
    #[openapi(example = "0.1.0")]
    version: &'static str,
    /// When it started.
    started_at: Moment,
    /// What time it is for the server.
    now: Moment,
    database: DatabaseHealth,
    mail: MailHealth,
    /// Pictures.
    images: FilesHealth,
    /// Files in which people take everything along.
    exports: FilesHealth,
    /// When the database was last backed up; `null` when none is known.
    last_backup: Option<Moment>,
}

/// How the database fares.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
struct DatabaseHealth {
    /// What it is: `sqlite`, or `memory`, which is gone when the server ends.
    #[openapi(example = "sqlite")]
    kind: &'static str,
    /// The last migration that it has had; `null` in memory.
    #[openapi(example = "20261123000002")]
    schema: Option<String>,
    /// Whether it takes writes: something was just written, within two seconds.
    takes_writes: bool,
    /// Everything in it, in bytes; `null` in memory, as are the next two.
    bytes: Option<u64>,
    /// What waits in its write-ahead log, on top of that.
    wal_bytes: Option<u64>,
    /// Of `bytes`, what is empty, and is filled again before it grows.
    free_bytes: Option<u64>,
}

impl DatabaseHealth {
    fn new(store: StoreCondition, takes_writes: bool) -> Self {
        let space = store.space;
        Self {
            kind: store.kind.name(),
            schema: store.schema,
            takes_writes,
            bytes: space.map(|space| space.bytes),
            wal_bytes: space.map(|space| space.log),
            free_bytes: space.map(|space| space.free),
        }
    }
}

/// How mails fare. What became of them is counted since the server started.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
struct MailHealth {
    /// How they leave: `smtp`, `ses`, or `folder`, where each becomes a file that nobody gets.
    #[openapi(example = "smtp")]
    way: &'static str,
    /// The folder, as the settings call it.
    folder: Option<String>,
    /// How many wait to be delivered.
    waiting: u64,
    /// Since when the oldest of them waits.
    oldest_since: Option<Moment>,
    /// How many were delivered.
    delivered: u64,
    /// How many were given up.
    given_up: u64,
    /// When one was last delivered.
    last_delivered: Option<Moment>,
    /// What last went wrong.
    last_failure: Option<MailProblem>,
}

impl MailHealth {
    fn new(mail: MailRecord, waiting: WaitingMails) -> Self {
        Self {
            way: mail.way.name(),
            waiting: waiting.count,
            oldest_since: waiting.oldest.map(Moment),
            delivered: mail.delivered,
            given_up: mail.given_up,
            last_delivered: mail.last_delivered.map(Moment),
            last_failure: mail.last_failure.map(MailProblem::from),
            folder: match mail.way {
                MailWay::Folder(folder) => Some(folder),
                MailWay::Smtp | MailWay::Ses => None,
            },
        }
    }
}

/// A mail that could not be delivered.
#[derive(Serialize, Apiv2Schema)]
struct MailProblem {
    at: Moment,
    /// The cause, as the log has it: in English, without any address, link or password.
    #[openapi(example = "cannot connect to the mail server: it takes too long")]
    cause: String,
}

impl From<MailFailure> for MailProblem {
    fn from(failure: MailFailure) -> Self {
        Self { at: failure.at.into(), cause: failure.cause }
    }
}

/// How a place of files fares.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
struct FilesHealth {
    /// How they are kept: `folder`, `s3`, `cloudflare`, or `memory`.
    #[openapi(example = "folder")]
    kept_in: &'static str,
    /// The folder as the settings call it, or the bucket; `null` where there is no more to say.
    #[openapi(example = "./images")]
    place: Option<String>,
    /// How many there are; `null` where counting takes long: anywhere but in a folder, and in one with more than 100,000.
    files: Option<u64>,
    /// Their size together, in bytes.
    bytes: Option<u64>,
    /// Whether the last use of it went well; `null` when there was none since the server started.
    working: Option<bool>,
}

impl From<FileRecord> for FilesHealth {
    fn from(record: FileRecord) -> Self {
        Self {
            kept_in: record.place.name(),
            place: record.place.at().map(str::to_owned),
            files: record.kept.map(|kept| kept.files),
            bytes: record.kept.map(|kept| kept.bytes),
            working: record.working,
        }
    }
}
