//! A server in small: a store of users and keys, and a clock that stands still.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use freesewing_domain::access::{Level, Role};
use freesewing_domain::bookmark::{Bookmark, NewBookmark};
use freesewing_domain::confirmation::{Confirmation, Kind};
use freesewing_domain::curated_set::{CuratedSet, NewCuratedSet};
use freesewing_domain::email::{Email, EmailHash};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{
    BookmarkId, ConfirmationId, CuratedSetId, MailId, OptionPackId, PatternId, SetId, SubscriberId,
};
use freesewing_domain::language::Language;
use freesewing_domain::mail::{Mail, QueuedMail};
use freesewing_domain::option_pack::{NewOptionPack, OptionPack};
use freesewing_domain::pattern::{NewPattern, Pattern};
use freesewing_domain::ports::{
    ApikeyStore, BookmarkStore, CallStore, Change, ConfirmationStore, CuratedSetStore, InstanceStore, KeySecrets as _,
    OptionPackStore, OutboxStore, PatternStore, RemovedUser, SetStore, SubscriberStore, TokenSigner as _, UserStore,
    WelcomeMail,
};
use freesewing_domain::set::{MeasurementSet, NewSet};
use freesewing_domain::subscriber::Subscriber;
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
    fn delete_user(&self, _: UserId) -> Result<Option<RemovedUser>, StoreError> {
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
    fn delete_apikey(&self, id: ApikeyId) -> Result<bool, StoreError> {
        Ok(self.keys.lock().unwrap().remove(&id).is_some())
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

impl SetStore for FakeStore {
    fn create_set(&self, _: NewSet) -> Result<MeasurementSet, StoreError> {
        unavailable()
    }
    fn find_set(&self, _: SetId) -> Result<Option<MeasurementSet>, StoreError> {
        unavailable()
    }
    fn list_sets(&self, _: UserId) -> Result<Vec<MeasurementSet>, StoreError> {
        unavailable()
    }
    fn update_set(&self, _: SetId, _: Change<'_, MeasurementSet>) -> Result<Option<MeasurementSet>, Error> {
        Ok(unavailable()?)
    }
    fn delete_set(&self, _: SetId, _: &str) -> Result<bool, StoreError> {
        unavailable()
    }
}

impl PatternStore for FakeStore {
    fn create_pattern(&self, _: NewPattern) -> Result<Pattern, StoreError> {
        unavailable()
    }
    fn find_pattern(&self, _: PatternId) -> Result<Option<Pattern>, StoreError> {
        unavailable()
    }
    fn list_patterns(&self, _: UserId) -> Result<Vec<Pattern>, StoreError> {
        unavailable()
    }
    fn update_pattern(&self, _: PatternId, _: Change<'_, Pattern>) -> Result<Option<Pattern>, Error> {
        Ok(unavailable()?)
    }
    fn delete_pattern(&self, _: PatternId, _: &str) -> Result<bool, StoreError> {
        unavailable()
    }
}

impl BookmarkStore for FakeStore {
    fn create_bookmark(&self, _: NewBookmark) -> Result<Bookmark, StoreError> {
        unavailable()
    }
    fn find_bookmark(&self, _: BookmarkId) -> Result<Option<Bookmark>, StoreError> {
        unavailable()
    }
    fn list_bookmarks(&self, _: UserId) -> Result<Vec<Bookmark>, StoreError> {
        unavailable()
    }
    fn update_bookmark(&self, _: BookmarkId, _: Change<'_, Bookmark>) -> Result<Option<Bookmark>, Error> {
        Ok(unavailable()?)
    }
    fn delete_bookmark(&self, _: BookmarkId) -> Result<bool, StoreError> {
        unavailable()
    }
}

impl CuratedSetStore for FakeStore {
    fn create_curated_set(&self, _: NewCuratedSet) -> Result<CuratedSet, StoreError> {
        unavailable()
    }
    fn accept_suggested_set(&self, _: ConfirmationId, _: NewCuratedSet) -> Result<Option<CuratedSet>, StoreError> {
        unavailable()
    }
    fn find_curated_set(&self, _: CuratedSetId) -> Result<Option<CuratedSet>, StoreError> {
        unavailable()
    }
    fn list_curated_sets(&self) -> Result<Vec<CuratedSet>, StoreError> {
        unavailable()
    }
    fn update_curated_set(&self, _: CuratedSetId, _: Change<'_, CuratedSet>) -> Result<Option<CuratedSet>, Error> {
        Ok(unavailable()?)
    }
    fn delete_curated_set(&self, _: CuratedSetId) -> Result<bool, StoreError> {
        unavailable()
    }
}

impl OptionPackStore for FakeStore {
    fn create_option_pack(&self, _: NewOptionPack) -> Result<OptionPack, StoreError> {
        unavailable()
    }
    fn find_option_pack(&self, _: OptionPackId) -> Result<Option<OptionPack>, StoreError> {
        unavailable()
    }
    fn list_option_packs(&self) -> Result<Vec<OptionPack>, StoreError> {
        unavailable()
    }
    fn list_option_packs_for_design(&self, _: &str) -> Result<Vec<OptionPack>, StoreError> {
        unavailable()
    }
    fn update_option_pack(&self, _: OptionPackId, _: Change<'_, OptionPack>) -> Result<Option<OptionPack>, Error> {
        Ok(unavailable()?)
    }
    fn delete_option_pack(&self, _: OptionPackId) -> Result<bool, StoreError> {
        unavailable()
    }
}

impl ConfirmationStore for FakeStore {
    fn create_confirmation(&self, _: &Confirmation, _: Option<Mail>) -> Result<(), StoreError> {
        unavailable()
    }
    fn create_confirmation_with_change(
        &self,
        _: &Confirmation,
        _: Option<Mail>,
        _: Change<'_, User>,
    ) -> Result<Option<User>, Error> {
        Ok(unavailable()?)
    }
    fn find_confirmation(&self, _: ConfirmationId) -> Result<Option<Confirmation>, StoreError> {
        unavailable()
    }
    fn take_confirmation(&self, _: ConfirmationId) -> Result<Option<Confirmation>, StoreError> {
        unavailable()
    }
    fn redeem_confirmation(&self, _: ConfirmationId, _: &[Kind], _: Change<'_, User>) -> Result<Option<User>, Error> {
        Ok(unavailable()?)
    }
    fn list_confirmations(&self, _: Kind) -> Result<Vec<Confirmation>, StoreError> {
        unavailable()
    }
    fn delete_confirmation(&self, _: ConfirmationId) -> Result<bool, StoreError> {
        unavailable()
    }
    fn delete_confirmations_before(&self, _: Kind, _: Timestamp) -> Result<usize, StoreError> {
        unavailable()
    }
}

impl OutboxStore for FakeStore {
    fn enqueue_mail(&self, _: Mail, _: Timestamp) -> Result<(), StoreError> {
        unavailable()
    }
    fn claim_mails(&self, _: Timestamp, _: Timestamp, _: u32) -> Result<Vec<QueuedMail>, StoreError> {
        unavailable()
    }
    fn postpone_mail(&self, _: MailId, _: Timestamp) -> Result<(), StoreError> {
        unavailable()
    }
    fn delete_mail(&self, _: MailId) -> Result<(), StoreError> {
        unavailable()
    }
}

impl SubscriberStore for FakeStore {
    fn subscribe(&self, _: &Subscriber, _: WelcomeMail<'_>) -> Result<Subscriber, StoreError> {
        unavailable()
    }
    fn activate_subscriber(&self, _: SubscriberId, _: &EmailHash, _: Timestamp) -> Result<bool, StoreError> {
        unavailable()
    }
    fn delete_subscriber(&self, _: SubscriberId, _: &EmailHash) -> Result<bool, StoreError> {
        unavailable()
    }
    fn delete_unconfirmed_subscribers_before(&self, _: Timestamp) -> Result<usize, StoreError> {
        unavailable()
    }
}

impl InstanceStore for FakeStore {
    fn instance(&self, _: &str) -> Result<String, StoreError> {
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
            secret: kept,
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
