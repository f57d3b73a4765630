use std::time::Duration;

use super::StoreError;
use crate::ids::MailId;
use crate::mail::{Mail, QueuedMail};
use crate::time::Timestamp;

/// No mail waits for longer until it is tried again.
pub const LONGEST_WAIT: Duration = Duration::from_secs(2 * 60 * 60);

/// Mails that wait to be delivered.
pub trait OutboxStore {
    /// Queues a mail.
    ///
    /// # Errors
    /// [`StoreError`]
    fn enqueue_mail(&self, mail: Mail, now: Timestamp) -> Result<(), StoreError>;

    /// Hands out mails that are due, at most `limit`, oldest first, and makes each due again only at `until`, in case
    /// whoever took them never comes back. One that would be due only more than [`LONGEST_WAIT`] from now is, too: nobody
    /// makes a mail wait that long, so the clock was ahead when that was said.
    ///
    /// # Errors
    /// [`StoreError`]
    fn claim_mails(&self, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<QueuedMail>, StoreError>;

    /// Makes a mail due again at `until`.
    ///
    /// # Errors
    /// [`StoreError`]
    fn postpone_mail(&self, id: MailId, until: Timestamp) -> Result<(), StoreError>;

    /// Removes a mail that was delivered, or was given up.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_mail(&self, id: MailId) -> Result<(), StoreError>;
}
