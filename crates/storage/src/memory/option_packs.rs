//! Option packs.

use freesewing_domain::error::Error;
use freesewing_domain::ids::OptionPackId;
use freesewing_domain::option_pack::{NewOptionPack, OptionPack};
use freesewing_domain::ports::{Change, OptionPackStore, StoreError};

use super::MemoryStore;

impl OptionPackStore for MemoryStore {
    fn create_option_pack(&self, new: NewOptionPack) -> Result<OptionPack, StoreError> {
        let mut state = self.lock();
        state.last_option_pack += 1;
        let pack = new.into_pack(OptionPackId(state.last_option_pack));
        state.option_packs.insert(pack.id, pack.clone());
        Ok(pack)
    }

    fn find_option_pack(&self, id: OptionPackId) -> Result<Option<OptionPack>, StoreError> {
        Ok(self.lock().option_packs.get(&id).cloned())
    }

    fn list_option_packs(&self) -> Result<Vec<OptionPack>, StoreError> {
        Ok(self.lock().option_packs.values().cloned().collect())
    }

    fn list_option_packs_for_design(&self, design: &str) -> Result<Vec<OptionPack>, StoreError> {
        Ok(self.lock().option_packs.values().filter(|pack| pack.design == design).cloned().collect())
    }

    fn update_option_pack(
        &self,
        id: OptionPackId,
        change: Change<'_, OptionPack>,
    ) -> Result<Option<OptionPack>, Error> {
        let mut state = self.lock();
        let Some(kept) = state.option_packs.get_mut(&id) else {
            return Ok(None);
        };
        let mut pack = kept.clone();
        change(&mut pack)?;
        *kept = OptionPack { id: kept.id, created_at: kept.created_at, design: kept.design.clone(), ..pack };
        Ok(Some(kept.clone()))
    }

    fn delete_option_pack(&self, id: OptionPackId) -> Result<bool, StoreError> {
        Ok(self.lock().option_packs.remove(&id).is_some())
    }
}
