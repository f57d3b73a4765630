//! How often passwords and codes were guessed.

use freesewing_domain::error::Error;
use freesewing_domain::guesses::{Guesses, Proof};
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{Change, GuessStore, StoreError};

use super::MemoryStore;

/// Whose, and of what.
pub(super) type Whose = (Option<UserId>, Proof);

impl GuessStore for MemoryStore {
    fn find_guesses(&self, of: Option<UserId>, proof: Proof) -> Result<Guesses, StoreError> {
        Ok(self.lock().guesses.get(&(of, proof)).copied().unwrap_or_default())
    }

    fn update_guesses(
        &self,
        of: Option<UserId>,
        proof: Proof,
        change: Change<'_, Guesses>,
    ) -> Result<Option<Guesses>, Error> {
        let mut state = self.lock();
        if of.is_some_and(|user| !state.users.contains_key(&user)) {
            return Ok(None);
        }
        let mut guesses = state.guesses.get(&(of, proof)).copied().unwrap_or_default();
        change(&mut guesses)?;
        state.guesses.insert((of, proof), guesses);
        Ok(Some(guesses))
    }

    fn forget_guesses(&self, of: UserId, proofs: &[Proof]) -> Result<(), StoreError> {
        self.lock().guesses.retain(|(user, proof), _| *user != Some(of) || !proofs.contains(proof));
        Ok(())
    }
}
