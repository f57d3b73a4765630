//! Confirmations.

use freesewing_domain::confirmation::{Confirmation, Kind};
use freesewing_domain::error::Error;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{Change, ConfirmationStore, Conflict, StoreError};
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;

use super::MemoryStore;

impl ConfirmationStore for MemoryStore {
    fn create_confirmation(&self, confirmation: &Confirmation, mail: Option<Mail>) -> Result<(), StoreError> {
        let mut state = self.lock();
        if let Some(user) = confirmation.user {
            state.has_user(user)?;
        }
        if state.confirmations.contains_key(&confirmation.id) {
            return Err(StoreError::Conflict(Conflict::Id));
        }
        state.confirmations.insert(confirmation.id, confirmation.clone());
        if let Some(mail) = mail {
            state.put_mail(mail, confirmation.created_at);
        }
        Ok(())
    }

    fn find_confirmation(&self, id: ConfirmationId) -> Result<Option<Confirmation>, StoreError> {
        Ok(self.lock().confirmations.get(&id).cloned())
    }

    fn redeem_confirmation(
        &self,
        id: ConfirmationId,
        void: &[Kind],
        change: Change<'_, User>,
    ) -> Result<Option<User>, Error> {
        let mut state = self.lock();
        let Some(user) = state.confirmations.get(&id).and_then(|confirmation| confirmation.user) else {
            return Ok(None);
        };
        // Comes first, because it is what may fail.
        let changed = state.change_user(user, change)?;
        state.confirmations.remove(&id);
        state.confirmations.retain(|_, other| other.user != Some(user) || !void.contains(&other.purpose.kind()));
        Ok(changed)
    }

    fn delete_confirmations_before(&self, kind: Kind, before: Timestamp) -> Result<usize, StoreError> {
        let mut state = self.lock();
        let all = state.confirmations.len();
        state.confirmations.retain(|_, other| other.purpose.kind() != kind || other.created_at >= before);
        Ok(all - state.confirmations.len())
    }
}
