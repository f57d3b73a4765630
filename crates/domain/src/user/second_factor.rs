//! What happens to the second factor of an account.

use super::User;
use crate::error::Error;
use crate::secret::Secret;
use crate::time::Timestamp;

/// A last step that is later than this one by more (ten minutes) was not made later, but while the clock was ahead.
const AHEAD: i64 = 20;

impl User {
    /// Begins to set up a second factor, which is on only once its owner has shown a code. Until then, beginning again
    /// takes the place of what was begun.
    ///
    /// # Errors
    /// [`Error::MfaActive`] when there is one already.
    pub fn begin_second_factor(&mut self, secret: Secret, now: Timestamp) -> Result<(), Error> {
        if self.mfa_enabled {
            return Err(Error::MfaActive);
        }
        self.mfa_secret = secret;
        // The steps of another secret say nothing about this one.
        self.mfa_last_step = None;
        self.updated_at = Some(now);
        Ok(())
    }

    /// From now on, signing in asks for a second factor. The code that proved the secret has not signed in, so it still
    /// may.
    pub fn switch_on_second_factor(&mut self, now: Timestamp) {
        self.mfa_enabled = true;
        self.updated_at = Some(now);
    }

    /// Signing in asks for a password alone again. The secret is forgotten: the next second factor gets one of its own.
    pub fn switch_off_second_factor(&mut self) {
        self.mfa_enabled = false;
        self.mfa_secret = Secret::new("");
        self.mfa_last_step = None;
    }

    /// Notes that the code of this time step signs in. Each step does so once, and none before it does afterwards:
    /// whoever looked over somebody's shoulder comes too late. The exception is a last step that cannot have been yet: the
    /// clock was ahead then, and waiting until it is there again would keep the owner out, maybe for years.
    ///
    /// # Errors
    /// [`Error::SignInFailed`] for a step that is not later than the last.
    pub fn sign_in_by_step(&mut self, step: i64) -> Result<(), Error> {
        let was_ahead = |last: i64| last.saturating_sub(step) > AHEAD;
        if self.mfa_last_step.is_some_and(|last| step <= last && !was_ahead(last)) {
            return Err(Error::SignInFailed);
        }
        self.mfa_last_step = Some(step);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::email::Email;
    use crate::ids::UserId;
    use crate::language::Language;
    use crate::user::{Consent, NewUser, Status, Username};

    const NOW: Timestamp = Timestamp::EPOCH;

    fn user() -> User {
        let new = NewUser {
            email: Email::from_stored("ann@example.com"),
            language: Language::En,
            role: Role::User,
            status: Status::Active,
            consent: Consent::Profile,
            password: Secret::new("x"),
            created_at: NOW,
        };
        new.into_user(UserId(1), Username::from_stored("ann"))
    }

    #[test]
    fn d38_a_step_signs_in_once_and_none_before_it_does() {
        let mut user = user();
        user.sign_in_by_step(7).unwrap();
        for step in [7, 6, 7 - AHEAD] {
            assert_eq!(user.sign_in_by_step(step).unwrap_err().identifier(), "signInFailed", "{step}");
        }
        user.sign_in_by_step(8).unwrap();
    }

    #[test]
    fn a_clock_that_was_ahead_keeps_nobody_out_for_long() {
        let mut user = user();
        user.sign_in_by_step(1_000_000).unwrap();
        assert!(user.sign_in_by_step(1_000_000 - AHEAD).is_err());
        user.sign_in_by_step(1_000_000 - AHEAD - 1).unwrap();
        assert!(user.sign_in_by_step(1_000_000 - AHEAD - 1).is_err(), "again once each");
    }

    #[test]
    fn d38_the_secret_is_forgotten_when_it_is_switched_off() {
        let mut user = user();
        user.begin_second_factor(Secret::new("first"), NOW).unwrap();
        user.begin_second_factor(Secret::new("second"), NOW).unwrap();
        user.switch_on_second_factor(NOW);
        assert_eq!(user.begin_second_factor(Secret::new("third"), NOW).unwrap_err().identifier(), "mfaActive");
        assert_eq!((user.mfa_enabled, user.mfa_secret.expose()), (true, "second"));
        user.sign_in_by_step(7).unwrap();
        user.switch_off_second_factor();
        assert_eq!((user.mfa_enabled, user.mfa_secret.expose(), user.mfa_last_step), (false, "", None));
    }
}
