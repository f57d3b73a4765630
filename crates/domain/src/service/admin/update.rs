use std::cell::Cell;

use crate::access::{Action, Caller, Role};
use crate::activity::Kind;
use crate::error::Error;
use crate::guesses::Proof;
use crate::ids::UserId;
use crate::limits::{Limits, LimitsPatch};
use crate::ports::Ports;
use crate::service::activity::record;
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
    /// How much each key of theirs, and their tokens, may be used.
    pub limits: LimitsPatch,
    /// Whether to forget how often the password and the second factor were guessed wrong, for somebody whom others have
    /// locked out.
    pub unlock: bool,
}

/// Changes anybody's account. Roles, status and limits are read with each call, so this holds from the next one on.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn update(ports: &Ports, caller: &Caller, id: UserId, patch: AdminPatch) -> Result<User, Error> {
    caller.may(Action::AdministerUsers)?;
    let now = ports.clock.now();
    let before = Cell::new(None);
    let updated = ports.store.update_user(id, &|user| {
        before.set(Some(Standing::of(user)));
        patch.apply(user, now);
        Ok(())
    })?;
    let user = updated.ok_or(Error::NotFound)?;
    if patch.unlock {
        ports.store.forget_guesses(user.id, &Proof::ALL)?;
    } else if patch.end_second_factor {
        ports.store.forget_guesses(user.id, &[Proof::Code, Proof::LinkCode])?;
    }
    if let Some(before) = before.get() {
        before.note_changes(ports, caller, &user);
    }
    Ok(user)
}

/// What of an account is noted when it changes.
#[derive(Clone, Copy)]
struct Standing {
    role: Role,
    status: Status,
    mfa_enabled: bool,
    limits: Limits,
}

impl Standing {
    fn of(user: &User) -> Self {
        Self { role: user.role, status: user.status, mfa_enabled: user.mfa_enabled, limits: user.limits }
    }

    fn note_changes(self, ports: &Ports, caller: &Caller, user: &User) {
        let record = |kind| record(ports, user.id, kind).by(caller);
        if user.role != self.role {
            record(Kind::RoleChanged).change(self.role.name(), user.role.name()).keep();
        }
        if user.status != self.status {
            record(Kind::StatusChanged).change(self.status.name(), user.status.name()).keep();
        }
        if self.mfa_enabled && !user.mfa_enabled {
            record(Kind::MfaDisabled).keep();
        }
        if user.limits != self.limits {
            record(Kind::LimitsChanged).change(self.limits.words(), user.limits.words()).keep();
        }
    }
}

impl AdminPatch {
    /// Applies the change. When nothing is different afterwards, the account keeps the date of its last change.
    fn apply(self, user: &mut User, now: Timestamp) {
        let before = user.clone();
        user.role = self.role.unwrap_or(user.role);
        user.status = self.status.unwrap_or(user.status);
        user.limits = self.limits.apply(user.limits);
        if self.end_second_factor {
            user.switch_off_second_factor();
        }
        if *user != before {
            user.updated_at = Some(now);
        }
    }
}
