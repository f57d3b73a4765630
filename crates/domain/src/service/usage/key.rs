use super::count::count;
use super::{Question, Usage};
use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::ports::Ports;
use crate::service::apikey::is_known;
use crate::usage::{By, Whose};

/// By what the calls of a key are put together; the first is the usual.
const BY: [By; 4] = [By::Day, By::Hour, By::Route, By::Outcome];

/// How much a key is used, or was, for as long as it is kept.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::ByInvalid`], [`Error::SpanInvalid`]
pub fn of_key(ports: &Ports, caller: &Caller, id: ApikeyId, asked: &Question) -> Result<Usage, Error> {
    caller.may(Action::ReadKeyUsage)?;
    let key = ports.store.find_apikey(id)?.ok_or(Error::NotFound)?;
    is_known(&key)?;
    caller.may_touch(Action::ReadKeyUsage, key.user, false)?;
    count(ports, Whose::Key(id), asked, &BY)
}
