use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::error::Error;
use crate::ports::Ports;
use crate::service::activity::record;
use crate::user::Status;

/// Disables the account of the caller: every credential of it is refused from now on. Only a maintainer can undo this.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn restrict(ports: &Ports, caller: &Caller) -> Result<(), Error> {
    caller.may(Action::RestrictAccount)?;
    let now = ports.clock.now();
    let updated = ports.store.update_user(caller.user, &|user| {
        user.status = Status::Disabled;
        user.updated_at = Some(now);
        Ok(())
    })?;
    updated.ok_or(Error::NotFound)?;
    // Whoever is restricted was active a moment ago, or would not have got this far.
    let record = record(ports, caller.user, Kind::StatusChanged).by(caller);
    record.change(Status::Active.name(), Status::Disabled.name()).keep();
    Ok(())
}
