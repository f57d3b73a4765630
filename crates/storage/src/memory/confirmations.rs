//! Confirmations.

use freesewing_domain::confirmation::{Confirmation, Kind};
use freesewing_domain::error::Error;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{Change, ConfirmationStore, Conflict, StoreError};
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;

use super::{MemoryStore, State};

impl ConfirmationStore for MemoryStore {
    fn create_confirmation(&self, confirmation: &Confirmation, mail: Option<Mail>) -> Result<(), StoreError> {
        let mut state = self.lock();
        if let Some(user) = confirmation.user {
            state.has_user(user)?;
        }
        state.has_room_for(confirmation)?;
        state.put_confirmation(confirmation, mail);
        Ok(())
    }

    fn create_confirmation_with_change(
        &self,
        confirmation: &Confirmation,
        mail: Option<Mail>,
        change: Change<'_, User>,
    ) -> Result<Option<User>, Error> {
        let Some(user) = confirmation.user else {
            return Ok(None);
        };
        let mut state = self.lock();
        state.has_room_for(confirmation)?;
        let changed = state.change_user(user, change)?;
        if changed.is_some() {
            state.put_confirmation(confirmation, mail);
        }
        Ok(changed)
    }

    fn find_confirmation(&self, id: ConfirmationId) -> Result<Option<Confirmation>, StoreError> {
        Ok(self.lock().confirmations.get(&id).cloned())
    }

    fn take_confirmation(&self, id: ConfirmationId) -> Result<Option<Confirmation>, StoreError> {
        Ok(self.lock().confirmations.remove(&id))
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

    fn list_confirmations(&self, kind: Kind) -> Result<Vec<Confirmation>, StoreError> {
        let state = self.lock();
        let mut listed: Vec<_> = state.confirmations.values().filter(|it| it.purpose.kind() == kind).cloned().collect();
        listed.sort_by_key(|confirmation| (confirmation.created_at, confirmation.id));
        Ok(listed)
    }

    fn delete_confirmation(&self, id: ConfirmationId) -> Result<bool, StoreError> {
        Ok(self.lock().confirmations.remove(&id).is_some())
    }

    fn delete_confirmations_before(&self, kind: Kind, before: Timestamp) -> Result<usize, StoreError> {
        let mut state = self.lock();
        let all = state.confirmations.len();
        state.confirmations.retain(|_, other| other.purpose.kind() != kind || other.created_at >= before);
        Ok(all - state.confirmations.len())
    }
}

impl State {
    /// Refuses an identifier that is taken.
    pub(super) fn has_room_for(&self, confirmation: &Confirmation) -> Result<(), StoreError> {
        if self.confirmations.contains_key(&confirmation.id) {
            return Err(StoreError::Conflict(Conflict::Id));
        }
        Ok(())
    }

    pub(super) fn put_confirmation(&mut self, confirmation: &Confirmation, mail: Option<Mail>) {
        self.confirmations.insert(confirmation.id, confirmation.clone());
        if let Some(mail) = mail {
            self.put_mail(mail, confirmation.created_at);
        }
    }
}
