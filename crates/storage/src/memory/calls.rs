//! Counting calls. Here that is so cheap that nothing waits to be written down.

use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{CallStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::MemoryStore;
use crate::counts::Calls;

impl CallStore for MemoryStore {
    fn count_call(&self, user: UserId, key: Option<ApikeyId>, at: Timestamp) {
        let call = Calls::one(key.is_some(), at);
        let mut state = self.lock();
        if let Some(user) = state.users.get_mut(&user) {
            call.add_to_user(user);
        }
        if let Some(key) = key.and_then(|key| state.keys.get_mut(&key)) {
            call.add_to_key(key);
        }
    }

    fn write_counts(&self) -> Result<(), StoreError> {
        Ok(())
    }
}
