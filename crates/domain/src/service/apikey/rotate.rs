use std::time::Duration;

use super::NewApikey;
use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::apikey::{Apikey, LONGEST_OVERLAP, Warned};
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::Ports;
use crate::service::activity::record;

/// A key, and the one that takes its place.
#[derive(Clone, Debug)]
pub struct Rotated {
    /// The new one.
    pub new: NewApikey,
    /// The one that ends.
    pub old: Apikey,
}

/// Has a new key take the place of one: with its name, its level and as long a life. The old one goes on for `overlap`
/// seconds, so that scripts can be given the new one in the meantime.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::OverlapInvalid`], [`Error::KeyNotActive`] for one
/// that works no more or was rotated before, [`Error::KeyLevelExceedsRoleLevel`] when it is above the caller.
pub fn rotate(ports: &Ports, caller: &Caller, id: ApikeyId, overlap: f64) -> Result<Rotated, Error> {
    caller.may(Action::RotateApikey)?;
    let overlap = Duration::try_from_secs_f64(overlap).ok().filter(|overlap| *overlap <= LONGEST_OVERLAP);
    let overlap = overlap.ok_or(Error::OverlapInvalid)?;
    let now = ports.clock.now();
    let old = ports.store.find_apikey(id)?.ok_or(Error::NotFound)?;
    super::is_known(&old)?;
    caller.may_touch(Action::RotateApikey, old.user, false)?;
    let secret = ports.keys.issue()?;
    let successor = ApikeyId(ports.random.uuid()?);
    // From the key as it stands when it is replaced, so that one that is made weaker meanwhile has no stronger successor.
    let replace = |old: &mut Apikey| {
        if !old.is_active(now) || old.successor.is_some() {
            return Err(Error::KeyNotActive);
        }
        if old.level > caller.level {
            return Err(Error::KeyLevelExceedsRoleLevel);
        }
        let expires_at = now.after(ports.rules.keys.renewed(old.created_at, old.expires_at));
        let new = Apikey {
            id: successor,
            audience: ports.rules.audience.clone(),
            calls: 0,
            created_at: now,
            expires_at,
            last_seen: None,
            predecessor: Some(old.id),
            secret: secret.kept.clone(),
            warned: Warned::at_birth(now, expires_at),
            ..old.clone()
        };
        old.expires_at = old.expires_at.min(now.after(overlap));
        old.successor = Some(successor);
        Ok(new)
    };
    let (old, key) = ports.store.replace_apikey(id, &replace)?.ok_or(Error::NotFound)?;
    let record = record(ports, old.user, Kind::KeyRotated).by(caller).about(old.id);
    record.detail(|detail| (detail.level, detail.successor) = (Some(key.level.get()), Some(key.id))).keep();
    Ok(Rotated { new: NewApikey { key, secret: secret.shown }, old })
}
