use super::at;
use crate::access::{Action, Caller};
use crate::error::{Error, MfaStep};
use crate::ports::{Enrolment, Ports};

/// Makes a secret for an authenticator app, and shows it: this once. It counts for nothing until its owner has shown a
/// code, and takes the place of one that was made before and never used.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::MfaActive`], [`Error::MfaFailed`]
pub fn enrol(ports: &Ports, caller: &Caller) -> Result<Enrolment, Error> {
    caller.may(Action::SetUpSecondFactor)?;
    let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    let (enrolment, now) = (ports.codes.enrol(&user.username)?, ports.clock.now());
    let begun = ports.store.update_user(caller.user, &|user| user.begin_second_factor(enrolment.secret.clone(), now));
    begun.map_err(at(MfaStep::Setup))?.ok_or(Error::NotFound)?;
    Ok(enrolment)
}
