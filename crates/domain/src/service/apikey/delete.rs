use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::apikey::{Apikey, Revocation, Revoker};
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::Ports;
use crate::service::activity::record;

/// Removes a key; it stops working at once. A key may remove itself. It is kept for a while as revoked, so that its owner
/// can see what became of it.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: ApikeyId) -> Result<(), Error> {
    caller.may(Action::DeleteApikey)?;
    let now = ports.clock.now();
    let change = |key: &mut Apikey| {
        super::is_known(key)?;
        caller.may_touch(Action::DeleteApikey, key.user, false)?;
        if key.revoked.is_some() {
            return Err(Error::NotFound);
        }
        let by = if key.user == caller.user { Revoker::Owner } else { Revoker::Maintainer };
        key.revoked = Some(Revocation { at: now, by, reason: String::new() });
        Ok(())
    };
    let key = ports.store.update_apikey(id, &change, None, now)?.ok_or(Error::NotFound)?;
    let record = record(ports, key.user, Kind::KeyRevoked).by(caller).about(key.id);
    record.detail(|detail| detail.revoker = key.revoked.map(|revoked| revoked.by)).keep();
    Ok(())
}
