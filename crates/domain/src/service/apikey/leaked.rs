use super::revoke::end;
use crate::apikey::Revoker;
use crate::error::Error;
use crate::ports::Ports;
use crate::secret::Secret;

/// Ends the key whose secret somebody found, wherever that was, and tells its owner. Whoever reports it does not learn
/// whether there was such a key.
///
/// # Errors
/// [`Error::SecretInvalid`] for what cannot be a secret of ours; it is not looked for, then.
pub fn report_leak(ports: &Ports, found: &Secret) -> Result<(), Error> {
    let kept = ports.keys.kept(found).ok_or(Error::SecretInvalid)?;
    let now = ports.clock.now();
    let Some(key) = ports.store.find_apikey_by_secret(&kept)?.filter(|key| key.is_active(now)) else {
        return Ok(());
    };
    let Some(owner) = ports.store.find_user(key.user)? else {
        return Ok(());
    };
    match end(ports, &key, &owner, Revoker::Finder, "") {
        // Somebody else was faster.
        Ok(_) | Err(Error::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}
