use crate::access::{Action, Caller};
use crate::apikey::Apikey;
use crate::bookmark::Bookmark;
use crate::error::Error;
use crate::ids::UserId;
use crate::pattern::Pattern;
use crate::ports::Ports;
use crate::set::MeasurementSet;

/// What is kept of an account, besides the account itself.
#[derive(Clone, Debug)]
pub struct UserData {
    /// Its keys, in the order in which they were made.
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
        Ok(Self {
            apikeys: ports.store.list_apikeys(user)?,
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
