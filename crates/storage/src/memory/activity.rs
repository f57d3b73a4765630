//! What happened to accounts.

use freesewing_domain::activity::{ActivityQuery, Entry, Event, Kind, SPAN_OF_MOST};
use freesewing_domain::ids::ActivityId;
use freesewing_domain::ports::{ActivityStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::{MemoryStore, State};

impl ActivityStore for MemoryStore {
    fn append_activity(&self, event: &Event) -> Result<(), StoreError> {
        let mut state = self.lock();
        let is_wanted = event.kind == Kind::Removed || state.users.contains_key(&event.user);
        if is_wanted && !state.has_had_most(event) {
            state.last_activity += 1;
            let id = ActivityId(state.last_activity);
            state.activity.insert(id, event.clone());
        }
        Ok(())
    }

    fn list_activity(&self, query: &ActivityQuery) -> Result<Vec<Entry>, StoreError> {
        let state = self.lock();
        let fits = |id: ActivityId, event: &Event| {
            query.user.is_none_or(|user| event.user == user)
                && query.kind.is_none_or(|kind| event.kind == kind)
                && query.before.is_none_or(|before| id < before)
        };
        let newest_first = state.activity.iter().rev().filter(|(id, event)| fits(**id, event));
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        Ok(newest_first.take(limit).map(|(id, event)| Entry { id: *id, event: event.clone() }).collect())
    }

    fn delete_activity_before(&self, before: Timestamp) -> Result<usize, StoreError> {
        let activity = &mut self.lock().activity;
        let had = activity.len();
        activity.retain(|_, event| event.at >= before);
        Ok(had - activity.len())
    }
}

impl State {
    /// Whether as many of a kind have happened to the account lately as are kept.
    fn has_had_most(&self, event: &Event) -> bool {
        let since = event.at.before(SPAN_OF_MOST);
        let is_like_it = |kept: &&Event| kept.user == event.user && kept.kind == event.kind && kept.at > since;
        let had = || self.activity.values().filter(is_like_it).count();
        event.kind.most().and_then(|most| usize::try_from(most).ok()).is_some_and(|most| had() >= most)
    }
}
