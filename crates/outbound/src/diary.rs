//! What became of mails since the server started.

use std::sync::{Mutex, MutexGuard, PoisonError};

use freesewing_domain::health::{MailFailure, MailRecord, MailWay};
use freesewing_domain::ports::MailWatch;
use freesewing_domain::time::Timestamp;

use crate::settings::Delivery;
use crate::transport::SendError;

/// Kept by the [`Postman`](crate::postman::Postman), and read by whoever looks after the server.
#[derive(Debug)]
pub struct MailDiary(Mutex<MailRecord>);

impl MailDiary {
    pub(crate) fn new(delivery: &Delivery) -> Self {
        Self(Mutex::new(MailRecord::new(match delivery {
            Delivery::Smtp { .. } => MailWay::Smtp,
            Delivery::Ses { .. } => MailWay::Ses,
            Delivery::Folder(folder) => MailWay::Folder(folder.display().to_string()),
        })))
    }

    pub(crate) fn delivered(&self, now: Timestamp) {
        let mut record = self.lock();
        record.delivered += 1;
        record.last_delivered = Some(now);
    }

    pub(crate) fn failed(&self, now: Timestamp, error: &SendError) {
        self.lock().last_failure = Some(MailFailure { at: now, cause: error.to_string() });
    }

    pub(crate) fn gave_up(&self) {
        self.lock().given_up += 1;
    }

    fn lock(&self) -> MutexGuard<'_, MailRecord> {
        // Each change is whole, also after a panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MailWatch for MailDiary {
    fn mails(&self) -> MailRecord {
        self.lock().clone()
    }
}
