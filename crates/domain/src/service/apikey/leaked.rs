use super::revoke::{By, end};
use crate::apikey::Apikey;
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::{Errand, Ports};
use crate::secret::Secret;
use crate::service::pace;

/// What somebody found where it should not be.
#[derive(Clone, Debug)]
pub struct FoundSecret {
    /// The secret.
    pub secret: Secret,
    /// The key that it stood with, if it did.
    pub key: Option<ApikeyId>,
}

/// Ends the key whose secret somebody found, wherever that was, and tells its owner. Whoever reports it does not learn
/// whether there was such a key.
///
/// A secret of the reference's that was never used here is only found together with its key: it is kept as a salted
/// hash, by which nothing can be looked up. Comparing it takes as long as a password.
///
/// # Errors
/// [`Error::SecretInvalid`] for what cannot be a secret of ours; it is not looked for, then.
/// [`Error::RateLimitExceeded`]
pub fn report_leak(ports: &Ports, found: &FoundSecret) -> Result<(), Error> {
    pace::errand(ports, Errand::Leak)?;
    let now = ports.clock.now();
    let Some(key) = find(ports, found)?.filter(|key| key.is_active(now)) else {
        return Ok(());
    };
    let Some(owner) = ports.store.find_user(key.user)? else {
        return Ok(());
    };
    match end(ports, &key, &owner, By::Finder, "") {
        // Somebody else was faster.
        Ok(_) | Err(Error::NotFound | Error::KeyNotActive) => Ok(()),
        Err(error) => Err(error),
    }
}

fn find(ports: &Ports, found: &FoundSecret) -> Result<Option<Apikey>, Error> {
    let kept = ports.keys.kept(&found.secret).ok_or(Error::SecretInvalid)?;
    let mut key = ports.store.find_apikey_by_secret(&kept)?;
    if key.is_none()
        && let Some(kept) = ports.keys.kept_formerly(&found.secret)
    {
        key = ports.store.find_apikey_by_secret(&kept)?;
    }
    let (None, Some(id)) = (&key, found.key) else {
        return Ok(key);
    };
    let named = ports.store.find_apikey(id)?;
    let same = ports.keys.matches_old(&found.secret, named.as_ref().map(|key| &key.secret));
    Ok(named.filter(|_| same))
}
