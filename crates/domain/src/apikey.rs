//! API keys, and the policy by which they are given out.

use std::time::Duration;

use crate::access::{Caller, Credential, Level, Role};
use crate::error::{Error, Field, check_length};
use crate::ids::{ApikeyId, UserId};
use crate::secret::Secret;
use crate::time::Timestamp;

/// The most characters of a key's name.
pub const MAX_NAME: usize = 500;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// An API key, without its secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Apikey {
    /// The public half, by which a caller names the key.
    pub id: ApikeyId,
    /// Which server the key is for; a key of another one is refused.
    pub audience: String,
    /// Calls made with it, counted up to this moment.
    pub calls: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// What its owner calls it.
    pub name: String,
    /// Its last call.
    pub last_seen: Option<Timestamp>,
    /// How much it may do at most.
    pub level: Level,
    /// What the secret is compared with; see [`crate::ports::KeySecrets`].
    pub secret: Secret,
    /// Whose it is.
    pub user: UserId,
}

impl Apikey {
    /// Whether the key has ended.
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires_at <= now
    }

    /// What a caller with this key may do: the lower of the key's level and that of its owner's present role.
    #[must_use]
    pub fn effective_level(&self, owner: Role) -> Option<Level> {
        owner.level().map(|role| role.min(self.level))
    }

    /// The caller that this key stands for.
    #[must_use]
    pub fn caller(&self, owner: Role) -> Option<Caller> {
        Some(Caller { user: self.user, level: self.effective_level(owner)?, credential: Credential::Apikey(self.id) })
    }
}

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

    fn life(&self, seconds: f64) -> Result<Duration, Error> {
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
