use std::cell::Cell;

use super::super::signin::SignedIn;
use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::error::{Error, Refusal};
use crate::ports::Ports;
use crate::service::activity::record;
use crate::user::{Consent, Status};

/// Gives or takes back consent, and hands out a token that says so. An account that was never confirmed becomes active
/// by consenting; one that is disabled or blocked stays so.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::Refused`]
pub fn give_consent(ports: &Ports, caller: &Caller, consent: Consent) -> Result<SignedIn, Error> {
    caller.may(Action::GiveConsent)?;
    let now = ports.clock.now();
    let before = Cell::new((consent, Status::Active));
    let user = ports.store.update_user(caller.user, &|user| {
        before.set((user.consent, user.status));
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
    let user = user.ok_or(Error::NotFound)?;
    let (consent_before, status_before) = before.get();
    note_consent(ports, caller, consent_before, user.consent);
    if user.status != status_before {
        let record = record(ports, user.id, Kind::StatusChanged).by(caller);
        record.change(status_before.name(), user.status.name()).keep();
    }
    SignedIn::new(ports, user)
}

/// Notes that the owner of an account allows something else.
pub(super) fn note_consent(ports: &Ports, caller: &Caller, before: Consent, after: Consent) {
    if after != before {
        let record = record(ports, caller.user, Kind::ConsentChanged).by(caller);
        record.change(before.get().to_string(), after.get().to_string()).keep();
    }
}
