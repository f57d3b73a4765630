//! Where accounts are kept.

use super::{Change, StoreError};
use crate::confirmation::Confirmation;
use crate::email::EmailHash;
use crate::error::Error;
use crate::ids::{ConfirmationId, PatternId, SetId, UserId};
use crate::image::avatars;
use crate::mail::Mail;
use crate::rules::Avatars;
use crate::user::{NewProfile, NewUser, User};

/// Accounts. Names and addresses are unique, names by [`crate::user::Username::key`]. What is read includes the calls
/// that [`CallStore`](super::CallStore) has counted up to then.
pub trait UserStore {
    /// Makes an account, under the first free one of [`crate::user::Username::for_new_account`]. A confirmation and a
    /// mail that belong to it are made with it or not at all; the confirmation gets the new account as its user.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Email`](super::Conflict::Email)) when the address has an account.
    fn create_user(
        &self,
        new: NewUser,
        confirmation: Option<Confirmation>,
        mail: Option<Mail>,
    ) -> Result<User, StoreError>;

    /// Makes an account with what is known of somebody, under the first free one of [`NewProfile::names`].
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Email`](super::Conflict::Email)) when the address has an account.
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
