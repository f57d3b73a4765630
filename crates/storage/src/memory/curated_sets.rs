//! Curated sets.

use freesewing_domain::confirmation::Kind;
use freesewing_domain::curated_set::{CuratedSet, NewCuratedSet};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ConfirmationId, CuratedSetId};
use freesewing_domain::ports::{Change, CuratedSetStore, StoreError};

use super::{MemoryStore, State};

impl CuratedSetStore for MemoryStore {
    fn create_curated_set(&self, new: NewCuratedSet) -> Result<CuratedSet, StoreError> {
        Ok(self.lock().put_curated_set(new))
    }

    fn accept_suggested_set(&self, id: ConfirmationId, new: NewCuratedSet) -> Result<Option<CuratedSet>, StoreError> {
        let mut state = self.lock();
        let kind = state.confirmations.get(&id).map(|suggestion| suggestion.purpose.kind());
        if kind != Some(Kind::SuggestedSet) {
            return Ok(None);
        }
        state.confirmations.remove(&id);
        Ok(Some(state.put_curated_set(new)))
    }

    fn find_curated_set(&self, id: CuratedSetId) -> Result<Option<CuratedSet>, StoreError> {
        Ok(self.lock().curated_sets.get(&id).cloned())
    }

    fn list_curated_sets(&self) -> Result<Vec<CuratedSet>, StoreError> {
        let mut sets: Vec<_> = self.lock().curated_sets.values().cloned().collect();
        sets.sort_by_key(|set| (set.height, set.id));
        Ok(sets)
    }

    fn update_curated_set(
        &self,
        id: CuratedSetId,
        change: Change<'_, CuratedSet>,
    ) -> Result<Option<CuratedSet>, Error> {
        let mut state = self.lock();
        let Some(kept) = state.curated_sets.get_mut(&id) else {
            return Ok(None);
        };
        let mut set = kept.clone();
        change(&mut set)?;
        *kept = CuratedSet { id: kept.id, created_at: kept.created_at, ..set };
        Ok(Some(kept.clone()))
    }

    fn delete_curated_set(&self, id: CuratedSetId) -> Result<bool, StoreError> {
        Ok(self.lock().curated_sets.remove(&id).is_some())
    }
}

impl State {
    fn put_curated_set(&mut self, new: NewCuratedSet) -> CuratedSet {
        self.last_curated_set += 1;
        let set = new.into_set(CuratedSetId(self.last_curated_set));
        self.curated_sets.insert(set.id, set.clone());
        set
    }
}
