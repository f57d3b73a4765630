//! How much the API is used.

mod columns;
mod question;
mod sheet;
mod table;

pub use question::{AccountUsage, EverybodysUsage, KeyUsage, question};
pub use table::UsageTable;

use freesewing_domain::service::usage::{Usage, UsageRow};
use freesewing_domain::usage::{By, Calls, Group};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Moment, Outcome};

/// The answer with how much the API is used.
#[derive(Serialize, Apiv2Schema)]
pub struct UsageAnswer {
    result: Outcome,
    usage: ShownUsage,
}

/// Calls in a span of time, put together.
#[derive(Serialize, Apiv2Schema)]
pub struct ShownUsage {
    /// The first moment of the span.
    from: Moment,
    /// The first moment after it.
    to: Moment,
    /// By what they are put together.
    #[openapi(example = "day")]
    by: &'static str,
    /// All calls of the span, also those that are in no row.
    total: ShownCalls,
    /// One for each hour or day, in order; one for each outcome; else those with most calls, most first.
    rows: Vec<ShownRow>,
}

/// How many calls there were, and what came of them.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ShownCalls {
    /// All of them.
    calls: i64,
    /// Answered as asked: a status below 400.
    ok: i64,
    /// Something was wrong with the request: 4xx but for those below.
    client_error: i64,
    /// Refused: 401 or 403.
    denied: i64,
    /// Too many: 429.
    limited: i64,
    /// Something was wrong with the server: 5xx.
    server_error: i64,
}

/// Calls that have something in common: what, and how many.
#[derive(Default, Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ShownRow {
    /// By the hour: when it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<Moment>,
    /// By the day: when it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<Moment>,
    /// By the route: its method and path.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[openapi(example = "GET /sets/{id}/key")]
    route: Option<String>,
    /// By the outcome: `ok`, `clientError`, `denied`, `limited` or `serverError`.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    /// By the key: `key`, or `token` for all calls of the account with tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    credential: Option<&'static str>,
    /// The id of the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// What its owner calls the key; left out for one that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Where the key stands: `active`, `expired`, `revoked` or `rotated`; left out for one that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    /// The number of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<i64>,
    /// The name of the account; left out for one that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    /// How many calls.
    calls: i64,
    /// As in the total; these five are left out by the outcome, where they would say nothing new.
    #[serde(skip_serializing_if = "Option::is_none")]
    ok: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_error: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    denied: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limited: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    server_error: Option<i64>,
}

impl From<Usage> for UsageAnswer {
    fn from(usage: Usage) -> Self {
        let rows = usage.rows.into_iter().map(|row| ShownRow::new(row, usage.by)).collect();
        let shown = ShownUsage {
            from: usage.span.from.into(),
            to: usage.span.to.into(),
            by: usage.by.name(),
            total: usage.total.into(),
            rows,
        };
        Self { result: Outcome::Success, usage: shown }
    }
}

impl From<Calls> for ShownCalls {
    fn from(calls: Calls) -> Self {
        Self {
            calls: calls.total(),
            ok: calls.ok,
            client_error: calls.client_error,
            denied: calls.denied,
            limited: calls.limited,
            server_error: calls.server_error,
        }
    }
}

impl ShownRow {
    fn new(row: UsageRow, by: By) -> Self {
        let (name, state) = row.key.map(|key| (key.name, key.state.name())).unzip();
        let (user_id, username) = row.user.map(|user| (user.id.0, user.username)).unzip();
        let named = Self { name, state, user_id, username: username.flatten(), ..Self::counted(row.calls, by) };
        match row.group {
            Group::Time(start) if by == By::Hour => Self { hour: Some(start.into()), ..named },
            Group::Time(start) => Self { day: Some(start.into()), ..named },
            Group::Route(route) => Self { route: Some(route), ..named },
            Group::Outcome(outcome) => Self { outcome: Some(outcome.name()), ..named },
            Group::Key(_, Some(id)) => Self { credential: Some("key"), key: Some(id.to_string()), ..named },
            Group::Key(_, None) => Self { credential: Some("token"), ..named },
            Group::User(_) => named,
        }
    }

    fn counted(calls: Calls, by: By) -> Self {
        let shown = |calls| (by != By::Outcome).then_some(calls);
        Self {
            calls: calls.total(),
            ok: shown(calls.ok),
            client_error: shown(calls.client_error),
            denied: shown(calls.denied),
            limited: shown(calls.limited),
            server_error: shown(calls.server_error),
            ..Self::default()
        }
    }
}
