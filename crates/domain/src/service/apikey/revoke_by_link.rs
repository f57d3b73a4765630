use crate::activity::Kind;
use crate::apikey::{Apikey, Revocation, Revoker};
use crate::confirmation::Purpose;
use crate::error::Error;
use crate::ids::{ApikeyId, ConfirmationId};
use crate::language::Language;
use crate::ports::Ports;
use crate::service::activity::record;

/// Why a key was revoked by the link from a warning.
const REASON: &str = "unusual use";

/// A key that a link revokes, as far as whoever has the link is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyToRevoke {
    /// What its owner calls it.
    pub name: String,
    /// The language of its owner.
    pub language: Language,
}

/// Looks at the key that the link from a warning revokes. Nothing happens to it: programs that guard mail follow links.
///
/// # Errors
/// [`Error::NotFound`] for an unknown, used, expired or foreign link.
pub fn find_by_link(ports: &Ports, id: ConfirmationId, check: &str) -> Result<KeyToRevoke, Error> {
    let key = ports.store.find_apikey(key_of(ports, id, check)?)?.filter(|key| key.revoked.is_none());
    told(ports, &key.ok_or(Error::NotFound)?)
}

/// Revokes the key that the link from a warning stands for. The link works once, and does nothing else.
///
/// # Errors
/// [`Error::NotFound`] for an unknown, used, expired or foreign link.
pub fn revoke_by_link(ports: &Ports, id: ConfirmationId, check: &str) -> Result<KeyToRevoke, Error> {
    let (key, now) = (key_of(ports, id, check)?, ports.clock.now());
    let change = |key: &mut Apikey| {
        if key.revoked.is_some() {
            return Err(Error::NotFound);
        }
        key.revoked = Some(Revocation { at: now, by: Revoker::Owner, reason: REASON.to_owned() });
        Ok(())
    };
    let revoked = ports.store.update_apikey(key, &change, None, now)?.ok_or(Error::NotFound)?;
    // Only now: if we end in between, the link does nothing any more, for no key is revoked twice.
    ports.store.delete_confirmation(id)?;
    let record = record(ports, revoked.user, Kind::KeyRevoked).about(revoked.id);
    record.detail(|detail| detail.revoker = Some(Revoker::Owner)).keep();
    told(ports, &revoked)
}

fn key_of(ports: &Ports, id: ConfirmationId, check: &str) -> Result<ApikeyId, Error> {
    let now = ports.clock.now();
    match ports.store.find_confirmation(id)?.filter(|found| found.opens_with(check, now)).map(|found| found.purpose) {
        Some(Purpose::RevokeKey(revoke)) => Ok(revoke.key),
        _ => Err(Error::NotFound),
    }
}

fn told(ports: &Ports, key: &Apikey) -> Result<KeyToRevoke, Error> {
    let owner = ports.store.find_user(key.user)?.ok_or(Error::NotFound)?;
    Ok(KeyToRevoke { name: key.name.clone(), language: owner.language })
}
