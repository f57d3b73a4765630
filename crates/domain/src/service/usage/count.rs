use std::collections::HashMap;

use super::{MAX_ROWS, Question, Usage, UsageRow};
use crate::error::Error;
use crate::ports::Ports;
use crate::usage::{By, Calls, Group, Outcome, Span, Tally, UsageQuery, Whose};

/// Puts calls together by one of `allowed`, the first of which is the usual; rows have no names yet.
pub(super) fn count(ports: &Ports, whose: Whose, asked: &Question, allowed: &[By]) -> Result<Usage, Error> {
    let by = asked.by.or(allowed.first().copied()).filter(|by| allowed.contains(by)).ok_or(Error::ByInvalid)?;
    let span = Span::new(by, asked.from, asked.to, ports.clock.now())?;
    // In the order of time, the span sets the limit.
    let limit = if matches!(by, By::Hour | By::Day) { u32::MAX } else { asked.limit.unwrap_or(MAX_ROWS) };
    let query = UsageQuery { whose, from: span.from, to: span.to, by, limit };
    let tallies = ports.store.usage(&query)?;
    let may_lack = u32::try_from(tallies.len()).is_ok_and(|rows| rows >= limit);
    let total = if may_lack {
        // What is in no row counts too.
        sum(&ports.store.usage(&UsageQuery { by: By::Outcome, limit: MAX_ROWS, ..query })?)
    } else {
        sum(&tallies)
    };
    let rows = with_zeros(tallies, by, span).into_iter();
    let rows = rows.map(|Tally { group, calls }| UsageRow { group, calls, key: None, user: None }).collect();
    Ok(Usage { whose, by, span, total, rows })
}

fn sum(tallies: &[Tally]) -> Calls {
    let mut sum = Calls::default();
    for Tally { calls, .. } in tallies {
        sum.add(Outcome::Ok, calls.ok);
        sum.add(Outcome::ClientError, calls.client_error);
        sum.add(Outcome::Denied, calls.denied);
        sum.add(Outcome::Limited, calls.limited);
        sum.add(Outcome::ServerError, calls.server_error);
    }
    sum
}

/// Adds the hours, days and outcomes that nobody called in or that never came: whoever draws a line wants its zeros.
fn with_zeros(tallies: Vec<Tally>, by: By, span: Span) -> Vec<Tally> {
    let groups: Vec<_> = match by {
        By::Hour | By::Day => span.starts(by).map(Group::Time).collect(),
        By::Outcome => Outcome::ALL.iter().copied().map(Group::Outcome).collect(),
        By::Route | By::Key | By::User => return tallies,
    };
    let mut found: HashMap<_, _> = tallies.into_iter().map(|Tally { group, calls }| (group, calls)).collect();
    let tally = |group: Group| Tally { calls: found.remove(&group).unwrap_or_default(), group };
    groups.into_iter().map(tally).collect()
}
