use super::count::count;
use super::{NamedKey, Question, Usage};
use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ports::Ports;
use crate::usage::{By, Group, Whose};

/// By what the calls of an account are put together; the first is the usual.
const BY: [By; 5] = [By::Day, By::Hour, By::Route, By::Outcome, By::Key];

/// How much the caller's account is used, with tokens and with keys.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ByInvalid`], [`Error::SpanInvalid`]
pub fn of_account(ports: &Ports, caller: &Caller, asked: &Question) -> Result<Usage, Error> {
    caller.may(Action::ReadUsage)?;
    let mut usage = count(ports, Whose::User(caller.user), asked, &BY)?;
    if usage.by == By::Key {
        let now = ports.clock.now();
        let keys = ports.store.list_apikeys(caller.user)?;
        for row in &mut usage.rows {
            let key = keys.iter().find(|key| matches!(row.group, Group::Key(_, Some(id)) if id == key.id));
            row.key = key.map(|key| NamedKey::new(key, now));
        }
    }
    Ok(usage)
}
