use super::at;
use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::error::{Error, MfaStep};
use crate::guesses::Proof;
use crate::ports::{PasswordCheck, Ports};
use crate::secret::Secret;
use crate::service::activity::record;
use crate::service::guess;
use crate::user::User;

/// Switches the second factor off, and forgets its secret. Takes the password and a code, which may be one that has
/// signed in. Slow on purpose, so call it where blocking is fine.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::AuthenticationFailed`], [`Error::MfaFailed`],
/// [`Error::RateLimitExceeded`] when too much was guessed
pub fn switch_off(ports: &Ports, caller: &Caller, password: &Secret, code: &Secret) -> Result<User, Error> {
    caller.may(Action::SetUpSecondFactor)?;
    let now = ports.clock.now();
    let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    // A stolen token is no way to guess more than others may.
    guess::note(ports, user.id, Proof::Password)?;
    if ports.passwords.verify(password, Some(&user.password)) == PasswordCheck::Wrong {
        return Err(Error::AuthenticationFailed);
    }
    guess::forget(ports, user.id, &[Proof::Password])?;
    guess::note(ports, user.id, Proof::Code)?;
    let switched_off = ports.store.update_user(caller.user, &|stored| {
        let changed_since = stored.password != user.password;
        if changed_since || ports.codes.step(&stored.mfa_secret, code, now).is_none() {
            return Err(Error::AuthenticationFailed);
        }
        stored.switch_off_second_factor();
        stored.updated_at = Some(now);
        Ok(())
    });
    let user = switched_off.map_err(at(MfaStep::Deactivation))?.ok_or(Error::NotFound)?;
    guess::forget(ports, user.id, &Proof::ALL)?;
    record(ports, user.id, Kind::MfaDisabled).by(caller).keep();
    Ok(user)
}
