//! Accounts.

use freesewing_domain::confirmation::{Confirmation, Kind};
use freesewing_domain::email::EmailHash;
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ConfirmationId, PatternId, SetId, UserId};
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{Change, Conflict, RemovedUser, StoreError, UserStore};
use freesewing_domain::rules::Avatars;
use freesewing_domain::user::{NewProfile, NewUser, User, Username};

use super::{MemoryStore, State};
use crate::counts::keep_number_and_calls;

impl UserStore for MemoryStore {
    fn create_user(
        &self,
        new: NewUser,
        confirmation: Option<Confirmation>,
        mail: Option<Mail>,
    ) -> Result<User, StoreError> {
        let mut state = self.lock();
        if state.emails.contains_key(&new.email.hash()) {
            return Err(StoreError::Conflict(Conflict::Email));
        }
        if confirmation.as_ref().is_some_and(|confirmation| state.confirmations.contains_key(&confirmation.id)) {
            return Err(StoreError::Conflict(Conflict::Id));
        }
        let id = UserId(state.last_user + 1);
        let name = state.free_name(Username::for_new_account(id))?;
        state.last_user = id.0;
        let now = new.created_at;
        let user = new.into_user(id, name);
        state.put_user(user.clone());
        if let Some(confirmation) = confirmation {
            state.confirmations.insert(confirmation.id, Confirmation { user: Some(id), ..confirmation });
        }
        if let Some(mail) = mail {
            state.put_mail(mail, now);
        }
        Ok(user)
    }

    fn create_user_as(&self, new: NewUser, profile: NewProfile) -> Result<User, StoreError> {
        let mut state = self.lock();
        if state.emails.contains_key(&new.email.hash()) {
            return Err(StoreError::Conflict(Conflict::Email));
        }
        let id = UserId(state.last_user + 1);
        let name = state.free_name(profile.names(id))?;
        state.last_user = id.0;
        let user = profile.complete(new.into_user(id, name));
        state.put_user(user.clone());
        Ok(user)
    }

    fn find_user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        Ok(self.lock().users.get(&id).cloned())
    }

    fn find_user_by_email(&self, hash: &EmailHash) -> Result<Option<User>, StoreError> {
        let state = self.lock();
        Ok(state.emails.get(hash).and_then(|id| state.users.get(id)).cloned())
    }

    fn find_user_by_name(&self, key: &str) -> Result<Option<User>, StoreError> {
        let state = self.lock();
        Ok(state.names.get(key).and_then(|id| state.users.get(id)).cloned())
    }

    fn update_user(&self, id: UserId, change: Change<'_, User>) -> Result<Option<User>, Error> {
        self.lock().change_user(id, change)
    }

    fn find_users_by_hash(&self, hash: &EmailHash, limit: u32) -> Result<Vec<User>, StoreError> {
        Ok(self.lock().users_where(limit, |user| user.email.hash() == *hash || user.ihash == *hash))
    }

    fn search_users_by_name(&self, text: &str, limit: u32) -> Result<Vec<User>, StoreError> {
        Ok(self.lock().users_where(limit, |user| user.username.key().contains(text)))
    }

    fn delete_user(&self, id: UserId, avatars: &Avatars) -> Result<Option<RemovedUser>, StoreError> {
        Ok(self.lock().remove_user(id, avatars))
    }
}

impl State {
    /// Changes an account, whole or not at all.
    pub(super) fn change_user(&mut self, id: UserId, change: Change<'_, User>) -> Result<Option<User>, Error> {
        let Some(before) = self.users.get(&id) else {
            return Ok(None);
        };
        let mut user = before.clone();
        change(&mut user)?;
        keep_number_and_calls(before, &mut user);
        let is_others = |owner: Option<&UserId>| owner.is_some_and(|owner| *owner != id);
        if is_others(self.emails.get(&user.email.hash())) {
            return Err(StoreError::Conflict(Conflict::Email).into());
        }
        if is_others(self.names.get(user.username.key())) {
            return Err(StoreError::Conflict(Conflict::Username).into());
        }
        self.put_user(user.clone());
        Ok(Some(user))
    }

    /// Puts an account in its place, and its name and address into the indexes.
    fn put_user(&mut self, user: User) {
        let (id, email, name) = (user.id, user.email.hash(), user.username.key().to_owned());
        if let Some(before) = self.users.insert(id, user) {
            self.emails.remove(&before.email.hash());
            self.names.remove(before.username.key());
        }
        self.emails.insert(email, id);
        self.names.insert(name, id);
    }

    fn users_where(&self, limit: u32, fits: impl Fn(&User) -> bool) -> Vec<User> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.users.values().filter(|user| fits(user)).take(limit).cloned().collect()
    }

    /// Removes an account and everything that is its own.
    fn remove_user(&mut self, id: UserId, avatars: &Avatars) -> Option<RemovedUser> {
        let user = self.users.remove(&id)?;
        self.emails.remove(&user.email.hash());
        self.names.remove(user.username.key());
        for key in self.keys_of.remove(&id).into_iter().flatten() {
            self.keys.remove(&key);
        }
        self.bookmarks.retain(|_, bookmark| bookmark.user != id);
        self.quota_requests.retain(|_, request| request.user != id);
        self.usage.remove_user(id);
        self.activity.retain(|_, event| event.user != id);
        self.guesses.retain(|(user, _), _| *user != Some(id));
        for hash in [user.email.hash(), user.ihash.clone()] {
            // Somebody else may have the address by now.
            if !self.emails.contains_key(&hash) {
                self.remove_subscriber(&hash);
            }
        }
        Some(RemovedUser {
            sets: self.remove_sets(id, &avatars.set),
            patterns: self.remove_patterns(id, &avatars.pattern),
            suggestions: self.remove_confirmations(id),
            ihash: user.ihash,
        })
    }

    /// Removes the sets of an account, and their pictures from other people's copies; answers those that had one.
    fn remove_sets(&mut self, user: UserId, default_img: &str) -> Vec<SetId> {
        let own = self.sets.extract_if(.., |_, set| set.user == user);
        let with_picture: Vec<_> = own.filter(|(id, set)| set.img == id.image()).map(|(id, _)| id).collect();
        for copy in self.sets.values_mut().filter(|copy| with_picture.iter().any(|id| copy.img == id.image())) {
            default_img.clone_into(&mut copy.img);
        }
        with_picture
    }

    /// The same with patterns.
    fn remove_patterns(&mut self, user: UserId, default_img: &str) -> Vec<PatternId> {
        let own = self.patterns.extract_if(.., |_, pattern| pattern.user == user);
        let with_picture: Vec<_> = own.filter(|(id, pattern)| pattern.img == id.image()).map(|(id, _)| id).collect();
        for copy in self.patterns.values_mut().filter(|copy| with_picture.iter().any(|id| copy.img == id.image())) {
            default_img.clone_into(&mut copy.img);
        }
        with_picture
    }

    /// Removes the confirmations of an account; answers the sets that it proposed.
    fn remove_confirmations(&mut self, user: UserId) -> Vec<ConfirmationId> {
        let own = self.confirmations.extract_if(|_, confirmation| confirmation.user == Some(user));
        let proposed = own.filter(|(_, confirmation)| confirmation.purpose.kind() == Kind::SuggestedSet);
        let mut ids: Vec<_> = proposed.map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids
    }

    /// The first of these names that nobody has.
    fn free_name(&self, mut names: impl Iterator<Item = Username>) -> Result<Username, StoreError> {
        names.find(|name| !self.names.contains_key(name.key())).ok_or(StoreError::Conflict(Conflict::Username))
    }
}
