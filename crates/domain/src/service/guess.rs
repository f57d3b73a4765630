//! Counting what is guessed, as long as there are limits ([`Rules::limits`](crate::rules::Rules::limits)).

use crate::email::EmailHash;
use crate::error::Error;
use crate::guesses::{Guesses, Proof};
use crate::ids::UserId;
use crate::ports::{Account, Ports};

/// Refuses a try that comes too early, before it waits for its turn. Does not count it.
pub(crate) fn check(ports: &Ports, account: &Account, proof: Proof) -> Result<(), Error> {
    if ports.rules.limits.is_none() {
        return Ok(());
    }
    let guesses = match account {
        Account::Known(user) => ports.store.find_guesses(Some(*user), proof)?,
        Account::Unknown(name) => ports.throttle.find_guesses_at(name),
    };
    guesses.wait(ports.clock.now()).map_or(Ok(()), |wait| Err(Error::RateLimitExceeded(wait)))
}

/// Counts a try, which is about to be looked at.
///
/// # Errors
/// [`Error::RateLimitExceeded`] when it comes too early; it must not be looked at then.
pub(crate) fn note(ports: &Ports, user: UserId, proof: Proof) -> Result<(), Error> {
    if ports.rules.limits.is_none() {
        return Ok(());
    }
    let now = ports.clock.now();
    ports.store.update_guesses(Some(user), proof, &|guesses| guesses.note(now)).map(drop)
}

/// Counts a try at a name that nobody has. It costs as much work as [`note`], so that nobody learns from how long it takes
/// that it is such a name.
///
/// # Errors
/// As [`note`].
pub(crate) fn note_at_nobody(ports: &Ports, name: &EmailHash) -> Result<(), Error> {
    if ports.rules.limits.is_none() {
        return Ok(());
    }
    ports.throttle.note_guess_at(name, ports.clock.now())?;
    write_for_nobody(ports)
}

/// Writes as much as is written of a try at an account, with or without limits.
pub(crate) fn write_for_nobody(ports: &Ports) -> Result<(), Error> {
    let now = ports.clock.now();
    let change = |guesses: &mut Guesses| {
        *guesses = Guesses { wrong: 1, last_at: Some(now) };
        Ok(())
    };
    ports.store.update_guesses(None, Proof::Password, &change).map(drop)
}

/// Starts anew: somebody proved that they know it, or came in by another way.
pub(crate) fn forget(ports: &Ports, user: UserId, proofs: &[Proof]) -> Result<(), Error> {
    if ports.rules.limits.is_none() {
        return Ok(());
    }
    Ok(ports.store.forget_guesses(user, proofs)?)
}
