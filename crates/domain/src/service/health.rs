//! Whether the server can do its work, and how its parts fare.

use crate::access::{Action, Caller};
use crate::error::Error;
use crate::health::{FileRecord, MailRecord, StoreCondition, WaitingMails};
use crate::ids::UserId;
use crate::ports::Ports;
use crate::time::Timestamp;

/// Asks the store for something that is not there: whatever it answers, it answers.
///
/// # Errors
/// [`Error::Store`] when it does not.
pub fn is_ready(ports: &Ports) -> Result<(), Error> {
    ports.store.find_user(UserId(0))?;
    Ok(())
}

/// Has the store write something that changes nothing. Whoever asks must have been let in by [`report`].
///
/// # Errors
/// [`Error::Store`] when it cannot write.
pub fn takes_writes(ports: &Ports) -> Result<(), Error> {
    ports.store.try_write()?;
    Ok(())
}

/// How the parts of a server fare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its version.
    pub version: &'static str,
    /// When it started.
    pub started_at: Timestamp,
    /// When this was put together, by its own clock.
    pub now: Timestamp,
    /// The database.
    pub store: StoreCondition,
    /// Mails that wait.
    pub waiting: WaitingMails,
    /// What became of the others.
    pub mail: MailRecord,
    /// Pictures.
    pub images: FileRecord,
    /// Files in which people take everything along.
    pub exports: FileRecord,
}

/// How the parts of this server fare, but for whether the store takes writes, which may take a while to find out: see
/// [`takes_writes`].
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::Store`]
pub fn report(ports: &Ports, caller: &Caller) -> Result<Report, Error> {
    caller.may(Action::WatchHealth)?;
    let watch = &ports.watch;
    Ok(Report {
        version: watch.version,
        started_at: watch.started_at,
        now: ports.clock.now(),
        store: ports.store.condition()?,
        waiting: ports.store.waiting_mails()?,
        mail: watch.mail.mails(),
        images: watch.images.files(),
        exports: watch.exports.files(),
    })
}
