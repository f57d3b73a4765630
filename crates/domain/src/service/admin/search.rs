use crate::access::{Action, Caller};
use crate::email::{EmailHash, clean};
use crate::error::Error;
use crate::ports::Ports;
use crate::user::User;

/// The most accounts that a search finds, of each kind.
pub const MOST_FOUND: u32 = 100;

/// What a search finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Accounts whose present address, or address at sign-up, is what was looked for.
    pub by_email: Vec<User>,
    /// Accounts whose name contains it.
    pub by_name: Vec<User>,
}

/// Looks for accounts by their whole address, or by a part of their name, in any case. Nothing finds nobody, and not
/// everybody.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn search(ports: &Ports, caller: &Caller, text: &str) -> Result<Found, Error> {
    caller.may(Action::AdministerUsers)?;
    let key = clean(text);
    if key.is_empty() {
        return Ok(Found::default());
    }
    Ok(Found {
        by_email: ports.store.find_users_by_hash(&EmailHash::of(&key), MOST_FOUND)?,
        by_name: ports.store.search_users_by_name(&key, MOST_FOUND)?,
    })
}
