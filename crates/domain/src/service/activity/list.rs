use crate::access::{Action, Caller};
use crate::activity::{ActivityQuery, Entry, Kind};
use crate::error::Error;
use crate::ids::{ActivityId, UserId};
use crate::ports::Ports;

/// The most events that are shown at once.
pub const MOST_LISTED: u32 = 1_000;

/// Which part of a record to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// Only what is of this kind.
    pub kind: Option<Kind>,
    /// Only what came before this.
    pub before: Option<ActivityId>,
    /// How much at once: 1 to [`MOST_LISTED`].
    pub limit: u32,
}

/// A part of a record, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What happened.
    pub entries: Vec<Entry>,
    /// What to ask for the next part with, if there is one.
    pub next: Option<ActivityId>,
}

/// What happened to the caller's own account.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::LimitInvalid`]
pub fn list(ports: &Ports, caller: &Caller, request: &PageRequest) -> Result<Page, Error> {
    caller.may(Action::ReadActivity)?;
    page(ports, Some(caller.user), request)
}

/// What happened to somebody's account; of one that is gone, that it was removed.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::LimitInvalid`]; [`Error::NotFound`] when there is no such account, and
/// nothing is kept of one.
pub fn list_of(ports: &Ports, caller: &Caller, user: UserId, request: &PageRequest) -> Result<Page, Error> {
    caller.may(Action::WatchActivity)?;
    let page = page(ports, Some(user), request)?;
    if page.entries.is_empty() && ports.store.find_user(user)?.is_none() {
        return Err(Error::NotFound);
    }
    Ok(page)
}

/// What happened to everybody's accounts.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::LimitInvalid`]
pub fn list_all(ports: &Ports, caller: &Caller, request: &PageRequest) -> Result<Page, Error> {
    caller.may(Action::WatchActivity)?;
    page(ports, None, request)
}

fn page(ports: &Ports, user: Option<UserId>, request: &PageRequest) -> Result<Page, Error> {
    let PageRequest { kind, before, limit } = *request;
    if !(1..=MOST_LISTED).contains(&limit) {
        return Err(Error::LimitInvalid);
    }
    // One more shows whether there is a next part.
    let mut entries = ports.store.list_activity(&ActivityQuery { user, kind, before, limit: limit + 1 })?;
    let more = entries.len() > limit as usize;
    entries.truncate(limit as usize);
    let next = entries.last().filter(|_| more).map(|last| last.id);
    Ok(Page { entries, next })
}
