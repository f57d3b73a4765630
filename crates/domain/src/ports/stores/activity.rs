//! Where it is kept what happened to accounts.

use super::StoreError;
use crate::activity::{ActivityQuery, Entry, Event};
use crate::time::Timestamp;

/// What happened to accounts that matters for their security. It only grows; nothing in it can be changed.
///
/// When an account is removed ([`UserStore::delete_user`](super::UserStore::delete_user)), what happened to it goes too.
/// What it did to others stays with them.
pub trait ActivityStore {
    /// Keeps an event, unless
    /// - there is no such account: then only a [`Kind::Removed`](crate::activity::Kind::Removed) is kept;
    /// - [as many](crate::activity::Kind::most) of its kind happened to the account in the hour before it.
    ///
    /// # Errors
    /// [`StoreError`]
    fn append_activity(&self, event: &Event) -> Result<(), StoreError>;

    /// The events that are asked for, newest first.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_activity(&self, query: &ActivityQuery) -> Result<Vec<Entry>, StoreError>;

    /// Forgets what happened before a moment; says how much.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_activity_before(&self, before: Timestamp) -> Result<usize, StoreError>;
}
