use crate::access::{Action, Caller};
use crate::apikey::Apikey;
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::limits::LimitsPatch;
use crate::ports::Ports;

/// Changes how much a key of anybody's may be used; this holds from its next call on.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn limit(ports: &Ports, caller: &Caller, id: ApikeyId, patch: LimitsPatch) -> Result<Apikey, Error> {
    caller.may(Action::AdministerUsers)?;
    let change = |key: &mut Apikey| {
        super::is_known(key)?;
        key.limits = patch.apply(key.limits);
        Ok(())
    };
    ports.store.update_apikey(id, &change, None, ports.clock.now())?.ok_or(Error::NotFound)
}
