use std::time::Duration;

use super::MAX_NAME;
use crate::access::{Caller, Level};
use crate::error::{Error, Field, check_length};
use crate::time::Timestamp;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What somebody asks for when making a key.
#[derive(Clone, Debug)]
pub struct ApikeyRequest {
    /// What they call it.
    pub name: String,
    /// How much it is to be allowed.
    pub level: Level,
    /// For how long, in seconds; fractions are fine.
    pub expires_in: f64,
}

/// How keys are given out here.
///
/// ```
/// use freesewing_domain::access::{Caller, Credential, Level};
/// use freesewing_domain::apikey::{ApikeyRequest, KeyPolicy};
/// use freesewing_domain::ids::UserId;
/// use freesewing_domain::time::Timestamp;
///
/// # fn main() -> Result<(), freesewing_domain::error::Error> {
/// let maker = Caller { user: UserId(7), level: Level::from_number(4.0)?, credential: Credential::Token };
/// let request = ApikeyRequest { name: "my script".into(), level: Level::from_number(3.0)?, expires_in: 3600.0 };
/// let expires = KeyPolicy::default().check(&request, &maker, Timestamp::from_millis(0))?;
/// assert_eq!(expires.as_millis(), 3_600_000);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPolicy {
    /// The longest life of a key.
    pub longest: Duration,
}

impl Default for KeyPolicy {
    /// A year, leap years included.
    fn default() -> Self {
        Self::of_days(366)
    }
}

impl KeyPolicy {
    /// Keys live this many days at most.
    #[must_use]
    pub const fn of_days(days: u32) -> Self {
        Self { longest: DAY.saturating_mul(days) }
    }

    /// Decides whether `maker` may have this key, and when it ends.
    ///
    /// # Errors
    /// [`Error::TooLong`] (name), [`Error::ExpiresInMissing`] (zero), [`Error::ExpiresInInvalid`],
    /// [`Error::ExpiresIsHigherThanMaximum`], [`Error::KeyLevelExceedsRoleLevel`]
    pub fn check(&self, request: &ApikeyRequest, maker: &Caller, now: Timestamp) -> Result<Timestamp, Error> {
        check_length(Field::Name, &request.name, MAX_NAME)?;
        let life = self.life(request.expires_in)?;
        if request.level > maker.level {
            return Err(Error::KeyLevelExceedsRoleLevel);
        }
        Ok(now.after(life))
    }

    /// How long the key lives that takes the place of one that was given this much time.
    #[must_use]
    pub fn renewed(&self, created_at: Timestamp, expires_at: Timestamp) -> Duration {
        let millis = expires_at.as_millis().saturating_sub(created_at.as_millis());
        Duration::from_millis(u64::try_from(millis).unwrap_or(0)).min(self.longest)
    }

    /// Reads a span of seconds as the life of a key.
    ///
    /// # Errors
    /// [`Error::ExpiresInMissing`] (zero), [`Error::ExpiresInInvalid`], [`Error::ExpiresIsHigherThanMaximum`]
    pub fn life(&self, seconds: f64) -> Result<Duration, Error> {
        if seconds == 0.0 {
            return Err(Error::ExpiresInMissing);
        }
        if seconds > self.longest.as_secs_f64() && seconds.is_finite() {
            return Err(Error::ExpiresIsHigherThanMaximum);
        }
        Duration::try_from_secs_f64(seconds).map_err(|_| Error::ExpiresInInvalid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Credential;
    use crate::ids::UserId;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::EPOCH;

    fn maker(level: f64) -> Caller {
        Caller { user: UserId(1), level: Level::from_number(level).unwrap(), credential: Credential::Token }
    }

    fn check(level: f64, expires_in: f64, maker_level: f64) -> Result<Timestamp, &'static str> {
        let request = ApikeyRequest { name: "x".into(), level: Level::from_number(level).unwrap(), expires_in };
        KeyPolicy::default().check(&request, &maker(maker_level), NOW).map_err(|e| e.identifier())
    }

    #[test]
    fn a_key_lives_a_year_at_most() {
        assert_eq!(check(1.0, 31_622_400.0, 4.0).unwrap().as_millis(), 31_622_400_000);
        assert_eq!(check(1.0, 31_622_400.5, 4.0), Err("expiresIsHigherThanMaximum"));
        assert_eq!(check(1.0, 1e18, 4.0), Err("expiresIsHigherThanMaximum"));
        assert_eq!(check(1.0, 0.5, 4.0).unwrap().as_millis(), 500);
    }

    #[test]
    fn a_life_is_a_number_of_seconds_above_zero() {
        assert_eq!(check(1.0, 0.0, 4.0), Err("expiresInMissing"));
        for odd in [-1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(check(1.0, odd, 4.0), Err("expiresInInvalid"), "{odd}");
        }
    }

    #[test]
    fn nobody_makes_a_key_above_themselves() {
        assert!(check(4.0, 1.0, 4.0).is_ok());
        assert_eq!(check(5.0, 1.0, 4.0), Err("keyLevelExceedsRoleLevel"));
        assert!(check(0.0, 1.0, 0.0).is_ok(), "level 0 is a level");
    }

    proptest! {
        #[test]
        fn whatever_is_asked_a_key_never_outlives_the_policy(seconds in any::<f64>(), level in 0_u8..=9, maker_level in 0_u8..=9) {
            if let Ok(expires) = check(level.into(), seconds, maker_level.into()) {
                prop_assert!(expires.as_millis() <= 31_622_400_000);
                prop_assert!(level <= maker_level);
            }
        }
    }
}
