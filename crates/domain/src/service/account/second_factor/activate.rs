use super::at;
use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::error::{Error, MfaStep};
use crate::ports::Ports;
use crate::secret::Secret;
use crate::service::activity::record;
use crate::user::User;

/// Switches the second factor on, for an owner who shows that their app has the secret: by the secret itself and its
/// present code. That code may still sign in.
///
/// What is no text comes as an empty secret or code, which is never right; `None` is what was not sent.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::MfaActive`], [`Error::InvalidMfaSetting`] when one of the two was not sent,
/// [`Error::MfaTokenInvalid`] when one is wrong, [`Error::MfaFailed`]
pub fn activate(ports: &Ports, caller: &Caller, secret: Option<&Secret>, code: Option<&Secret>) -> Result<User, Error> {
    caller.may(Action::SetUpSecondFactor)?;
    let now = ports.clock.now();
    let activated = ports.store.update_user(caller.user, &|user| {
        if user.mfa_enabled {
            return Err(Error::MfaActive);
        }
        let (Some(secret), Some(code)) = (secret, code) else {
            return Err(Error::InvalidMfaSetting);
        };
        let same = user.mfa_secret.matches(secret.expose());
        if !same || ports.codes.step(&user.mfa_secret, code, now).is_none() {
            return Err(Error::MfaTokenInvalid);
        }
        user.switch_on_second_factor(now);
        Ok(())
    });
    let user = activated.map_err(at(MfaStep::Activation))?.ok_or(Error::NotFound)?;
    record(ports, user.id, Kind::MfaEnabled).by(caller).keep();
    Ok(user)
}
