use crate::access::{Action, Caller};
use crate::apikey::Apikey;
use crate::bookmark::Bookmark;
use crate::error::Error;
use crate::ids::UserId;
use crate::pattern::Pattern;
use crate::ports::Ports;
use crate::set::MeasurementSet;
use crate::time::Timestamp;

/// What is kept of an account, besides the account itself.
#[derive(Clone, Debug)]
pub struct UserData {
    /// When it was collected.
    pub at: Timestamp,
    /// Its keys, in the order in which they were made, without those that were revoked.
    pub apikeys: Vec<Apikey>,
    /// Its bookmarks, by number.
    pub bookmarks: Vec<Bookmark>,
    /// Its patterns, by number.
    pub patterns: Vec<Pattern>,
    /// Its sets, by number.
    pub sets: Vec<MeasurementSet>,
}

impl UserData {
    /// Collects it.
    pub(crate) fn of(ports: &Ports, user: UserId) -> Result<Self, Error> {
        let keys = ports.store.list_apikeys(user)?.into_iter();
        Ok(Self {
            at: ports.clock.now(),
            apikeys: keys.filter(|key| key.revoked.is_none()).collect(),
            bookmarks: ports.store.list_bookmarks(user)?,
            patterns: ports.store.list_patterns(user)?,
            sets: ports.store.list_sets(user)?,
        })
    }
}

/// What is kept of an account: the own one, or anybody's for a maintainer.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn data(ports: &Ports, caller: &Caller, id: UserId) -> Result<UserData, Error> {
    caller.may(Action::ReadUserData)?;
    let user = ports.store.find_user(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::ReadUserData, user.id, false)?;
    UserData::of(ports, user.id)
}
