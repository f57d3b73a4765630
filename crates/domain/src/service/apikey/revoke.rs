use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::apikey::{Apikey, Revocation, Revoker};
use crate::confirmation::LanguageCode;
use crate::error::{Error, Field, check_length};
use crate::ids::{ApikeyId, UserId};
use crate::mail::{Letter, Mail};
use crate::ports::Ports;
use crate::service::activity::record;
use crate::user::User;

/// The most characters of a reason.
pub const MAX_REASON: usize = 2_000;

/// The most keys that a mail names.
const MAX_NAMES: usize = 20;

/// Ends somebody's key, and tells them why by mail.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ReasonMissing`], [`Error::TooLong`], [`Error::NotFound`],
/// [`Error::KeyNotActive`] for a key that ended before.
pub fn revoke(ports: &Ports, caller: &Caller, id: ApikeyId, reason: &str) -> Result<Apikey, Error> {
    caller.may(Action::RevokeApikeys)?;
    check_reason(reason)?;
    let key = ports.store.find_apikey(id)?.ok_or(Error::NotFound)?;
    super::is_known(&key)?;
    let owner = ports.store.find_user(key.user)?.ok_or(Error::NotFound)?;
    end(ports, &key, &owner, By::Maintainer(caller), reason)
}

/// Ends all keys of a user that work, with one mail about all of them; answers them.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ReasonMissing`], [`Error::TooLong`], [`Error::NotFound`]
pub fn revoke_all(ports: &Ports, caller: &Caller, user: UserId, reason: &str) -> Result<Vec<Apikey>, Error> {
    caller.may(Action::RevokeApikeys)?;
    check_reason(reason)?;
    let now = ports.clock.now();
    let owner = ports.store.find_user(user)?.ok_or(Error::NotFound)?;
    let change = |key: &mut Apikey| {
        if key.is_active(now) {
            key.revoked = Some(Revocation { at: now, by: Revoker::Maintainer, reason: reason.to_owned() });
        }
        Ok(())
    };
    let mail = |keys: &[Apikey]| match keys {
        [key] => letter_to(&owner, Letter::KeyRevoked { name: key.name.clone(), reason: reason.to_owned() }),
        keys => letter_to(&owner, Letter::KeysRevoked { names: names(keys), reason: reason.to_owned() }),
    };
    let ended = ports.store.update_apikeys_of(user, &change, &mail, now)?;
    for key in &ended {
        note(ports, key, By::Maintainer(caller));
    }
    Ok(ended)
}

/// The names of keys, one a line; of very many only the first.
fn names(keys: &[Apikey]) -> String {
    let mut lines: Vec<_> = keys.iter().take(MAX_NAMES).map(|key| key.name.clone()).collect();
    let more = keys.len().saturating_sub(MAX_NAMES);
    if more > 0 {
        lines.push(format!("… + {more}"));
    }
    lines.join("\n")
}

/// Who ends somebody's key.
#[derive(Clone, Copy)]
pub(super) enum By<'a> {
    /// A maintainer.
    Maintainer(&'a Caller),
    /// Somebody who found its secret where it should not be.
    Finder,
}

impl By<'_> {
    const fn revoker(self) -> Revoker {
        match self {
            Self::Maintainer(_) => Revoker::Maintainer,
            Self::Finder => Revoker::Finder,
        }
    }
}

/// Ends a key, and queues the mail that says so, both or neither.
pub(super) fn end(ports: &Ports, key: &Apikey, owner: &User, by: By<'_>, reason: &str) -> Result<Apikey, Error> {
    let now = ports.clock.now();
    let change = |key: &mut Apikey| {
        if !key.is_active(now) {
            return Err(Error::KeyNotActive);
        }
        key.revoked = Some(Revocation { at: now, by: by.revoker(), reason: reason.to_owned() });
        Ok(())
    };
    let (name, reason) = (key.name.clone(), reason.to_owned());
    let letter = match by {
        By::Finder => Letter::KeyLeaked { name },
        By::Maintainer(_) => Letter::KeyRevoked { name, reason },
    };
    let mail = letter_to(owner, letter);
    let ended = ports.store.update_apikey(key.id, &change, Some(mail), now)?.ok_or(Error::NotFound)?;
    note(ports, &ended, by);
    Ok(ended)
}

/// Notes that a key was ended.
fn note(ports: &Ports, key: &Apikey, by: By<'_>) {
    let record = record(ports, key.user, Kind::KeyRevoked).about(key.id);
    let record = record.detail(|detail| detail.revoker = Some(by.revoker()));
    match by {
        By::Maintainer(caller) => record.by(caller).keep(),
        By::Finder => record.keep(),
    }
}

fn letter_to(owner: &User, letter: Letter) -> Mail {
    Mail { to: owner.email.clone(), cc: None, language: LanguageCode(owner.language), letter }
}

fn check_reason(reason: &str) -> Result<(), Error> {
    if reason.trim().is_empty() {
        return Err(Error::ReasonMissing);
    }
    check_length(Field::Reason, reason, MAX_REASON)
}
