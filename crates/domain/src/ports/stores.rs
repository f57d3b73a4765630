//! Where things are kept: one trait for each kind of thing.

mod activity;
mod curation;
mod guesses;
mod health;
mod quota;
mod usage;

use crate::apikey::{Apikey, EndingKeys};
use crate::bookmark::{Bookmark, NewBookmark};
use crate::confirmation::{Confirmation, Kind};
use crate::email::EmailHash;
use crate::error::Error;
use crate::ids::{ApikeyId, BookmarkId, ConfirmationId, MailId, PatternId, SetId, SubscriberId, UserId};
use crate::image::avatars;
use crate::mail::{Mail, QueuedMail};
use crate::pattern::{NewPattern, Pattern};
use crate::rules::Avatars;
use crate::secret::Secret;
use crate::set::{MeasurementSet, NewSet};
use crate::subscriber::Subscriber;
use crate::time::Timestamp;
use crate::user::{NewProfile, NewUser, User};

pub use activity::ActivityStore;
pub use curation::{CuratedSetStore, OptionPackStore};
pub use guesses::GuessStore;
pub use health::HealthStore;
pub use quota::{Decide, QuotaRequestMail, QuotaRequestStore};
pub use usage::UsageStore;

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Something of that kind is there already.
    #[error("{0:?} is taken")]
    Conflict(Conflict),
    /// The store cannot be reached or written right now.
    #[error("the store does not answer: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What was read makes no sense: another key sealed it, or something else wrote there.
    #[error("damaged data: {0}")]
    Damaged(String),
}

/// What must be unique, and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The address of an account.
    Email,
    /// The name of an account.
    Username,
    /// The one request of an account that may wait for an answer.
    QuotaRequest,
    /// An identifier that should never come up twice.
    Id,
}

/// A change that a store runs on a record between reading and writing it, with nobody else in between. When it fails,
/// nothing is written. A store may have to run it twice, and it must not call the store, which waits for it to end.
pub type Change<'a, T> = &'a dyn Fn(&mut T) -> Result<(), Error>;

/// A [`Change`] to a key that also makes the key that takes its place.
pub type Replace<'a> = &'a dyn Fn(&mut Apikey) -> Result<Apikey, Error>;

/// What it takes to tell who is calling.
pub trait CallerStore: UserStore + ApikeyStore + CallStore + Send + Sync {}

impl<T> CallerStore for T where T: UserStore + ApikeyStore + CallStore + Send + Sync {}

/// Everything that is kept.
pub trait Store:
    CallerStore
    + SetStore
    + PatternStore
    + BookmarkStore
    + CuratedSetStore
    + OptionPackStore
    + ConfirmationStore
    + OutboxStore
    + InstanceStore
    + SubscriberStore
    + UsageStore
    + QuotaRequestStore
    + ActivityStore
    + GuessStore
    + HealthStore
{
}

impl<T> Store for T where
    T: CallerStore
        + SetStore
        + PatternStore
        + BookmarkStore
        + CuratedSetStore
        + OptionPackStore
        + ConfirmationStore
        + OutboxStore
        + InstanceStore
        + SubscriberStore
        + UsageStore
        + QuotaRequestStore
        + ActivityStore
        + GuessStore
        + HealthStore
{
}

/// Accounts. Names and addresses are unique, names by [`crate::user::Username::key`]. What is read includes the calls
/// that [`CallStore`] has counted up to then.
pub trait UserStore {
    /// Makes an account, under the first free one of [`crate::user::Username::for_new_account`]. A confirmation and a
    /// mail that belong to it are made with it or not at all; the confirmation gets the new account as its user.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Email`]) when the address has an account.
    fn create_user(
        &self,
        new: NewUser,
        confirmation: Option<Confirmation>,
        mail: Option<Mail>,
    ) -> Result<User, StoreError>;

