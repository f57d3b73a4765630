//! Where things are kept: one trait for each kind of thing.

mod activity;
mod apikeys;
mod curation;
mod guesses;
mod health;
mod outbox;
mod quota;
mod revisions;
mod subscribers;
mod usage;
mod users;

use crate::apikey::Apikey;
use crate::bookmark::{Bookmark, NewBookmark};
use crate::confirmation::{Confirmation, Kind};
use crate::error::Error;
use crate::ids::{ApikeyId, BookmarkId, ConfirmationId, PatternId, SetId, UserId};
use crate::mail::Mail;
use crate::pattern::{NewPattern, Pattern};
use crate::set::{MeasurementSet, NewSet};
use crate::time::Timestamp;
use crate::user::User;

pub use activity::ActivityStore;
pub use apikeys::ApikeyStore;
pub use curation::{CuratedSetStore, OptionPackStore};
pub use guesses::GuessStore;
pub use health::HealthStore;
pub use outbox::{LONGEST_WAIT, OutboxStore};
pub use quota::{Decide, QuotaRequestMail, QuotaRequestStore};
pub use revisions::{Revision, RevisionStore, Subject};
pub use subscribers::{SubscriberStore, WelcomeMail};
pub use usage::UsageStore;
pub use users::{RemovedUser, UserStore};

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Something of that kind is there already.
    #[error("{0:?} is taken")]
    Conflict(Conflict),
    /// The store cannot be reached or written right now; later it may.
    #[error("the store does not answer: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The store would not do it, now or later.
    #[error("the store failed: {0}")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
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
    + RevisionStore
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
        + RevisionStore
{
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
