//! One walk to the outbox: take what is due, deliver it, and note what became of it.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use freesewing_domain::ids::MailId;
use freesewing_domain::mail::QueuedMail;
use freesewing_domain::ports::{Clock, OutboxStore, StoreError};
use freesewing_domain::rules::Website;

use super::patience::next_try;
use crate::letter::template;
use crate::postman::Postman;
use crate::transport::SendError;

/// How many mails are taken at once.
const BATCH: u32 = 10;

/// For how long they are ours. One mail can take almost three minutes with a server that answers just in time;
/// after this time, another instance may take it.
const LEASE: Duration = Duration::from_secs(240);

/// For how long we start with another mail of the batch; what is left then goes back at once.
const START_WITHIN: Duration = Duration::from_secs(60);

/// Walks to the outbox and back.
pub(crate) struct Round {
    pub(crate) outbox: Arc<dyn OutboxStore + Send + Sync>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) postman: Postman,
    pub(crate) website: Website,
    /// Mails that were delivered but could not be removed from the outbox: they must not go out again.
    pub(crate) delivered: HashSet<MailId>,
}

impl Round {
    /// Delivers what is due, up to one batch, and says how many mails there were.
    pub(crate) fn walk(&mut self, stop: &AtomicBool) -> Result<usize, StoreError> {
        let start = self.clock.now();
        let mails = self.outbox.claim_mails(start, start.after(LEASE), BATCH)?;
        if mails.is_empty() {
            self.postman.rest();
        }
        let mut outage = None;
        for queued in &mails {
            let now = self.clock.now();
            if stop.load(Ordering::Acquire) || now >= start.after(START_WITHIN) {
                self.outbox.postpone_mail(queued.id, now)?;
            } else if let Some(outage) = &outage {
                // No use in knocking again for each mail of the batch.
                self.failed(queued, outage)?;
            } else if let Err(error) = self.deliver(queued) {
                self.failed(queued, &error)?;
                outage = Some(error).filter(|error| matches!(error, SendError::Unreachable(_)));
            } else {
                self.done(queued.id)?;
            }
        }
        Ok(mails.len())
    }

    fn deliver(&mut self, queued: &QueuedMail) -> Result<(), SendError> {
        if !self.delivered.contains(&queued.id) {
            self.postman.deliver(queued, &self.website, self.clock.now())?;
            let template = template(&queued.mail.letter);
            tracing::debug!(mail = queued.id.0, template, attempt = queued.attempts, "mail delivered");
            self.delivered.insert(queued.id);
        }
        Ok(())
    }

    /// Removes a mail from the outbox, and only then forgets that it was delivered.
    fn done(&mut self, id: MailId) -> Result<(), StoreError> {
        self.outbox.delete_mail(id)?;
        self.delivered.remove(&id);
        Ok(())
    }

    /// Puts a mail off, or gives it up.
    fn failed(&mut self, queued: &QueuedMail, cause: &SendError) -> Result<(), StoreError> {
        let (mail, template, attempt) = (queued.id.0, template(&queued.mail.letter), queued.attempts);
        match next_try(queued, cause, self.clock.now()) {
            Some(at) => {
                tracing::warn!(mail, template, attempt, %cause, again = %at, "mail not delivered, will be tried again");
                self.outbox.postpone_mail(queued.id, at)
            }
            None => {
                tracing::error!(mail, template, attempt, %cause, "mail not delivered, and given up");
                self.outbox.delete_mail(queued.id)?;
                self.postman.gave_up();
                Ok(())
            }
        }
    }
}
