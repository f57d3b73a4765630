use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::apikey::{Apikey, KeyPatch};
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::Ports;
use crate::service::activity::record;

/// Makes a key weaker, or calls it something else.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], and what [`KeyPatch::apply`] says.
pub fn update(ports: &Ports, caller: &Caller, id: ApikeyId, patch: &KeyPatch) -> Result<Apikey, Error> {
    caller.may(Action::UpdateApikey)?;
    let now = ports.clock.now();
    let change = |key: &mut Apikey| {
        super::is_known(key)?;
        caller.may_touch(Action::UpdateApikey, key.user, false)?;
        patch.apply(key, now)
    };
    let key = ports.store.update_apikey(id, &change, None, now)?.ok_or(Error::NotFound)?;
    let record = record(ports, key.user, Kind::KeyChanged).by(caller).about(key.id);
    record.detail(|detail| detail.level = Some(key.level.get())).keep();
    Ok(key)
}
