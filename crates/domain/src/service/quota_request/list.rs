use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::{QuotaRequestId, UserId};
use crate::ports::Ports;
use crate::quota_request::{QuotaRequest, QuotaState};
use crate::user::Username;

/// The most requests that are listed for maintainers at once.
pub const MOST_LISTED: u32 = 1_000;

/// The caller's requests, the latest first.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn list(ports: &Ports, caller: &Caller) -> Result<Vec<QuotaRequest>, Error> {
    caller.may(Action::AskForQuota)?;
    Ok(ports.store.list_quota_requests_of(caller.user)?)
}

/// Which requests a maintainer wants to see.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    /// Those in this state; `None` for all.
    pub state: Option<QuotaState>,
    /// Those with a number above this one.
    pub after: QuotaRequestId,
    /// At most so many.
    pub limit: u32,
}

/// A request, and whose it is.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The request.
    pub request: QuotaRequest,
    /// The name of its owner; `None` when the account was removed in this very moment.
    pub username: Option<Username>,
}

/// Anybody's requests, the oldest first.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::LimitInvalid`] for 0 and for more than [`MOST_LISTED`].
pub fn list_all(ports: &Ports, caller: &Caller, selection: Selection) -> Result<Vec<Asked>, Error> {
    caller.may(Action::HandleQuotaRequests)?;
    let Selection { state, after, limit } = selection;
    if !(1..=MOST_LISTED).contains(&limit) {
        return Err(Error::LimitInvalid);
    }
    let mut names: HashMap<UserId, Option<Username>> = HashMap::new();
    let requests = ports.store.list_quota_requests(state, after, limit)?.into_iter();
    let named = requests.map(|request| {
        let username = match names.entry(request.user) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => {
                let found = ports.store.find_user(request.user)?.map(|user| user.username);
                unknown.insert(found).clone()
            }
        };
        Ok(Asked { request, username })
    });
    named.collect()
}
