use crate::access::{Action, Caller};
use crate::apikey::{Apikey, Revocation, Revoker};
use crate::confirmation::LanguageCode;
use crate::error::{Error, Field, check_length};
use crate::ids::{ApikeyId, UserId};
use crate::mail::{Letter, Mail};
use crate::ports::Ports;
use crate::user::User;

/// The most characters of a reason.
pub const MAX_REASON: usize = 2_000;

/// Ends somebody's key, and tells them why by mail.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ReasonMissing`], [`Error::TooLong`], [`Error::NotFound`] for a key that
/// is not there or was revoked before.
pub fn revoke(ports: &Ports, caller: &Caller, id: ApikeyId, reason: &str) -> Result<Apikey, Error> {
    caller.may(Action::RevokeApikeys)?;
    check_reason(reason)?;
    let key = ports.store.find_apikey(id)?.ok_or(Error::NotFound)?;
    let owner = ports.store.find_user(key.user)?.ok_or(Error::NotFound)?;
    end(ports, &key, &owner, Revoker::Maintainer, reason)
}

/// Ends all keys of a user that work, with one mail for each; answers them.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ReasonMissing`], [`Error::TooLong`], [`Error::NotFound`]
pub fn revoke_all(ports: &Ports, caller: &Caller, user: UserId, reason: &str) -> Result<Vec<Apikey>, Error> {
    caller.may(Action::RevokeApikeys)?;
    check_reason(reason)?;
    let now = ports.clock.now();
    let owner = ports.store.find_user(user)?.ok_or(Error::NotFound)?;
    let keys = ports.store.list_apikeys(user)?.into_iter().filter(|key| key.is_active(now));
    let ended = keys.map(|key| match end(ports, &key, &owner, Revoker::Maintainer, reason) {
        // Somebody else was faster.
        Err(Error::NotFound) => Ok(None),
        other => other.map(Some),
    });
    ended.filter_map(Result::transpose).collect()
}

/// Ends a key, and queues the mail that says so, both or neither.
pub(super) fn end(ports: &Ports, key: &Apikey, owner: &User, by: Revoker, reason: &str) -> Result<Apikey, Error> {
    let now = ports.clock.now();
    let change = |key: &mut Apikey| {
        if key.revoked.is_some() {
            return Err(Error::NotFound);
        }
        key.revoked = Some(Revocation { at: now, by, reason: reason.to_owned() });
        Ok(())
    };
    let (name, reason) = (key.name.clone(), reason.to_owned());
    let letter = match by {
        Revoker::Finder => Letter::KeyLeaked { name },
        Revoker::Owner | Revoker::Maintainer => Letter::KeyRevoked { name, reason },
    };
    let mail = Mail { to: owner.email.clone(), cc: None, language: LanguageCode(owner.language), letter };
    ports.store.update_apikey(key.id, &change, Some(mail), now)?.ok_or(Error::NotFound)
}

fn check_reason(reason: &str) -> Result<(), Error> {
    if reason.trim().is_empty() {
        return Err(Error::ReasonMissing);
    }
    check_length(Field::Reason, reason, MAX_REASON)
}
