//! Rows of mails that wait.

use diesel::prelude::*;
use freesewing_domain::ids::MailId;
use freesewing_domain::mail::{Mail, QueuedMail};
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;

use super::number;
use crate::schema::outbox;
use crate::seal::Sealer;

const MAIL: &str = "outbox.mail";

/// A row that is about to be written.
#[derive(Insertable)]
#[diesel(table_name = outbox)]
pub(crate) struct NewMailRow {
    created_at: i64,
    due_at: i64,
    mail: Vec<u8>,
}

impl NewMailRow {
    /// A mail that is due at once.
    pub(crate) fn seal(mail: &Mail, now: Timestamp, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self { created_at: now.as_millis(), due_at: now.as_millis(), mail: sealer.seal_json(MAIL, mail)? })
    }
}

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub(crate) struct MailRow {
    pub(crate) id: i64,
    attempts: i64,
    created_at: i64,
    mail: Vec<u8>,
}

impl MailRow {
    /// The mail as it is handed out; this time counts as an attempt.
    pub(crate) fn open(self, sealer: &Sealer) -> Result<QueuedMail, StoreError> {
        Ok(QueuedMail {
            id: MailId(self.id),
            created_at: Timestamp::from_millis(self.created_at),
            attempts: number("outbox.attempts", self.attempts.saturating_add(1))?,
            mail: sealer.open_json(MAIL, &self.mail)?,
        })
    }
}
