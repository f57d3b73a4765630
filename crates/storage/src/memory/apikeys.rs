//! API keys.

use freesewing_domain::apikey::{Apikey, EndingKeys};
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{ApikeyStore, Change, Conflict, Replace, StoreError};
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;

use super::{MemoryStore, State};
use crate::counts::keep_identity_and_calls;

impl ApikeyStore for MemoryStore {
    fn create_apikey(&self, key: &Apikey) -> Result<(), StoreError> {
        let mut state = self.lock();
        state.has_room_for_key(key)?;
        state.put_apikey(key);
        Ok(())
    }

    fn find_apikey(&self, id: ApikeyId) -> Result<Option<Apikey>, StoreError> {
        Ok(self.lock().keys.get(&id).cloned())
    }

    fn find_apikey_by_secret(&self, kept: &Secret) -> Result<Option<Apikey>, StoreError> {
        Ok(self.lock().keys.values().find(|key| key.secret == *kept).cloned())
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

    fn update_apikey(
        &self,
        id: ApikeyId,
        change: Change<'_, Apikey>,
        mail: Option<Mail>,
        now: Timestamp,
    ) -> Result<Option<Apikey>, Error> {
        let mut state = self.lock();
        let changed = state.change_apikey(id, change)?;
        if let Some(mail) = mail.filter(|_| changed.is_some()) {
            state.put_mail(mail, now);
        }
        Ok(changed)
    }

    fn update_apikeys_of(
        &self,
        user: UserId,
        change: Change<'_, Apikey>,
        mail: &dyn Fn(&[Apikey]) -> Mail,
        now: Timestamp,
    ) -> Result<Vec<Apikey>, Error> {
        let mut state = self.lock();
        let ids = state.keys_of.get(&user).cloned().unwrap_or_default();
        let mut different = Vec::new();
        for kept in ids.iter().filter_map(|id| state.keys.get(id)) {
            let key = changed(kept, change)?;
            if key != *kept {
                different.push(key);
            }
        }
        if !different.is_empty() {
            state.keys.extend(different.iter().map(|key| (key.id, key.clone())));
            state.put_mail(mail(&different), now);
        }
        Ok(different)
    }

    fn replace_apikey(&self, old: ApikeyId, replace: Replace<'_>) -> Result<Option<(Apikey, Apikey)>, Error> {
        let mut state = self.lock();
        let Some(kept) = state.keys.get(&old) else {
            return Ok(None);
        };
        let mut key = kept.clone();
        let new = replace(&mut key)?;
        keep_identity_and_calls(kept, &mut key);
        state.has_room_for_key(&new)?;
        state.keys.insert(old, key.clone());
        state.put_apikey(&new);
        Ok(Some((key, new)))
    }

    fn update_apikey_with_confirmation(
        &self,
        id: ApikeyId,
        change: Change<'_, Apikey>,
        confirmation: &Confirmation,
        mail: Mail,
    ) -> Result<Option<Apikey>, Error> {
        let mut state = self.lock();
        if let Some(user) = confirmation.user {
            state.has_user(user)?;
        }
        state.has_room_for(confirmation)?;
        let changed = state.change_apikey(id, change)?;
        if changed.is_some() {
            state.put_confirmation(confirmation, Some(mail));
        }
        Ok(changed)
    }

    fn list_ending_apikeys(&self, ending: &EndingKeys) -> Result<Vec<Apikey>, StoreError> {
        let state = self.lock();
        let (after, id) = ending.after;
        let is_asked_for = |key: &&Apikey| {
            let is_open = key.revoked.is_none() && key.successor.is_none();
            let is_after = key.expires_at > after || (key.expires_at == after && id.is_some_and(|id| key.id > id));
            is_open && is_after && key.expires_at <= ending.until && key.warned.of_end == ending.warned
        };
        let mut keys: Vec<_> = state.keys.values().filter(is_asked_for).cloned().collect();
        drop(state);
        keys.sort_by_key(|key| (key.expires_at, key.id));
        keys.truncate(usize::try_from(ending.limit).unwrap_or(usize::MAX));
        Ok(keys)
    }

    fn delete_apikeys_revoked_before(&self, before: Timestamp) -> Result<usize, StoreError> {
        let State { keys, keys_of, .. } = &mut *self.lock();
        let all = keys.len();
        keys.retain(|_, key| key.revoked.as_ref().is_none_or(|revoked| revoked.at >= before));
        keys_of.values_mut().for_each(|ids| ids.retain(|id| keys.contains_key(id)));
        Ok(all - keys.len())
    }
}

impl State {
    /// Refuses an identifier that is taken, and a key of nobody.
    fn has_room_for_key(&self, key: &Apikey) -> Result<(), StoreError> {
        self.has_user(key.user)?;
        if self.keys.contains_key(&key.id) {
            return Err(StoreError::Conflict(Conflict::Id));
        }
        Ok(())
    }

    fn put_apikey(&mut self, key: &Apikey) {
        self.keys.insert(key.id, key.clone());
        self.keys_of.entry(key.user).or_default().push(key.id);
    }

    fn change_apikey(&mut self, id: ApikeyId, change: Change<'_, Apikey>) -> Result<Option<Apikey>, Error> {
        let Some(kept) = self.keys.get_mut(&id) else {
            return Ok(None);
        };
        *kept = changed(kept, change)?;
        Ok(Some(kept.clone()))
    }
}

/// A key as a change makes it, but for what no change decides.
fn changed(kept: &Apikey, change: Change<'_, Apikey>) -> Result<Apikey, Error> {
    let mut key = kept.clone();
    change(&mut key)?;
    keep_identity_and_calls(kept, &mut key);
    Ok(key)
}
