//! How much the API is used: calls by credential, hour, route and outcome.

mod span;

pub use span::Span;

use std::str::FromStr;
use std::time::Duration;

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::ids::{ApikeyId, UserId};
use crate::time::Timestamp;

/// How long the calls of an hour are kept: 90 days.
pub const HOURS_KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// How long the calls of a day are kept: two years.
pub const DAYS_KEPT: Duration = Duration::from_secs(2 * 366 * 24 * 60 * 60);

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Outcome {
    /// It was answered as asked: a status below 400.
    Ok,
    /// Something was wrong with what was asked: 4xx but for those below.
    ClientError,
    /// The caller may not do this: 401 or 403.
    Denied,
    /// The caller did too much of it: 429.
    Limited,
    /// Something was wrong with the server: 5xx.
    ServerError,
}

impl Outcome {
    /// All there are.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// What the status of an HTTP answer says.
    ///
    /// ```
    /// use freesewing_domain::usage::Outcome;
    /// assert_eq!(Outcome::of_status(204), Outcome::Ok);
    /// assert_eq!(Outcome::of_status(404), Outcome::ClientError);
    /// assert_eq!(Outcome::of_status(403), Outcome::Denied);
    /// ```
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            0..=399 => Self::Ok,
            401 | 403 => Self::Denied,
            429 => Self::Limited,
            400..=499 => Self::ClientError,
            _ => Self::ServerError,
        }
    }

    /// The name on the wire, in the log and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::from_str(name).ok()
    }
}

/// A call to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedCall<'a> {
    /// Whose credential it was.
    pub user: UserId,
    /// The key; `None` for a token.
    pub key: Option<ApikeyId>,
    /// When it ended.
    pub at: Timestamp,
    /// What was called: method and path template, such as `GET /sets/{id}/key`.
    pub route: &'a str,
    /// What came of it.
    pub outcome: Outcome,
}

/// Whose calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    Everybody,
    /// Those of an account, with tokens and with keys.
    User(UserId),
    /// Those with a key.
    Key(ApikeyId),
}

/// By what calls are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum By {
    /// The hour (UTC).
    Hour,
    /// The day (UTC).
    Day,
    /// The route.
    Route,
    /// What came of them.
    Outcome,
    /// The key; those of an account with tokens are together.
    Key,
    /// The account.
    User,
}

impl By {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What calls have in common that were put together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The start of the hour, or of the day.
    Time(Timestamp),
    /// The route.
    Route(String),
    /// What came of them.
    Outcome(Outcome),
    /// The key, or `None` for tokens, and its owner.
    Key(UserId, Option<ApikeyId>),
    /// The account.
    User(UserId),
}

/// How many calls there were, by what came of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the outcomes")]
pub struct Calls {
    pub ok: i64,
    pub client_error: i64,
    pub denied: i64,
    pub limited: i64,
    pub server_error: i64,
}

impl Calls {
    /// How many in all.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.ok + self.client_error + self.denied + self.limited + self.server_error
    }

    /// Adds some of one outcome.
    pub const fn add(&mut self, outcome: Outcome, calls: i64) {
        let sum = match outcome {
            Outcome::Ok => &mut self.ok,
            Outcome::ClientError => &mut self.client_error,
            Outcome::Denied => &mut self.denied,
            Outcome::Limited => &mut self.limited,
            Outcome::ServerError => &mut self.server_error,
        };
        *sum += calls;
    }
}

/// Calls that were put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What they have in common.
    pub group: Group,
    /// How many.
    pub calls: Calls,
}

/// Which calls to put together, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageQuery {
    /// Whose.
    pub whose: Whose,
    /// From this moment on, which is the start of an hour.
    pub from: Timestamp,
    /// Up to this moment, without it; it is the start of an hour.
    pub to: Timestamp,
    /// By what.
    pub by: By,
    /// The most groups to answer.
    pub limit: u32,
}
