use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::SetId;
use crate::ports::Ports;
use crate::set::{MeasurementSet, SetPatch};

/// Changes a set. Changes that come at the same time are all kept: each is laid over what the one before it left.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TooLong`]
pub fn update(ports: &Ports, caller: &Caller, id: SetId, patch: &SetPatch) -> Result<MeasurementSet, Error> {
    caller.may(Action::UpdateSet)?;
    let now = ports.clock.now();
    let updated = ports.store.update_set(id, &|set| {
        caller.may_touch(Action::UpdateSet, set.user, set.public)?;
        patch.apply(set, now)
    })?;
    updated.ok_or(Error::NotFound)
}
