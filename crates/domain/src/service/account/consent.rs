use super::super::signin::SignedIn;
use crate::access::{Action, Caller};
use crate::error::{Error, Refusal};
use crate::ports::Ports;
use crate::user::{Consent, Status};

/// Gives or takes back consent, and hands out a token that says so. An account that was never confirmed becomes active
/// by consenting; one that is disabled or blocked stays so.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::Refused`]
pub fn give_consent(ports: &Ports, caller: &Caller, consent: Consent) -> Result<SignedIn, Error> {
    caller.may(Action::GiveConsent)?;
    let now = ports.clock.now();
    let user = ports.store.update_user(caller.user, &|user| {
        match user.status_refusal() {
            None | Some(Refusal::AccountInactive) => {}
            Some(refusal) => return Err(Error::Refused(refusal)),
        }
        user.consent = consent;
        if user.status == Status::Inactive && consent != Consent::None {
            user.status = Status::Active;
        }
        user.updated_at = Some(now);
        Ok(())
    })?;
    SignedIn::new(ports, user.ok_or(Error::NotFound)?)
}
