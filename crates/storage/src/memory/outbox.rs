//! Mails that wait to be delivered.

use freesewing_domain::ids::MailId;
use freesewing_domain::mail::{Mail, QueuedMail};
use freesewing_domain::ports::{LONGEST_WAIT, OutboxStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::{MemoryStore, State, Waiting};

impl OutboxStore for MemoryStore {
    fn enqueue_mail(&self, mail: Mail, now: Timestamp) -> Result<(), StoreError> {
        self.lock().put_mail(mail, now);
        Ok(())
    }

    fn claim_mails(&self, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<QueuedMail>, StoreError> {
        let mut state = self.lock();
        let mut due: Vec<_> = state
            .outbox
            .values_mut()
            .filter(|waiting| waiting.due_at <= now || waiting.due_at > now.after(LONGEST_WAIT))
            .collect();
        // Stable: mails that are due at the same moment stay in the order of their numbers.
        due.sort_by_key(|waiting| waiting.due_at);
        let taken = due.into_iter().take(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(taken
            .map(|waiting| {
                waiting.due_at = until;
                waiting.queued.attempts += 1;
                waiting.queued.clone()
            })
            .collect())
    }

    fn postpone_mail(&self, id: MailId, until: Timestamp) -> Result<(), StoreError> {
        if let Some(waiting) = self.lock().outbox.get_mut(&id) {
            waiting.due_at = until;
        }
        Ok(())
    }

    fn delete_mail(&self, id: MailId) -> Result<(), StoreError> {
        self.lock().outbox.remove(&id);
        Ok(())
    }
}

impl State {
    /// Queues a mail that is due at once.
    pub(super) fn put_mail(&mut self, mail: Mail, now: Timestamp) {
        self.last_mail += 1;
        let id = MailId(self.last_mail);
        self.outbox.insert(id, Waiting { due_at: now, queued: QueuedMail { id, created_at: now, attempts: 0, mail } });
    }
}
