use std::collections::HashMap;

use super::count::count;
use super::{NamedKey, NamedUser, Question, USUAL_ROWS, Usage};
use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;
use crate::usage::{By, Group, Whose};

/// By what everybody's calls are put together; the first is the usual.
const BY: [By; 3] = [By::User, By::Key, By::Route];

/// Who uses most, or which routes are used most, by everybody.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ByInvalid`], [`Error::SpanInvalid`]
pub fn of_everybody(ports: &Ports, caller: &Caller, asked: &Question) -> Result<Usage, Error> {
    caller.may(Action::WatchUsage)?;
    let asked = Question { limit: asked.limit.or(Some(USUAL_ROWS)), ..*asked };
    let mut usage = count(ports, Whose::Everybody, &asked, &BY)?;
    let now = ports.clock.now();
    let mut names = HashMap::new();
    for row in &mut usage.rows {
        let (user, key) = match row.group {
            Group::User(user) => (user, None),
            Group::Key(user, key) => (user, key),
            Group::Time(_) | Group::Route(_) | Group::Outcome(_) => continue,
        };
        let key = key.map_or(Ok(None), |id| ports.store.find_apikey(id))?;
        row.key = key.map(|key| NamedKey::new(&key, now));
        row.user = Some(NamedUser { id: user, username: username(ports, &mut names, user)? });
    }
    Ok(usage)
}

/// The name of an account, which is looked up once however many keys it has.
fn username(ports: &Ports, known: &mut HashMap<UserId, Option<String>>, id: UserId) -> Result<Option<String>, Error> {
    if let Some(name) = known.get(&id) {
        return Ok(name.clone());
    }
    let name = ports.store.find_user(id)?.map(|user| user.username.as_str().to_owned());
    known.insert(id, name.clone());
    Ok(name)
}
