//! How the store in memory fares: always well.

use freesewing_domain::health::{StoreCondition, StoreKind, WaitingMails};
use freesewing_domain::ports::{HealthStore, StoreError};

use super::MemoryStore;

impl HealthStore for MemoryStore {
    fn condition(&self) -> Result<StoreCondition, StoreError> {
        Ok(StoreCondition { kind: StoreKind::Memory, schema: None, space: None, last_backup: None })
    }

    fn try_write(&self) -> Result<(), StoreError> {
        drop(self.lock());
        Ok(())
    }

    fn waiting_mails(&self) -> Result<WaitingMails, StoreError> {
        let state = self.lock();
        Ok(WaitingMails {
            count: u64::try_from(state.outbox.len()).unwrap_or(u64::MAX),
            oldest: state.outbox.values().map(|waiting| waiting.queued.created_at).min(),
        })
    }
}
