use std::time::Duration;

use super::{Apikey, MAX_NAME};
use crate::access::Level;
use crate::error::{Error, Field, check_length};
use crate::time::Timestamp;

/// The longest time that a key may go on after another took its place: 30 days.
pub const LONGEST_OVERLAP: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A change to a key; `None` leaves a field as it is. A key only ever gets weaker: for more, make another.
#[derive(Clone, Debug, Default)]
pub struct KeyPatch {
    /// New name, not empty.
    pub name: Option<String>,
    /// A level that is not above the present one.
    pub level: Option<Level>,
    /// An end that is not after the present one.
    pub expires_at: Option<Timestamp>,
}

impl KeyPatch {
    /// Applies the change to a key that works.
    ///
    /// # Errors
    /// [`Error::NameMissing`], [`Error::TooLong`], [`Error::KeyLevelRaised`], [`Error::KeyLifeExtended`],
    /// [`Error::ExpiresAtInvalid`], [`Error::KeyNotActive`]; the key is then to be thrown away, not stored.
    pub fn apply(&self, key: &mut Apikey, now: Timestamp) -> Result<(), Error> {
        if !key.is_active(now) {
            return Err(Error::KeyNotActive);
        }
        if let Some(name) = &self.name {
            if name.is_empty() {
                return Err(Error::NameMissing);
            }
            check_length(Field::Name, name, MAX_NAME)?;
            key.name.clone_from(name);
        }
        if let Some(level) = self.level {
            if level > key.level {
                return Err(Error::KeyLevelRaised);
            }
            key.level = level;
        }
        if let Some(expires_at) = self.expires_at {
            if expires_at <= now {
                return Err(Error::ExpiresAtInvalid);
            }
            if expires_at > key.expires_at {
                return Err(Error::KeyLifeExtended);
            }
            key.expires_at = expires_at;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::apikey::{KeyState, Revocation, Revoker, Warned};
    use crate::ids::{ApikeyId, UserId};
    use crate::limits::Limits;
    use crate::secret::Secret;

    fn key() -> Apikey {
        Apikey {
            id: ApikeyId(uuid::Uuid::nil()),
            audience: String::new(),
            calls: 0,
            created_at: Timestamp::EPOCH,
            expires_at: Timestamp::from_millis(1000),
            name: "my script".into(),
            last_seen: None,
            level: Level::from_number(3.0).unwrap(),
            limits: Limits::default(),
            predecessor: None,
            warned: Warned::default(),
            revoked: None,
            secret: Secret::new("kept"),
            successor: None,
            user: UserId(1),
        }
    }

    fn apply(patch: &KeyPatch, now: i64) -> Result<Apikey, &'static str> {
        let mut changed = key();
        patch.apply(&mut changed, Timestamp::from_millis(now)).map_err(|e| e.identifier())?;
        Ok(changed)
    }

    #[test]
    fn a_key_gets_weaker_and_never_stronger() {
        let level = |number: f64| KeyPatch { level: Level::from_number(number).ok(), ..KeyPatch::default() };
        assert_eq!(apply(&level(2.0), 0).unwrap().level.get(), 2);
        assert_eq!(apply(&level(3.0), 0).unwrap(), key());
        assert_eq!(apply(&level(4.0), 0), Err("keyLevelRaised"));
        let ends = |at| KeyPatch { expires_at: Some(Timestamp::from_millis(at)), ..KeyPatch::default() };
        assert_eq!(apply(&ends(5), 0).unwrap().expires_at.as_millis(), 5);
        assert_eq!(apply(&ends(1000), 0).unwrap(), key());
        assert_eq!(apply(&ends(1001), 0), Err("keyLifeExtended"));
        assert_eq!(apply(&ends(5), 5), Err("expiresAtInvalid"));
    }

    #[test]
    fn a_key_that_ended_changes_no_more() {
        let rename = KeyPatch { name: Some("new".into()), ..KeyPatch::default() };
        assert_eq!(apply(&rename, 999).unwrap().name, "new");
        assert_eq!(apply(&rename, 1000), Err("keyNotActive"));
        assert_eq!(apply(&KeyPatch { name: Some(String::new()), ..KeyPatch::default() }, 0), Err("nameMissing"));
    }

    #[test]
    fn a_state_says_why_a_key_works_no_more() {
        let (early, late) = (Timestamp::EPOCH, Timestamp::from_millis(1000));
        let rotated = Apikey { successor: Some(key().id), ..key() };
        let revocation = Revocation { at: early, by: Revoker::Owner, reason: String::new() };
        let revoked = Apikey { revoked: Some(revocation), ..rotated.clone() };
        assert_eq!([key().state(early), key().state(late)], [KeyState::Active, KeyState::Expired]);
        assert_eq!([rotated.state(early), rotated.state(late)], [KeyState::Active, KeyState::Rotated]);
        assert_eq!([revoked.state(early), revoked.state(late)], [KeyState::Revoked; 2]);
    }
}
