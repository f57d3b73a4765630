//! Requests for more than the usual limits: somebody asks, a maintainer grants or declines.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::error::{Error, Field, check_length};
use crate::ids::{QuotaRequestId, UserId};
use crate::limits::Limits;
use crate::time::Timestamp;
use crate::user::User;

/// The most characters of what it is for.
pub const MAX_PURPOSE: usize = 2_000;
/// The most characters of what a maintainer says to it.
pub const MAX_ANSWER: usize = 2_000;
/// The most calls that anybody can ask for, in a minute or in a day.
pub const MAX_CALLS: u32 = 1_000_000_000;

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum QuotaState {
    /// Nobody has answered it yet.
    Pending,
    /// It was granted, perhaps with other numbers.
    Granted,
    /// It was declined.
    Declined,
}

impl QuotaState {
    /// Every state there is.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name on the wire, such as `pending`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A request for more than the usual limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaRequest {
    /// Its number.
    pub id: QuotaRequestId,
    /// Whose it is.
    pub user: UserId,
    /// When it was made.
    pub created_at: Timestamp,
    /// What it is for.
    pub purpose: String,
    /// How much is asked for; at least one of both, and nothing where the usual is enough.
    pub asked: Limits,
    /// What a maintainer decided, once one did.
    pub decision: Option<Decision>,
}

/// What a maintainer decided about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub at: Timestamp,
    /// Which maintainer. Their account may be gone by now.
    pub by: UserId,
    /// What they say to it.
    pub answer: Option<String>,
    /// How much was granted; `None` when it was declined.
    pub granted: Option<Limits>,
}

/// A request that is about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuotaRequest {
    /// Whose it will be.
    pub user: UserId,
    /// When it is made.
    pub created_at: Timestamp,
    /// What it is for.
    pub purpose: String,
    /// How much is asked for.
    pub asked: Limits,
}

impl NewQuotaRequest {
    /// A request.
    ///
    /// # Errors
    /// [`Error::PurposeMissing`], [`Error::TooLong`], [`Error::QuotaMissing`] when nothing is asked for,
    /// [`Error::QuotaInvalid`] for 0 and for more than [`MAX_CALLS`].
    ///
    /// ```
    /// use freesewing_domain::ids::UserId;
    /// use freesewing_domain::limits::Limits;
    /// use freesewing_domain::quota_request::NewQuotaRequest;
    /// use freesewing_domain::time::Timestamp;
    ///
    /// let much = Limits { per_minute: Some(6_000), per_day: None };
    /// assert!(NewQuotaRequest::new(UserId(7), "A map of all sizes", much, Timestamp::EPOCH).is_ok());
    /// assert!(NewQuotaRequest::new(UserId(7), " ", much, Timestamp::EPOCH).is_err(), "nobody knows what for");
    /// ```
    pub fn new(user: UserId, purpose: &str, asked: Limits, now: Timestamp) -> Result<Self, Error> {
        if purpose.trim().is_empty() {
            return Err(Error::PurposeMissing);
        }
        check_length(Field::Purpose, purpose, MAX_PURPOSE)?;
        if asked == Limits::default() {
            return Err(Error::QuotaMissing);
        }
        check_calls(asked)?;
        Ok(Self { user, created_at: now, purpose: purpose.to_owned(), asked })
    }

    /// The request as it stands once it has its number.
    #[must_use]
    pub fn into_request(self, id: QuotaRequestId) -> QuotaRequest {
        let Self { user, created_at, purpose, asked } = self;
        QuotaRequest { id, user, created_at, purpose, asked, decision: None }
    }
}

impl QuotaRequest {
    /// What became of it.
    #[must_use]
    pub fn state(&self) -> QuotaState {
        match &self.decision {
            None => QuotaState::Pending,
            Some(Decision { granted: Some(_), .. }) => QuotaState::Granted,
            Some(Decision { granted: None, .. }) => QuotaState::Declined,
        }
    }

    /// Decides it, and gives its owner what is granted. What is not granted stays as it is: a limit for a day is not
    /// touched by one for a minute.
    ///
    /// # Errors
    /// [`Error::QuotaRequestDecided`] when somebody did before.
    pub fn decide(&mut self, decision: Decision, owner: &mut User) -> Result<(), Error> {
        if self.decision.is_some() {
            return Err(Error::QuotaRequestDecided);
        }
        if let Some(granted) = decision.granted {
            owner.limits = granted.or(owner.limits);
            owner.updated_at = Some(decision.at);
        }
        self.decision = Some(decision);
        Ok(())
    }
}

/// Refuses numbers of calls that cannot be asked for or granted.
///
/// # Errors
/// [`Error::QuotaInvalid`] for 0 and for more than [`MAX_CALLS`].
pub fn check_calls(limits: Limits) -> Result<(), Error> {
    let fits = |calls: u32| (1..=MAX_CALLS).contains(&calls);
    if limits.per_minute.is_none_or(fits) && limits.per_day.is_none_or(fits) {
        Ok(())
    } else {
        Err(Error::QuotaInvalid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(per_minute: Option<u32>, per_day: Option<u32>) -> Limits {
        Limits { per_minute, per_day }
    }

    fn refused(purpose: &str, asked: Limits) -> &'static str {
        NewQuotaRequest::new(UserId(1), purpose, asked, Timestamp::EPOCH).unwrap_err().identifier()
    }

    #[test]
    fn the_states_are_known_by_name() {
        let names: Vec<_> = QuotaState::ALL.iter().map(|state| state.name()).collect();
        assert_eq!(names, ["pending", "granted", "declined"]);
        assert!(QuotaState::ALL.iter().all(|state| state.name().parse() == Ok(*state)));
    }

    #[test]
    fn says_what_it_is_for_and_how_much() {
        let much = limits(Some(6_000), None);
        for purpose in ["", " \n"] {
            assert_eq!(refused(purpose, much), "purposeMissing");
        }
        assert_eq!(refused(&"ä".repeat(2_001), much), "purposeTooLong");
        assert_eq!(refused("p", Limits::default()), "quotaMissing");
        for asked in [limits(Some(0), None), limits(None, Some(0)), limits(Some(1), Some(1_000_000_001))] {
            assert_eq!(refused("p", asked), "quotaInvalid");
        }
        let most = limits(Some(1), Some(1_000_000_000));
        let purpose = "ä".repeat(2_000);
        assert!(NewQuotaRequest::new(UserId(1), &purpose, most, Timestamp::EPOCH).is_ok());
    }
}
