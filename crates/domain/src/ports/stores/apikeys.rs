//! Where API keys are kept.

use super::{Change, Replace, StoreError};
use crate::apikey::{Apikey, EndingKeys};
use crate::confirmation::Confirmation;
use crate::error::Error;
use crate::ids::{ApikeyId, UserId};
use crate::mail::Mail;
use crate::secret::Secret;
use crate::time::Timestamp;

/// API keys.
pub trait ApikeyStore {
    /// Keeps a new key.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] ([`Conflict::Id`](super::Conflict::Id))
    fn create_apikey(&self, key: &Apikey) -> Result<(), StoreError>;

    /// Finds a key. What is read includes the calls that [`CallStore`](super::CallStore) has counted up to then.
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
    /// What `replace` says, or [`StoreError::Conflict`] ([`Conflict::Id`](super::Conflict::Id)).
    fn replace_apikey(&self, old: ApikeyId, replace: Replace<'_>) -> Result<Option<(Apikey, Apikey)>, Error>;

    /// Changes a key, keeps the confirmation whose link is in a mail about it, and queues that mail; all or nothing.
    /// `None` when there is no such key.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError::Conflict`] ([`Conflict::Id`](super::Conflict::Id)) for the confirmation.
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
