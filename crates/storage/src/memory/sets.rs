//! Measurement sets.

use freesewing_domain::error::Error;
use freesewing_domain::ids::{SetId, UserId};
use freesewing_domain::ports::{Change, SetStore, StoreError};
use freesewing_domain::set::{MeasurementSet, NewSet};

use super::MemoryStore;

impl SetStore for MemoryStore {
    fn create_set(&self, new: NewSet) -> Result<MeasurementSet, StoreError> {
        let mut state = self.lock();
        state.has_user(new.user)?;
        state.last_set += 1;
        let set = new.into_set(SetId(state.last_set));
        state.sets.insert(set.id, set.clone());
        Ok(set)
    }

    fn find_set(&self, id: SetId) -> Result<Option<MeasurementSet>, StoreError> {
        Ok(self.lock().sets.get(&id).cloned())
    }

    fn list_sets(&self, user: UserId) -> Result<Vec<MeasurementSet>, StoreError> {
        Ok(self.lock().sets.values().filter(|set| set.user == user).cloned().collect())
    }

    fn update_set(&self, id: SetId, change: Change<'_, MeasurementSet>) -> Result<Option<MeasurementSet>, Error> {
        let mut state = self.lock();
        let Some(kept) = state.sets.get_mut(&id) else {
            return Ok(None);
        };
        let mut set = kept.clone();
        change(&mut set)?;
        *kept = MeasurementSet { id: kept.id, user: kept.user, created_at: kept.created_at, ..set };
        Ok(Some(kept.clone()))
    }

    fn delete_set(&self, id: SetId, default_img: &str) -> Result<bool, StoreError> {
        let mut state = self.lock();
        if state.sets.remove(&id).is_none() {
            return Ok(false);
        }
        let img = id.image();
        for copy in state.sets.values_mut().filter(|set| set.img == img) {
            default_img.clone_into(&mut copy.img);
        }
        Ok(true)
    }
}