    /// Makes an account with what is known of somebody, under the first free one of [`NewProfile::names`].
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Email`]) when the address has an account.
    fn create_user_as(&self, new: NewUser, profile: NewProfile) -> Result<User, StoreError>;

    /// Finds an account by its number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_user(&self, id: UserId) -> Result<Option<User>, StoreError>;

    /// Finds the account of an address.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_user_by_email(&self, hash: &EmailHash) -> Result<Option<User>, StoreError>;

    /// Finds an account by the key of its name, see [`crate::user::Username::key`].
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_user_by_name(&self, key: &str) -> Result<Option<User>, StoreError>;

    /// Changes an account; `None` when there is none. Number, call counters and dates of calls cannot be changed here.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError::Conflict`] when the new name or address is another account's.
    fn update_user(&self, id: UserId, change: Change<'_, User>) -> Result<Option<User>, Error>;

    /// The accounts whose present address, or whose address at sign-up, has this hash; by number, `limit` at most.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_users_by_hash(&self, hash: &EmailHash, limit: u32) -> Result<Vec<User>, StoreError>;

    /// The accounts whose name contains `text`, going by [`crate::user::Username::key`]; by number, `limit` at most. No
    /// character of `text` stands for another.
    ///
    /// # Errors
    /// [`StoreError`]
    fn search_users_by_name(&self, text: &str, limit: u32) -> Result<Vec<User>, StoreError>;

    /// Removes an account and everything that is its own, all or nothing; `None` when there is none. What goes: keys,
    /// sets, patterns, bookmarks, confirmations, and the newsletter for its present address and the one at sign-up.
    /// Other people's copies of its sets and patterns stay, but for a picture that goes with the original. Mails that
    /// wait are still delivered. It does not need to be readable.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_user(&self, id: UserId, avatars: &Avatars) -> Result<Option<RemovedUser>, StoreError>;
}

/// What is left of an account that was removed: what to look for outside of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedUser {
    /// Hash of its address at sign-up.
    pub ihash: EmailHash,
    /// Its sets that had a picture of their own.
    pub sets: Vec<SetId>,
    /// Its patterns that had a picture of their own.
    pub patterns: Vec<PatternId>,
    /// The sets that it proposed to the curators, each of which may have a picture.
    pub suggestions: Vec<ConfirmationId>,
}

impl RemovedUser {
    /// The names of the pictures that belonged to it.
    #[must_use]
    pub fn images(&self) -> Vec<String> {
        let sets = self.sets.iter().map(|id| id.image());
        let patterns = self.patterns.iter().map(|id| id.image());
        let suggestions = self.suggestions.iter().map(|id| id.image());
        avatars(&self.ihash).into_iter().chain(sets).chain(patterns).chain(suggestions).collect()
    }
}

/// API keys.
pub trait ApikeyStore {
    /// Keeps a new key.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Id`])
    fn create_apikey(&self, key: &Apikey) -> Result<(), StoreError>;

    /// Finds a key. What is read includes the calls that [`CallStore`] has counted up to then.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_apikey(&self, id: ApikeyId) -> Result<Option<Apikey>, StoreError>;

    /// Finds a key by what is kept of its secret.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_apikey_by_secret(&self, kept: &Secret) -> Result<Option<Apikey>, StoreError>;

    /// The keys of a user, in the order in which they were made.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_apikeys(&self, user: UserId) -> Result<Vec<Apikey>, StoreError>;

    /// Replaces what the secret of a key is compared with, if it is still `old`.
    ///
    /// # Errors
    /// [`StoreError`]
    fn replace_apikey_secret(&self, id: ApikeyId, old: &Secret, new: &Secret) -> Result<(), StoreError>;

    /// Changes a key, and queues a mail that tells about it, both or neither; `None` when there is none. Number, owner,
    /// counted calls and their date cannot be changed.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_apikey(
        &self,
        id: ApikeyId,
        change: Change<'_, Apikey>,
        mail: Option<Mail>,
        now: Timestamp,
    ) -> Result<Option<Apikey>, Error>;

    /// Changes all keys of a user, in the order in which they were made, and answers those that came out different; then
    /// also queues the mail that `mail` writes about them. All or nothing.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_apikeys_of(
        &self,
        user: UserId,
        change: Change<'_, Apikey>,
        mail: &dyn Fn(&[Apikey]) -> Mail,
        now: Timestamp,
    ) -> Result<Vec<Apikey>, Error>;

    /// Changes a key and keeps the one that takes its place, which `replace` makes from it, both or neither. Answers the
    /// old and the new one; `None` when there is none to change.
    ///
    /// # Errors
    /// What `replace` says, or [`StoreError::Conflict`] ([`Conflict::Id`]).
    fn replace_apikey(&self, old: ApikeyId, replace: Replace<'_>) -> Result<Option<(Apikey, Apikey)>, Error>;

    /// Changes a key, keeps the confirmation whose link is in a mail about it, and queues that mail; all or nothing.
    /// `None` when there is no such key.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError::Conflict`] ([`Conflict::Id`]) for the confirmation.
    fn update_apikey_with_confirmation(
        &self,
        id: ApikeyId,
        change: Change<'_, Apikey>,
        confirmation: &Confirmation,
        mail: Mail,
    ) -> Result<Option<Apikey>, Error>;

    /// The keys whose owners may want to know that they end. Takes as long as there are keys to answer, however many
    /// others there are.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_ending_apikeys(&self, ending: &EndingKeys) -> Result<Vec<Apikey>, StoreError>;

    /// Removes the keys that were revoked before a moment; says how many.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_apikeys_revoked_before(&self, before: Timestamp) -> Result<usize, StoreError>;
}

