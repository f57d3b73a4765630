//! A server in small: a store of users and keys, and a clock that stands still.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use freesewing_domain::access::{Level, Role};
use freesewing_domain::apikey::{EndingKeys, Warned};
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::email::{Email, EmailHash};
use freesewing_domain::error::Error;
use freesewing_domain::language::Language;
use freesewing_domain::limits::Limits;
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{
    ApikeyStore, CallStore, Change, KeySecrets as _, RemovedUser, Replace, TokenSigner as _, UserStore,
};
use freesewing_domain::rules::Avatars;
use freesewing_domain::user::{Consent, NewProfile, NewUser, Status, Username};
use uuid::Uuid;

use super::super::*;
use crate::keys::EncryptionKey;

pub(super) const KEY: &str = "correct-horse-battery-staple-0123456789abcdef";
pub(super) const ISSUER: &str = "http://localhost:3111";
pub(super) const AUDIENCE: &str = "http://localhost:3111/ref";
pub(super) const NOW: i64 = 1_700_000_000_500;
pub(super) const OWNER: UserId = UserId(7);

#[derive(Default)]
pub(super) struct FakeStore {
    pub(super) users: Mutex<HashMap<UserId, User>>,
    pub(super) keys: Mutex<HashMap<ApikeyId, Apikey>>,
    pub(super) counted: Mutex<Vec<(UserId, Option<ApikeyId>, Timestamp)>>,
    pub(super) replaced: AtomicUsize,
    pub(super) down: AtomicBool,
    pub(super) read_only: AtomicBool,
}

fn unavailable<T>() -> Result<T, StoreError> {
    Err(StoreError::Unavailable("not here".into()))
}

impl UserStore for FakeStore {
    fn create_user(&self, _: NewUser, _: Option<Confirmation>, _: Option<Mail>) -> Result<User, StoreError> {
        unavailable()
    }
    fn find_user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        if self.down.load(Ordering::Relaxed) {
            return unavailable();
        }
        Ok(self.users.lock().unwrap().get(&id).cloned())
    }
    fn find_user_by_email(&self, _: &EmailHash) -> Result<Option<User>, StoreError> {
        unavailable()
    }
    fn find_user_by_name(&self, _: &str) -> Result<Option<User>, StoreError> {
        unavailable()
    }
    fn create_user_as(&self, _: NewUser, _: NewProfile) -> Result<User, StoreError> {
        unavailable()
    }
    fn update_user(&self, _: UserId, _: Change<'_, User>) -> Result<Option<User>, Error> {
        Ok(unavailable()?)
    }
    fn find_users_by_hash(&self, _: &EmailHash, _: u32) -> Result<Vec<User>, StoreError> {
        unavailable()
    }
    fn search_users_by_name(&self, _: &str, _: u32) -> Result<Vec<User>, StoreError> {
        unavailable()
    }
    fn delete_user(&self, _: UserId, _: &Avatars) -> Result<Option<RemovedUser>, StoreError> {
        unavailable()
    }
}

