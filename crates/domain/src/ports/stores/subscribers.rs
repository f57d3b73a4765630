//! Where subscribers of the newsletter are kept.

use super::StoreError;
use crate::email::EmailHash;
use crate::ids::SubscriberId;
use crate::mail::Mail;
use crate::subscriber::Subscriber;
use crate::time::Timestamp;

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
    /// [`StoreError::Conflict`] ([`Conflict::Id`](super::Conflict::Id))
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
