//! How much the API is used: by a key, by the own account, and by whom most; forget what is old.

mod account;
mod admin;
mod count;
mod key;
mod sweep;

pub use account::of_account;
pub use admin::of_everybody;
pub use key::of_key;
pub use sweep::sweep;

use crate::apikey::{Apikey, KeyState};
use crate::ids::UserId;
use crate::time::Timestamp;
use crate::usage::{By, Calls, Group, Span, Whose};

/// The most rows of an answer that is not in the order of time.
pub const MAX_ROWS: u32 = 1_000;
/// How many rows there are in the list of those who use most, when nobody says.
pub const USUAL_ROWS: u32 = 20;

/// What somebody wants to know; what is left out is as usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// By what calls are put together.
    pub by: Option<By>,
    /// From when on.
    pub from: Option<Timestamp>,
    /// Up to when.
    pub to: Option<Timestamp>,
    /// How many rows at most, where those with most calls come first.
    pub limit: Option<u32>,
}

/// How much the API is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// By whom.
    pub whose: Whose,
    /// By what calls are put together.
    pub by: By,
    /// When.
    pub span: Span,
    /// All calls, also those that are in no row.
    pub total: Calls,
    /// Calls by hour or day: one row for each there is in the span, in order. By outcome: one for each there is. Else
    /// those with most calls first, and none without.
    pub rows: Vec<UsageRow>,
}

/// Calls that were put together, and what it is called that they have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageRow {
    /// What they have in common.
    pub group: Group,
    /// How many.
    pub calls: Calls,
    /// The key, as far as it is kept.
    pub key: Option<NamedKey>,
    /// Whose calls they are, where that is not clear anyway.
    pub user: Option<NamedUser>,
}

/// What is told of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedKey {
    /// What its owner calls it.
    pub name: String,
    /// Where it stands.
    pub state: KeyState,
}

/// What is told of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedUser {
    /// Its number.
    pub id: UserId,
    /// Its name, unless it is gone.
    pub username: Option<String>,
}

impl NamedKey {
    fn new(key: &Apikey, now: Timestamp) -> Self {
        Self { name: key.name.clone(), state: key.state(now) }
    }
}
