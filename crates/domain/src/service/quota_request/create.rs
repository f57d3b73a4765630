use crate::access::{Action, Caller};
use crate::confirmation::LanguageCode;
use crate::error::Error;
use crate::language::Language;
use crate::limits::Limits;
use crate::mail::{Letter, Mail};
use crate::ports::{Conflict, Ports, StoreError};
use crate::quota_request::{NewQuotaRequest, QuotaRequest};

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct QuotaWish {
    /// What it is for, not empty.
    pub purpose: String,
    /// How much, in a minute, in a day, or both.
    pub asked: Limits,
}

/// Asks for more than the usual limits, and tells the maintainer by mail.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::PurposeMissing`], [`Error::TooLong`], [`Error::QuotaMissing`],
/// [`Error::QuotaInvalid`], [`Error::QuotaRequestPending`] while nobody has answered the last one.
pub fn create(ports: &Ports, caller: &Caller, wish: &QuotaWish) -> Result<QuotaRequest, Error> {
    caller.may(Action::AskForQuota)?;
    let new = NewQuotaRequest::new(caller.user, &wish.purpose, wish.asked, ports.clock.now())?;
    let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    let mail = |request: &QuotaRequest| Mail {
        to: ports.rules.maintainer.clone(),
        cc: None,
        language: LanguageCode(Language::En),
        letter: Letter::QuotaAsked {
            request: request.id,
            user: user.id,
            username: user.username.as_str().to_owned(),
            email: user.email.clone(),
            purpose: request.purpose.clone(),
            asked: request.asked,
        },
    };
    match ports.store.create_quota_request(new, &mail) {
        Err(StoreError::Conflict(Conflict::QuotaRequest)) => Err(Error::QuotaRequestPending),
        other => Ok(other?),
    }
}
