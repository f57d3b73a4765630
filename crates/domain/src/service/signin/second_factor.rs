use crate::error::Error;
use crate::guesses::Proof;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::service::guess;
use crate::user::User;

/// Counts the code that was sent for an account, if it has a second factor, as a guess that is about to be looked at:
/// to be called right before [`pass`], and outside of its change.
///
/// # Errors
/// [`Error::RateLimitExceeded`]; the code must not be looked at then.
pub(crate) fn note(ports: &Ports, user: &User, code: Option<&Secret>, proof: Proof) -> Result<(), Error> {
    if !user.mfa_enabled || code.is_none() {
        return Ok(());
    }
    guess::note(ports, user.id, proof)
}

/// Asks an account for its second factor, if it has one: every way of signing in goes through here, after its own
/// proof and before anything else is looked at. Belongs inside a [`Change`](crate::ports::Change) of the account, so
/// that of two who sign in with one code at once only one gets in; what the change fails with is to reach the caller.
///
/// `code` is what was sent; `None` when nothing was. What is no text comes as an empty one, which is never right.
///
/// # Errors
/// [`Error::MfaTokenRequired`]; [`Error::SignInFailed`] for a code that is wrong or has signed in before.
pub(crate) fn pass(ports: &Ports, user: &mut User, code: Option<&Secret>) -> Result<(), Error> {
    if !user.mfa_enabled {
        return Ok(());
    }
    let code = code.ok_or(Error::MfaTokenRequired)?;
    let step = ports.codes.step(&user.mfa_secret, code, ports.clock.now()).ok_or(Error::SignInFailed)?;
    user.sign_in_by_step(step)
}

/// Both, where signing in changes nothing else about the account. Writes only if there is a second factor.
///
/// # Errors
/// As [`note`] and [`pass`].
pub(crate) fn ask(ports: &Ports, user: User, code: Option<&Secret>, proof: Proof) -> Result<User, Error> {
    if !user.mfa_enabled {
        return Ok(user);
    }
    note(ports, &user, code, proof)?;
    ports.store.update_user(user.id, &|stored| pass(ports, stored, code))?.ok_or(Error::SignInFailed)
}