/// Measurement sets.
pub trait SetStore {
    /// Keeps a new set, and gives it its number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn create_set(&self, new: NewSet) -> Result<MeasurementSet, StoreError>;

    /// Finds a set.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_set(&self, id: SetId) -> Result<Option<MeasurementSet>, StoreError>;

    /// The sets of a user, by number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_sets(&self, user: UserId) -> Result<Vec<MeasurementSet>, StoreError>;

    /// Changes a set; `None` when there is none. Number, owner and the date of making cannot be changed.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_set(&self, id: SetId, change: Change<'_, MeasurementSet>) -> Result<Option<MeasurementSet>, Error>;

    /// Removes a set; says whether there was one. Its picture goes with it, so copies that show the same one get
    /// `default_img` in its place.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_set(&self, id: SetId, default_img: &str) -> Result<bool, StoreError>;
}

/// Patterns.
pub trait PatternStore {
    /// Keeps a new pattern, and gives it its number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn create_pattern(&self, new: NewPattern) -> Result<Pattern, StoreError>;

    /// Finds a pattern.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_pattern(&self, id: PatternId) -> Result<Option<Pattern>, StoreError>;

    /// The patterns of a user, by number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_patterns(&self, user: UserId) -> Result<Vec<Pattern>, StoreError>;

    /// Changes a pattern; `None` when there is none. Number, owner, design and the date of making cannot be changed.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_pattern(&self, id: PatternId, change: Change<'_, Pattern>) -> Result<Option<Pattern>, Error>;

    /// Removes a pattern; says whether there was one. Its own picture goes with it, so patterns that were copied from
    /// it and show that picture show `default_img` from then on; the dates of their last change stay.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_pattern(&self, id: PatternId, default_img: &str) -> Result<bool, StoreError>;
}

/// Bookmarks.
pub trait BookmarkStore {
    /// Keeps a new bookmark, and gives it its number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn create_bookmark(&self, new: NewBookmark) -> Result<Bookmark, StoreError>;

    /// Finds a bookmark.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_bookmark(&self, id: BookmarkId) -> Result<Option<Bookmark>, StoreError>;

    /// The bookmarks of a user, by number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_bookmarks(&self, user: UserId) -> Result<Vec<Bookmark>, StoreError>;

    /// Changes a bookmark; `None` when there is none. Number, owner and kind cannot be changed.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_bookmark(&self, id: BookmarkId, change: Change<'_, Bookmark>) -> Result<Option<Bookmark>, Error>;

    /// Removes a bookmark; says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_bookmark(&self, id: BookmarkId) -> Result<bool, StoreError>;
}

/// Confirmations.
pub trait ConfirmationStore {
    /// Keeps a confirmation, and queues the mail that carries its link, both or neither.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Id`])
    fn create_confirmation(&self, confirmation: &Confirmation, mail: Option<Mail>) -> Result<(), StoreError>;

    /// Keeps a confirmation, queues its mail, and changes its user; all or nothing. `None` when it has no user, or that
    /// is not there.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`]; nothing is kept or queued then.
    fn create_confirmation_with_change(
        &self,
        confirmation: &Confirmation,
        mail: Option<Mail>,
        change: Change<'_, User>,
    ) -> Result<Option<User>, Error>;

    /// Finds a confirmation, expired or not.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_confirmation(&self, id: ConfirmationId) -> Result<Option<Confirmation>, StoreError>;

