//! Mails that wait to be delivered.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::{delete, insert_into, select, update};
use freesewing_domain::ids::MailId;
use freesewing_domain::mail::{Mail, QueuedMail};
use freesewing_domain::ports::{LONGEST_WAIT, OutboxStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::database;
use crate::rows::outbox::{MailRow, NewMailRow};
use crate::schema::outbox;

impl OutboxStore for SqliteStore {
    fn enqueue_mail(&self, mail: Mail, now: Timestamp) -> Result<(), StoreError> {
        self.connections.write(|conn| self.insert_mail(conn, &mail, now))
    }

    /// A mail that cannot be opened is handed to nobody, but waits as long as the others, so that it never stands in
    /// their way. It is an error only when there is nothing else to hand out.
    fn claim_mails(&self, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<QueuedMail>, StoreError> {
        // Whoever delivers asks all the time, mostly in vain: that should not cost a write.
        if !self.connections.read(|conn| any_due(conn, now))? {
            return Ok(Vec::new());
        }
        let rows = self.connections.write(|conn| claim(conn, now, until, limit))?;
        let (mut mails, mut failure) = (Vec::with_capacity(rows.len()), None);
        for row in rows {
            match row.open(&self.sealer) {
                Ok(mail) => mails.push(mail),
                Err(error) => failure = Some(error),
            }
        }
        match failure {
            Some(error) if mails.is_empty() => Err(error),
            _ => Ok(mails),
        }
    }

    fn postpone_mail(&self, id: MailId, until: Timestamp) -> Result<(), StoreError> {
        let mail = update(outbox::table.find(id.0)).set(outbox::due_at.eq(until.as_millis()));
        self.connections.write(|conn| mail.execute(conn).map(drop).map_err(database))
    }

    fn delete_mail(&self, id: MailId) -> Result<(), StoreError> {
        self.connections.write(|conn| delete(outbox::table.find(id.0)).execute(conn).map(drop).map_err(database))
    }
}

impl SqliteStore {
    /// Queues a mail inside a transaction.
    pub(super) fn insert_mail(
        &self,
        conn: &mut SqliteConnection,
        mail: &Mail,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = NewMailRow::seal(mail, now, &self.sealer)?;
        insert_into(outbox::table).values(row).execute(conn).map(drop).map_err(database)
    }
}

fn any_due(conn: &mut SqliteConnection, now: Timestamp) -> Result<bool, StoreError> {
    select(exists(outbox::table.filter(is_due(now)))).get_result(conn).map_err(database)
}

#[diesel::dsl::auto_type]
fn is_due(now: Timestamp) -> _ {
    let (now, far): (i64, i64) = (now.as_millis(), now.after(LONGEST_WAIT).as_millis());
    outbox::due_at.le(now).or(outbox::due_at.gt(far))
}

fn claim(
    conn: &mut SqliteConnection,
    now: Timestamp,
    until: Timestamp,
    limit: u32,
) -> Result<Vec<MailRow>, StoreError> {
    let rows: Vec<MailRow> = outbox::table
        .filter(is_due(now))
        .order((outbox::due_at, outbox::id))
        .limit(limit.into())
        .select(MailRow::as_select())
        .load(conn)
        .map_err(database)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    update(outbox::table.filter(outbox::id.eq_any(ids)))
        .set((outbox::due_at.eq(until.as_millis()), outbox::attempts.eq(outbox::attempts + 1)))
        .execute(conn)
        .map_err(database)?;
    Ok(rows)
}
