//! API keys.

use freesewing_domain::apikey::Apikey;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{ApikeyStore, Conflict, StoreError};
use freesewing_domain::secret::Secret;

use super::MemoryStore;

impl ApikeyStore for MemoryStore {
    fn create_apikey(&self, key: &Apikey) -> Result<(), StoreError> {
        let mut state = self.lock();
        state.has_user(key.user)?;
        if state.keys.contains_key(&key.id) {
            return Err(StoreError::Conflict(Conflict::Id));
        }
        state.keys.insert(key.id, key.clone());
        state.keys_of.entry(key.user).or_default().push(key.id);
        Ok(())
    }

    fn find_apikey(&self, id: ApikeyId) -> Result<Option<Apikey>, StoreError> {
        Ok(self.lock().keys.get(&id).cloned())
    }

    fn list_apikeys(&self, user: UserId) -> Result<Vec<Apikey>, StoreError> {
        let state = self.lock();
        let ids = state.keys_of.get(&user).into_iter().flatten();
        Ok(ids.filter_map(|id| state.keys.get(id)).cloned().collect())
    }

    fn replace_apikey_secret(&self, id: ApikeyId, old: &Secret, new: &Secret) -> Result<(), StoreError> {
        let mut state = self.lock();
        if let Some(key) = state.keys.get_mut(&id).filter(|key| key.secret == *old) {
            key.secret = new.clone();
        }
        Ok(())
    }

    fn delete_apikey(&self, id: ApikeyId) -> Result<bool, StoreError> {
        let mut state = self.lock();
        let Some(key) = state.keys.remove(&id) else {
            return Ok(false);
        };
        if let Some(ids) = state.keys_of.get_mut(&key.user) {
            ids.retain(|other| *other != id);
        }
        Ok(true)
    }
}
