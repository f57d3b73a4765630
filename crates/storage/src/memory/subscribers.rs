//! Subscribers of the newsletter.

use freesewing_domain::email::EmailHash;
use freesewing_domain::ids::SubscriberId;
use freesewing_domain::ports::{Conflict, StoreError, SubscriberStore, WelcomeMail};
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::time::Timestamp;

use super::{MemoryStore, State};

impl SubscriberStore for MemoryStore {
    fn subscribe(&self, new: &Subscriber, mail: WelcomeMail<'_>) -> Result<Subscriber, StoreError> {
        let (mut state, hash, now) = (self.lock(), new.hash(), new.created_at);
        let subscriber = match state.subscribers.get(&hash) {
            Some(active) if active.active => active.clone(),
            Some(waiting) => Subscriber { updated_at: now, ..waiting.clone() },
            None if state.subscribers.values().any(|other| other.id == new.id) => {
                return Err(StoreError::Conflict(Conflict::Id));
            }
            None => new.clone(),
        };
        // Asked for first: should it panic, nothing was changed.
        let mail = mail(&subscriber);
        state.subscribers.insert(hash, subscriber.clone());
        if let Some(mail) = mail {
            state.put_mail(mail, now);
        }
        Ok(subscriber)
    }

    fn activate_subscriber(&self, id: SubscriberId, hash: &EmailHash, now: Timestamp) -> Result<bool, StoreError> {
        let mut state = self.lock();
        let Some(subscriber) = state.subscribers.get_mut(hash).filter(|subscriber| subscriber.id == id) else {
            return Ok(false);
        };
        if !subscriber.active {
            (subscriber.active, subscriber.updated_at) = (true, now);
        }
        Ok(true)
    }

    fn delete_subscriber(&self, id: SubscriberId, hash: &EmailHash) -> Result<bool, StoreError> {
        let mut state = self.lock();
        let found = state.subscribers.get(hash).is_some_and(|subscriber| subscriber.id == id);
        Ok(found && state.remove_subscriber(hash))
    }

    fn delete_unconfirmed_subscribers_before(&self, before: Timestamp) -> Result<usize, StoreError> {
        let mut state = self.lock();
        let all = state.subscribers.len();
        state.subscribers.retain(|_, subscriber| subscriber.active || subscriber.updated_at >= before);
        Ok(all - state.subscribers.len())
    }
}

impl State {
    /// Removes the subscriber of an address; says whether there was one.
    pub(super) fn remove_subscriber(&mut self, hash: &EmailHash) -> bool {
        self.subscribers.remove(hash).is_some()
    }
}
