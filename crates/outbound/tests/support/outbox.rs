//! An outbox in memory, and a way out that does as it is told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use freesewing_domain::ids::MailId;
use freesewing_domain::mail::{Mail, QueuedMail};
use freesewing_domain::ports::{OutboxStore, StoreError};
use freesewing_domain::time::Timestamp;
use freesewing_outbound::transport::{Parcel, SendError, Transport};

/// Mails with the moment from which they are due, and the failures to come.
#[derive(Default)]
pub(crate) struct Outbox {
    mails: Mutex<Vec<(Timestamp, QueuedMail)>>,
    failures: Mutex<Failures>,
}

/// How often which call fails from now on.
#[derive(Default)]
pub(crate) struct Failures {
    pub(crate) claim: usize,
    pub(crate) delete: usize,
}

fn unless(failures: &mut usize) -> Result<(), StoreError> {
    match failures.checked_sub(1) {
        None => Ok(()),
        Some(left) => {
            *failures = left;
            Err(StoreError::Unavailable("the disk is on holiday".into()))
        }
    }
}

impl Outbox {
    pub(crate) fn with(mails: impl IntoIterator<Item = Mail>, now: Timestamp) -> Arc<Self> {
        let outbox = Self::default();
        for mail in mails {
            outbox.enqueue_mail(mail, now).unwrap();
        }
        Arc::new(outbox)
    }

    pub(crate) fn fail(&self, failures: Failures) {
        *self.failures.lock().unwrap() = failures;
    }

    pub(crate) fn len(&self) -> usize {
        self.mails.lock().unwrap().len()
    }

    /// How long, in seconds after `now`, until each mail is due.
    pub(crate) fn due(&self, now: Timestamp) -> Vec<i64> {
        self.mails.lock().unwrap().iter().map(|(due, _)| due.as_seconds() - now.as_seconds()).collect()
    }
}

impl OutboxStore for Outbox {
    fn enqueue_mail(&self, mail: Mail, now: Timestamp) -> Result<(), StoreError> {
        let mut mails = self.mails.lock().unwrap();
        let id = MailId(mails.len() as i64 + 1);
        mails.push((now, QueuedMail { id, created_at: now, attempts: 0, mail }));
        Ok(())
    }

    fn claim_mails(&self, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<QueuedMail>, StoreError> {
        unless(&mut self.failures.lock().unwrap().claim)?;
        let mut claimed = Vec::new();
        for (due, queued) in self.mails.lock().unwrap().iter_mut().filter(|(due, _)| *due <= now) {
            if claimed.len() < limit as usize {
                *due = until;
                queued.attempts += 1;
                claimed.push(queued.clone());
            }
        }
        Ok(claimed)
    }

    fn postpone_mail(&self, id: MailId, until: Timestamp) -> Result<(), StoreError> {
        for (due, queued) in self.mails.lock().unwrap().iter_mut() {
            if queued.id == id {
                *due = until;
            }
        }
        Ok(())
    }

    fn delete_mail(&self, id: MailId) -> Result<(), StoreError> {
        unless(&mut self.failures.lock().unwrap().delete)?;
        self.mails.lock().unwrap().retain(|(_, queued)| queued.id != id);
        Ok(())
    }
}

/// Answers with what it was told to, in that order, and takes everything after that.
#[derive(Default)]
pub(crate) struct Wire {
    answers: Mutex<VecDeque<SendError>>,
    always: Option<SendError>,
    time: Duration,
    tried: Mutex<Vec<i64>>,
}

impl Wire {
    pub(crate) fn saying(answers: impl IntoIterator<Item = SendError>) -> Arc<Self> {
        Arc::new(Self { answers: Mutex::new(answers.into_iter().collect()), ..Self::default() })
    }

    pub(crate) fn always_saying(answer: SendError) -> Arc<Self> {
        Arc::new(Self { always: Some(answer), ..Self::default() })
    }

    /// Takes everything, and its time.
    pub(crate) fn taking(time: Duration) -> Arc<Self> {
        Arc::new(Self { time, ..Self::default() })
    }

    /// The numbers of the mails that it was given.
    pub(crate) fn tried(&self) -> Vec<i64> {
        self.tried.lock().unwrap().clone()
    }
}

/// A [`Wire`] that a test can keep looking at.
pub(crate) struct Tapped(pub(crate) Arc<Wire>);

impl Transport for Tapped {
    fn send(&self, parcel: &Parcel) -> Result<(), SendError> {
        self.0.tried.lock().unwrap().push(parcel.id.0);
        std::thread::sleep(self.0.time);
        let next = self.0.answers.lock().unwrap().pop_front().or_else(|| self.0.always.clone());
        next.map_or(Ok(()), Err)
    }
}
