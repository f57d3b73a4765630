//! The store in memory.
//!
//! Everything lies in one struct behind one lock, so that every method is all or nothing by itself: it first makes sure
//! that nothing stands in its way, then writes.

mod activity;
mod apikeys;
mod bookmarks;
mod calls;
mod confirmations;
mod curated_sets;
mod guesses;
mod health;
mod option_packs;
mod outbox;
mod patterns;
mod quota_requests;
mod revisions;
mod sets;
mod subscribers;
mod usage;
mod users;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use freesewing_domain::activity::Event;
use freesewing_domain::apikey::Apikey;
use freesewing_domain::bookmark::Bookmark;
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::curated_set::CuratedSet;
use freesewing_domain::email::EmailHash;
use freesewing_domain::guesses::Guesses;
use freesewing_domain::ids::{
    ActivityId, ApikeyId, BookmarkId, ConfirmationId, CuratedSetId, MailId, OptionPackId, PatternId, QuotaRequestId,
    SetId, UserId,
};
use freesewing_domain::mail::QueuedMail;
use freesewing_domain::option_pack::OptionPack;
use freesewing_domain::pattern::Pattern;
use freesewing_domain::ports::{InstanceStore, StoreError};
use freesewing_domain::quota_request::QuotaRequest;
use freesewing_domain::set::MeasurementSet;
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;

use crate::revisions::Revisions;
use revisions::Locked;

/// Keeps everything in memory, until it is dropped: for tests, and for tools that embed the rules without a database.
///
/// It keeps the same promises as a database: what is taken, in which order things come, that a change is done whole or
/// not at all. Nothing is sealed, as nothing leaves memory.
///
/// ```
/// use freesewing_domain::ids::UserId;
/// use freesewing_domain::ports::UserStore as _;
/// use freesewing_storage::MemoryStore;
///
/// let store = MemoryStore::default();
/// assert!(store.find_user(UserId(1))?.is_none());
/// # Ok::<(), freesewing_domain::ports::StoreError>(())
/// ```
#[derive(Default)]
pub struct MemoryStore {
    state: Mutex<State>,
    revisions: Revisions,
}

#[derive(Default)]
struct State {
    users: BTreeMap<UserId, User>,
    emails: HashMap<EmailHash, UserId>,
    names: HashMap<String, UserId>,
    last_user: i64,
    keys: HashMap<ApikeyId, Apikey>,
    /// For each user, the keys in the order in which they were made.
    keys_of: HashMap<UserId, Vec<ApikeyId>>,
    sets: BTreeMap<SetId, MeasurementSet>,
    last_set: i64,
    curated_sets: BTreeMap<CuratedSetId, CuratedSet>,
    last_curated_set: i64,
    option_packs: BTreeMap<OptionPackId, OptionPack>,
    last_option_pack: i64,
    patterns: BTreeMap<PatternId, Pattern>,
    last_pattern: i64,
    bookmarks: BTreeMap<BookmarkId, Bookmark>,
    last_bookmark: i64,
    confirmations: HashMap<ConfirmationId, Confirmation>,
    quota_requests: BTreeMap<QuotaRequestId, QuotaRequest>,
    last_quota_request: i64,
    subscribers: HashMap<EmailHash, Subscriber>,
    outbox: BTreeMap<MailId, Waiting>,
    last_mail: i64,
    instance: Option<String>,
    activity: BTreeMap<ActivityId, Event>,
    last_activity: i64,
    usage: usage::Usage,
    guesses: HashMap<guesses::Whose, Guesses>,
}

/// A mail, and when it is due.
struct Waiting {
    due_at: Timestamp,
    queued: QueuedMail,
}

impl MemoryStore {
    fn lock(&self) -> Locked<'_> {
        // A change runs on a copy, so the state is whole even after a change that panicked.
        Locked { state: self.state.lock().unwrap_or_else(PoisonError::into_inner), revisions: &self.revisions }
    }
}

impl State {
    /// Refuses what is to belong to an account that is not there, as a database does.
    fn has_user(&self, id: UserId) -> Result<(), StoreError> {
        if self.users.contains_key(&id) { Ok(()) } else { Err(StoreError::Failed("no such account".into())) }
    }
}

impl InstanceStore for MemoryStore {
    fn instance(&self, fresh: &str) -> Result<String, StoreError> {
        Ok(self.lock().instance.get_or_insert_with(|| fresh.to_owned()).clone())
    }
}

impl std::fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}
