use std::cell::Cell;

use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::apikey::Apikey;
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::limits::{Limits, LimitsPatch};
use crate::ports::Ports;
use crate::service::activity::record;

/// Changes how much a key of anybody's may be used; this holds from its next call on.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn limit(ports: &Ports, caller: &Caller, id: ApikeyId, patch: LimitsPatch) -> Result<Apikey, Error> {
    caller.may(Action::AdministerUsers)?;
    let before = Cell::new(Limits::default());
    let change = |key: &mut Apikey| {
        super::is_known(key)?;
        before.set(key.limits);
        key.limits = patch.apply(key.limits);
        Ok(())
    };
    let key = ports.store.update_apikey(id, &change, None, ports.clock.now())?.ok_or(Error::NotFound)?;
    if key.limits != before.get() {
        let (before, after) = (before.get().words(), key.limits.words());
        record(ports, key.user, Kind::LimitsChanged).by(caller).about(key.id).change(before, after).keep();
    }
    Ok(key)
}
