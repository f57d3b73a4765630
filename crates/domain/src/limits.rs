//! How much a credential may be used.

use serde::{Deserialize, Serialize};

/// What a maintainer granted or imposed: `None` where the usual limit of [`RateLimits`] holds. A limit of 0 lets nothing
/// through. What is set for a key comes before what is set for its owner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Calls in a minute.
    pub per_minute: Option<u32>,
    /// Calls in a day (UTC).
    pub per_day: Option<u32>,
}

impl Limits {
    /// These limits, and those of `other` where these say nothing.
    ///
    /// ```
    /// use freesewing_domain::limits::Limits;
    ///
    /// let key = Limits { per_minute: Some(10), per_day: None };
    /// let owner = Limits { per_minute: Some(99), per_day: Some(1000) };
    /// assert_eq!(key.or(owner), Limits { per_minute: Some(10), per_day: Some(1000) });
    /// ```
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { per_minute: self.per_minute.or(other.per_minute), per_day: self.per_day.or(other.per_day) }
    }

    /// These limits, for people.
    ///
    /// ```
    /// use freesewing_domain::limits::Limits;
    ///
    /// let limits = Limits { per_minute: Some(10), per_day: None };
    /// assert_eq!(limits.words(), "10 a minute, the usual a day");
    /// ```
    #[must_use]
    pub fn words(self) -> String {
        let word = |limit: Option<u32>| limit.map_or_else(|| "the usual".to_owned(), |limit| limit.to_string());
        format!("{} a minute, {} a day", word(self.per_minute), word(self.per_day))
    }
}

/// A change of limits: `None` leaves one as it is, `Some(None)` goes back to the usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LimitsPatch {
    /// New limit for a minute.
    pub per_minute: Option<Option<u32>>,
    /// New limit for a day.
    pub per_day: Option<Option<u32>>,
}

impl LimitsPatch {
    /// The limits after the change.
    #[must_use]
    pub fn apply(self, before: Limits) -> Limits {
        Limits {
            per_minute: self.per_minute.unwrap_or(before.per_minute),
            per_day: self.per_day.unwrap_or(before.per_day),
        }
    }
}

/// The usual limits of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimits {
    /// Calls in a minute with one key, or with the tokens of one account.
    pub credential_per_minute: u32,
    /// Calls in a day (UTC) with one key, or with the tokens of one account; `None` for as many as there are minutes.
    pub credential_per_day: Option<u32>,
    /// Calls in a minute without a credential that holds, from one address.
    pub address_per_minute: u32,
    /// Tries to sign in, in a minute, to one account from one address; also of asking for an account, or a link.
    pub sign_in_per_minute: u32,
    /// Mails in an hour to one address that somebody asked for without being signed in.
    pub mails_per_hour: u32,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            credential_per_minute: 1_200,
            credential_per_day: None,
            address_per_minute: 300,
            sign_in_per_minute: 10,
            mails_per_hour: 5,
        }
    }
}
