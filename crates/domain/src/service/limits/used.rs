use std::time::Duration;

use crate::access::{Caller, Credential};
use crate::error::Error;
use crate::ports::Ports;
use crate::time::Timestamp;
use crate::usage::{By, Group, UsageQuery, Whose};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// More keys than anybody uses in a day; the tokens are one of as many groups.
const MOST_KEYS: u32 = 10_000;

/// How many calls a credential made today (UTC), as far as they are counted: so that a limit for a day outlives the end of
/// a process. Calls that were too many are left out, because they do not count towards limits.
///
/// # Errors
/// [`Error::Store`]
pub fn used_today(ports: &Ports, caller: &Caller) -> Result<u32, Error> {
    let now = ports.clock.now().as_millis();
    let from = Timestamp::from_millis(now.saturating_sub(now.rem_euclid(86_400_000)));
    let (whose, key) = match caller.credential {
        Credential::Apikey(id) => (Whose::Key(id), Some(id)),
        Credential::Token => (Whose::User(caller.user), None),
    };
    let query = UsageQuery { whose, from, to: from.after(DAY), by: By::Key, limit: MOST_KEYS };
    let tallies = ports.store.usage(&query)?;
    let own = tallies.iter().filter(|tally| tally.group == Group::Key(caller.user, key));
    let calls: i64 = own.map(|tally| tally.calls.total().saturating_sub(tally.calls.limited)).sum();
    Ok(u32::try_from(calls).unwrap_or(u32::MAX))
}
