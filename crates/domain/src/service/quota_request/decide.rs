use std::cell::Cell;

use super::list::Asked;
use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::confirmation::LanguageCode;
use crate::error::{Error, Field, check_length};
use crate::ids::QuotaRequestId;
use crate::limits::Limits;
use crate::mail::{Letter, Mail};
use crate::ports::Ports;
use crate::quota_request::{Decision, MAX_ANSWER, QuotaRequest, check_calls};
use crate::service::activity::record;
use crate::user::User;

/// How a request is granted.
#[derive(Clone, Debug, Default)]
pub struct Grant {
    /// What to say to it.
    pub answer: Option<String>,
    /// Other numbers than those that were asked for; `None` for those.
    pub instead: Limits,
}

/// Grants a request: what is granted holds for its account from then on, and a mail says so.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::TooLong`], [`Error::QuotaInvalid`], [`Error::NotFound`],
/// [`Error::QuotaRequestDecided`] when somebody answered before.
pub fn grant(ports: &Ports, caller: &Caller, id: QuotaRequestId, grant: &Grant) -> Result<Asked, Error> {
    caller.may(Action::HandleQuotaRequests)?;
    let answer = grant.answer.as_deref().filter(|answer| !answer.trim().is_empty());
    check_length(Field::Answer, answer.unwrap_or_default(), MAX_ANSWER)?;
    check_calls(grant.instead)?;
    decide(ports, caller, id, answer, |request| Some(grant.instead.or(request.asked)))
}

/// Declines a request, and says why by mail.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::AnswerMissing`], [`Error::TooLong`], [`Error::NotFound`],
/// [`Error::QuotaRequestDecided`] when somebody answered before.
pub fn decline(ports: &Ports, caller: &Caller, id: QuotaRequestId, answer: &str) -> Result<Asked, Error> {
    caller.may(Action::HandleQuotaRequests)?;
    if answer.trim().is_empty() {
        return Err(Error::AnswerMissing);
    }
    check_length(Field::Answer, answer, MAX_ANSWER)?;
    decide(ports, caller, id, Some(answer), |_| None)
}

/// Writes the decision, its effect and its mail down, all or nothing: of many who decide at once, one does.
fn decide(
    ports: &Ports,
    caller: &Caller,
    id: QuotaRequestId,
    answer: Option<&str>,
    granted: impl Fn(&QuotaRequest) -> Option<Limits>,
) -> Result<Asked, Error> {
    let now = ports.clock.now();
    let limits = Cell::new((Limits::default(), Limits::default()));
    let decide = |request: &mut QuotaRequest, owner: &mut User| {
        let before = owner.limits;
        let (granted, answer) = (granted(request), answer.map(str::to_owned));
        request.decide(Decision { at: now, by: caller.user, answer: answer.clone(), granted }, owner)?;
        limits.set((before, owner.limits));
        let letter = match granted {
            Some(granted) => Letter::QuotaGranted { granted, answer },
            None => Letter::QuotaDeclined { asked: request.asked, reason: answer.unwrap_or_default() },
        };
        Ok(Mail { to: owner.email.clone(), cc: None, language: LanguageCode(owner.language), letter })
    };
    let request = ports.store.decide_quota_request(id, &decide, now)?.ok_or(Error::NotFound)?;
    let (before, after) = limits.get();
    if after != before {
        record(ports, request.user, Kind::LimitsChanged).by(caller).change(before.words(), after.words()).keep();
    }
    let owner = ports.store.find_user(request.user)?;
    Ok(Asked { username: owner.map(|owner| owner.username), request })
}