impl ApikeyStore for FakeStore {
    fn create_apikey(&self, _: &Apikey) -> Result<(), StoreError> {
        unavailable()
    }
    fn find_apikey(&self, id: ApikeyId) -> Result<Option<Apikey>, StoreError> {
        if self.down.load(Ordering::Relaxed) {
            return unavailable();
        }
        Ok(self.keys.lock().unwrap().get(&id).cloned())
    }
    fn list_apikeys(&self, _: UserId) -> Result<Vec<Apikey>, StoreError> {
        unavailable()
    }
    fn replace_apikey_secret(&self, id: ApikeyId, old: &Secret, new: &Secret) -> Result<(), StoreError> {
        if self.read_only.load(Ordering::Relaxed) {
            return unavailable();
        }
        if let Some(key) = self.keys.lock().unwrap().get_mut(&id).filter(|key| key.secret == *old) {
            key.secret = new.clone();
            self.replaced.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
    fn find_apikey_by_secret(&self, _: &Secret) -> Result<Option<Apikey>, StoreError> {
        unavailable()
    }
    fn update_apikey(
        &self,
        _: ApikeyId,
        _: Change<'_, Apikey>,
        _: Option<Mail>,
        _: Timestamp,
    ) -> Result<Option<Apikey>, Error> {
        Ok(unavailable()?)
    }
    fn update_apikeys_of(
        &self,
        _: UserId,
        _: Change<'_, Apikey>,
        _: &dyn Fn(&[Apikey]) -> Mail,
        _: Timestamp,
    ) -> Result<Vec<Apikey>, Error> {
        Ok(unavailable()?)
    }
    fn replace_apikey(&self, _: ApikeyId, _: Replace<'_>) -> Result<Option<(Apikey, Apikey)>, Error> {
        Ok(unavailable()?)
    }
    fn update_apikey_with_confirmation(
        &self,
        _: ApikeyId,
        _: Change<'_, Apikey>,
        _: &Confirmation,
        _: Mail,
    ) -> Result<Option<Apikey>, Error> {
        Ok(unavailable()?)
    }
    fn list_ending_apikeys(&self, _: &EndingKeys) -> Result<Vec<Apikey>, StoreError> {
        unavailable()
    }
    fn delete_apikeys_revoked_before(&self, _: Timestamp) -> Result<usize, StoreError> {
        unavailable()
    }
}

impl CallStore for FakeStore {
    fn count_call(&self, user: UserId, key: Option<ApikeyId>, at: Timestamp) {
        self.counted.lock().unwrap().push((user, key, at));
    }
    fn write_counts(&self) -> Result<(), StoreError> {
        unavailable()
    }
}

/// A clock that moves only when told to.
pub(super) struct FakeClock(AtomicI64);

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// Everything together, with one user (number 7, role `user`) already there.
pub(super) struct House {
    pub(super) store: Arc<FakeStore>,
    pub(super) clock: Arc<FakeClock>,
    pub(super) secrets: Arc<ApikeySecrets>,
    pub(super) tokens: Arc<Tokens>,
    pub(super) authenticator: Authenticator,
}

impl House {
    pub(super) fn new() -> Self {
        let store = Arc::new(FakeStore::default());
        let clock = Arc::new(FakeClock(AtomicI64::new(NOW)));
        let key = EncryptionKey::derive(&Secret::new(KEY)).unwrap();
        let secrets = Arc::new(ApikeySecrets::new(&key).unwrap());
        let tokens = Arc::new(Tokens::new(&key, ISSUER, AUDIENCE, Duration::from_secs(3600)));
        let authenticator = Authenticator::new(store.clone(), clock.clone(), tokens.clone(), secrets.clone(), AUDIENCE);
        store.users.lock().unwrap().insert(OWNER, owner());
        Self { store, clock, secrets, tokens, authenticator }
    }

    /// The same store, with another encryption key that knows the one before.
    pub(super) fn take_another_key(&mut self) {
        let key = |text: &str| EncryptionKey::derive(&Secret::new(text)).unwrap();
        self.secrets = Arc::new(ApikeySecrets::new(&key("another-key")).unwrap().knowing(&key(KEY)).unwrap());
        let (store, clock, tokens) = (self.store.clone(), self.clock.clone(), self.tokens.clone());
        self.authenticator = Authenticator::new(store, clock, tokens, self.secrets.clone(), AUDIENCE);
    }

    pub(super) fn change_owner(&self, change: impl FnOnce(&mut User)) {
        change(self.store.users.lock().unwrap().get_mut(&OWNER).unwrap());
    }

    pub(super) fn remove_owner(&self) {
        self.store.users.lock().unwrap().clear();
    }

    pub(super) fn wait(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    pub(super) fn fresh_token(&self) -> Secret {
        let user = self.store.users.lock().unwrap()[&OWNER].clone();
        self.tokens.sign(&user, self.clock.now()).unwrap()
    }

    /// Keeps a key of level 3 that ends in an hour.
    pub(super) fn keep_key(&self, kept: Secret, change: impl FnOnce(&mut Apikey)) -> String {
        let mut key = Apikey {
            id: ApikeyId(Uuid::from_u128(0xac7c_e2a6)),
            audience: AUDIENCE.to_owned(),
            calls: 0,
            created_at: Timestamp::from_millis(NOW),
            expires_at: Timestamp::from_millis(NOW + 3_600_000),
            name: "my script".to_owned(),
            last_seen: None,
            level: Level::try_from(3).unwrap(),
            limits: Limits::default(),
            predecessor: None,
            warned: Warned::default(),
            revoked: None,
            secret: kept,
            successor: None,
            user: OWNER,
        };
        change(&mut key);
        let id = key.id;
        self.store.keys.lock().unwrap().insert(id, key);
        id.to_string()
    }

    /// Keeps a key with a fresh secret; gives what a caller needs.
    pub(super) fn issue_key(&self, change: impl FnOnce(&mut Apikey)) -> (String, Secret) {
        let issued = self.secrets.issue().unwrap();
        (self.keep_key(issued.kept, change), issued.shown)
    }

    pub(super) fn counted(&self) -> usize {
        self.store.counted.lock().unwrap().len()
    }
}

fn owner() -> User {
    let new = NewUser {
        email: Email::from_stored("joost@example.com"),
        language: Language::En,
        role: Role::User,
        status: Status::Active,
        consent: Consent::Profile,
        password: Secret::new(""),
        created_at: Timestamp::EPOCH,
    };
    new.into_user(OWNER, Username::from_stored("user-7"))
}
