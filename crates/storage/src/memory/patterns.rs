//! Patterns.

use freesewing_domain::error::Error;
use freesewing_domain::ids::{PatternId, UserId};
use freesewing_domain::pattern::{NewPattern, Pattern};
use freesewing_domain::ports::{Change, PatternStore, StoreError};

use super::MemoryStore;

impl PatternStore for MemoryStore {
    fn create_pattern(&self, new: NewPattern) -> Result<Pattern, StoreError> {
        let mut state = self.lock();
        state.has_user(new.user)?;
        state.last_pattern += 1;
        let pattern = new.into_pattern(PatternId(state.last_pattern));
        state.patterns.insert(pattern.id, pattern.clone());
        Ok(pattern)
    }

    fn find_pattern(&self, id: PatternId) -> Result<Option<Pattern>, StoreError> {
        Ok(self.lock().patterns.get(&id).cloned())
    }

    fn list_patterns(&self, user: UserId) -> Result<Vec<Pattern>, StoreError> {
        Ok(self.lock().patterns.values().filter(|pattern| pattern.user == user).cloned().collect())
    }

    fn update_pattern(&self, id: PatternId, change: Change<'_, Pattern>) -> Result<Option<Pattern>, Error> {
        let mut state = self.lock();
        let Some(kept) = state.patterns.get_mut(&id) else {
            return Ok(None);
        };
        let mut pattern = kept.clone();
        change(&mut pattern)?;
        let design = kept.design.clone();
        *kept = Pattern { id: kept.id, user: kept.user, design, created_at: kept.created_at, ..pattern };
        Ok(Some(kept.clone()))
    }

    fn delete_pattern(&self, id: PatternId, default_img: &str) -> Result<bool, StoreError> {
        let mut state = self.lock();
        if state.patterns.remove(&id).is_none() {
            return Ok(false);
        }
        let gone = id.image();
        for copy in state.patterns.values_mut().filter(|pattern| pattern.img == gone) {
            default_img.clone_into(&mut copy.img);
        }
        Ok(true)
    }
}
