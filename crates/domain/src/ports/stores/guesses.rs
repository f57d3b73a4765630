//! Where it is kept how often somebody guessed.

use super::{Change, StoreError};
use crate::error::Error;
use crate::guesses::{Guesses, Proof};
use crate::ids::UserId;

/// Tries at passwords and codes, for each account and [`Proof`]. They go with their account. `None` in place of an account
/// stands for all names that nobody has: so a try at one of those costs as much work as any other.
pub trait GuessStore {
    /// The tries since the last right one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_guesses(&self, of: Option<UserId>, proof: Proof) -> Result<Guesses, StoreError>;

    /// Changes what is kept of them; `None` when there is no such account. They are on disk when this returns.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_guesses(
        &self,
        of: Option<UserId>,
        proof: Proof,
        change: Change<'_, Guesses>,
    ) -> Result<Option<Guesses>, Error>;

    /// Forgets them, for some proofs of an account. Writes only if there is something to forget.
    ///
    /// # Errors
    /// [`StoreError`]
    fn forget_guesses(&self, of: UserId, proofs: &[Proof]) -> Result<(), StoreError>;
}