    /// Takes a confirmation out: removes it and answers it, with a user or without. Of many who ask one gets it.
    ///
    /// # Errors
    /// [`StoreError`]
    fn take_confirmation(&self, id: ConfirmationId) -> Result<Option<Confirmation>, StoreError>;

    /// Uses a confirmation up: removes it, removes the other confirmations of its user that are of one of the kinds in
    /// `void`, and changes the user; all or nothing. `None` when the confirmation is gone (somebody else was faster)
    /// or has no user.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`]; nothing is used up then.
    fn redeem_confirmation(
        &self,
        id: ConfirmationId,
        void: &[Kind],
        change: Change<'_, User>,
    ) -> Result<Option<User>, Error>;

    /// The confirmations of a kind, expired or not, oldest first; those of one moment by their ids.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_confirmations(&self, kind: Kind) -> Result<Vec<Confirmation>, StoreError>;

    /// Removes a confirmation; says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_confirmation(&self, id: ConfirmationId) -> Result<bool, StoreError>;

    /// Removes the confirmations of a kind that were made before a moment; says how many.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_confirmations_before(&self, kind: Kind, before: Timestamp) -> Result<usize, StoreError>;
}

/// Mails that wait to be delivered.
pub trait OutboxStore {
    /// Queues a mail.
    ///
    /// # Errors
    /// [`StoreError`]
    fn enqueue_mail(&self, mail: Mail, now: Timestamp) -> Result<(), StoreError>;

    /// Hands out mails that are due, at most `limit`, oldest first, and makes each due again only at `until`, in case
    /// whoever took them never comes back.
    ///
    /// # Errors
    /// [`StoreError`]
    fn claim_mails(&self, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<QueuedMail>, StoreError>;

    /// Makes a mail due again at `until`.
    ///
    /// # Errors
    /// [`StoreError`]
    fn postpone_mail(&self, id: MailId, until: Timestamp) -> Result<(), StoreError>;

    /// Removes a mail that was delivered, or was given up.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_mail(&self, id: MailId) -> Result<(), StoreError>;
}

/// Counts calls. Counting is never in the way of a call: it is seen at once by every reader of this store, and is
/// written down within a second.
pub trait CallStore {
    /// Counts a call of a user, with a key or, for `None`, with a token.
    fn count_call(&self, user: UserId, key: Option<ApikeyId>, at: Timestamp);

    /// Writes down what was counted. Counts that could not be written stay for the next time.
    ///
    /// # Errors
    /// [`StoreError`]
    fn write_counts(&self) -> Result<(), StoreError>;
}

/// The name of this installation.
pub trait InstanceStore {
    /// The name that is kept, or else `fresh`, which is kept from now on.
    ///
    /// # Errors
    /// [`StoreError`]
    fn instance(&self, fresh: &str) -> Result<String, StoreError>;
}

/// What to mail to a subscriber, which depends on whether there was one already. A store may have to ask twice, and it
/// must not call the store, which waits for it.
pub type WelcomeMail<'a> = &'a dyn Fn(&Subscriber) -> Option<Mail>;

/// Subscribers of the newsletter, unique by the hash of their address.
pub trait SubscriberStore {
    /// Finds the subscriber of an address, or else keeps this one, and queues the mail that `mail` says, all or
    /// nothing. The subscriber that was there stays as it is, but one that is not active is dated anew
    /// (`updated_at`), so that the link in the mail lives as long as the mail says. Answers the subscriber that is there
    /// now, at the time of `new`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Id`])
    fn subscribe(&self, new: &Subscriber, mail: WelcomeMail<'_>) -> Result<Subscriber, StoreError>;

    /// Makes the subscriber active that has both this id and this hash; says whether there is one. One that is active
    /// stays as it is.
    ///
    /// # Errors
    /// [`StoreError`]
    fn activate_subscriber(&self, id: SubscriberId, hash: &EmailHash, now: Timestamp) -> Result<bool, StoreError>;

    /// Removes the subscriber that has both this id and this hash; says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_subscriber(&self, id: SubscriberId, hash: &EmailHash) -> Result<bool, StoreError>;

    /// Removes subscribers that are not active and were dated before a moment; says how many.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_unconfirmed_subscribers_before(&self, before: Timestamp) -> Result<usize, StoreError>;
}
