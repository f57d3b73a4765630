use crate::access::{Action, Caller, Role};
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;
use crate::time::Timestamp;
use crate::user::{Status, User};

/// A change that a maintainer makes to an account; `None` leaves a field as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdminPatch {
    /// New role.
    pub role: Option<Role>,
    /// New status.
    pub status: Option<Status>,
    /// Whether to take the second factor off, for somebody who has lost theirs.
    pub end_second_factor: bool,
}

/// Changes anybody's account. Roles and status are read with each call, so this holds from the next one on.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn update(ports: &Ports, caller: &Caller, id: UserId, patch: AdminPatch) -> Result<User, Error> {
    caller.may(Action::AdministerUsers)?;
    let now = ports.clock.now();
    let updated = ports.store.update_user(id, &|user| {
        patch.apply(user, now);
        Ok(())
    })?;
    updated.ok_or(Error::NotFound)
}

impl AdminPatch {
    /// Applies the change. When nothing is different afterwards, the account keeps the date of its last change.
    fn apply(self, user: &mut User, now: Timestamp) {
        let before = user.clone();
        user.role = self.role.unwrap_or(user.role);
        user.status = self.status.unwrap_or(user.status);
        if self.end_second_factor {
            user.switch_off_second_factor();
        }
        if *user != before {
            user.updated_at = Some(now);
        }
    }
}
