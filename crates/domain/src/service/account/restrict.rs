use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ports::Ports;
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
    updated.map(drop).ok_or(Error::NotFound)
}
