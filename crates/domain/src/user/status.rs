//! Where an account stands, and what its owner allows.

use strum::{FromRepr, IntoStaticStr, VariantArray};

/// Where an account stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromRepr, IntoStaticStr)]
#[strum(serialize_all = "camelCase")]
#[repr(i8)]
pub enum Status {
    /// In use.
    Active = 1,
    /// Signed up, and not yet confirmed.
    Inactive = 0,
    /// Put to rest by its owner.
    Disabled = -1,
    /// Shut by a maintainer.
    Blocked = -2,
}

impl Status {
    /// Reads one of the numbers on the wire.
    #[must_use]
    pub fn from_number(number: f64) -> Option<Self> {
        (-2..=1).find(|status| f64::from(*status) == number).and_then(Self::from_repr)
    }

    /// Reads a stored status; an unknown number counts as blocked when negative, else as inactive.
    #[must_use]
    pub fn from_stored(number: i64) -> Self {
        i8::try_from(number).ok().and_then(Self::from_repr).unwrap_or(if number < 0 {
            Self::Blocked
        } else {
            Self::Inactive
        })
    }

    /// The number on the wire.
    #[must_use]
    pub const fn get(self) -> i8 {
        self as i8
    }

    /// The word for it, where words are shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What the owner allows us to do with their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, FromRepr, VariantArray)]
#[repr(u8)]
pub enum Consent {
    /// Nothing: the account cannot be used.
    None = 0,
    /// Keep the profile.
    Profile = 1,
    /// Keep the profile, and use measurements as open data.
    ProfileAndOpenData = 2,
    /// As [`Consent::ProfileAndOpenData`]; older accounts carry it.
    Historical = 3,
}

impl Consent {
    /// Reads a number from 0 to 3.
    #[must_use]
    pub fn from_number(number: f64) -> Option<Self> {
        Self::VARIANTS.iter().copied().find(|consent| f64::from(consent.get()) == number)
    }

    /// Reads a stored number; what is unknown counts as no consent.
    #[must_use]
    pub fn from_stored(number: i64) -> Self {
        u8::try_from(number).ok().and_then(Self::from_repr).unwrap_or(Self::None)
    }

    /// The number on the wire.
    #[must_use]
    pub const fn get(self) -> u8 {
        self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_stored_numbers_never_open_an_account() {
        assert_eq!(Status::from_stored(7), Status::Inactive);
        assert_eq!(Status::from_stored(-7), Status::Blocked);
        assert_eq!(Consent::from_stored(99), Consent::None);
        assert_eq!(Consent::from_number(1.5), None);
        assert_eq!(Status::from_number(-2.0), Some(Status::Blocked));
        assert_eq!((Status::from_number(-0.5), Status::from_number(2.0)), (None, None));
    }
}
