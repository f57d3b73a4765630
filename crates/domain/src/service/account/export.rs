use std::time::Duration;

use super::super::user::UserData;
use crate::access::{Action, Caller};
use crate::activity::{ActivityQuery, Entry, Kind};
use crate::error::Error;
use crate::ports::{ExportName, Ports};
use crate::quota_request::QuotaRequest;
use crate::service::activity::record;
use crate::time::Timestamp;
use crate::user::User;

/// How long an export can be fetched.
pub const EXPORT_LIFE: Duration = Duration::from_secs(24 * 60 * 60);
/// The most exports of one account at a time, so that nobody fills the disk with them; the oldest goes first.
pub const MOST_EXPORTS: usize = 5;

/// Everything that is kept of somebody.
#[derive(Clone, Debug)]
pub struct Everything {
    /// The account.
    pub user: User,
    /// What it has.
    pub data: UserData,
    /// What it asked for, the latest first.
    pub quota_requests: Vec<QuotaRequest>,
    /// What happened to it, newest first.
    pub activity: Vec<Entry>,
}

/// Puts everything of the caller into a file, for [`EXPORT_LIFE`], and answers its address. `write` turns it into the
/// document, for what that looks like is not the rules' business.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], what `write` says, or [`Error::Internal`] when the file could
/// not be kept.
pub fn export(
    ports: &Ports,
    caller: &Caller,
    write: impl FnOnce(Everything) -> Result<Vec<u8>, Error>,
) -> Result<String, Error> {
    caller.may(Action::ExportAccount)?;
    let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    let data = UserData::of(ports, user.id)?;
    let quota_requests = ports.store.list_quota_requests_of(user.id)?;
    let everything = ActivityQuery { user: Some(user.id), kind: None, before: None, limit: u32::MAX };
    let activity = ports.store.list_activity(&everything)?;
    let document = write(Everything { user, data, quota_requests, activity })?;
    let name = ExportName::fresh(&*ports.random)?;
    ports.exports.remove_of(caller.user, MOST_EXPORTS - 1);
    let address = ports.exports.save(caller.user, &name, &document, ports.clock.now())?;
    // Whoever removed the account since has not seen this file.
    if ports.store.find_user(caller.user)?.is_none() {
        ports.exports.remove_of(caller.user, 0);
        return Err(Error::NotFound);
    }
    record(ports, caller.user, Kind::Exported).by(caller).keep();
    Ok(address)
}

/// The file of an export, for whoever knows its name.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or no more.
pub fn read_export(ports: &Ports, name: &ExportName) -> Result<Vec<u8>, Error> {
    ports.exports.find(name, oldest(ports))?.ok_or(Error::NotFound)
}

/// Removes the exports that can be fetched no more; says how many.
///
/// # Errors
/// [`Error::Internal`]
pub fn sweep_exports(ports: &Ports) -> Result<usize, Error> {
    ports.exports.sweep(oldest(ports))
}

/// What was kept earlier than this has expired.
fn oldest(ports: &Ports) -> Timestamp {
    let life = i64::try_from(EXPORT_LIFE.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millis(ports.clock.now().as_millis().saturating_sub(life))
}
