use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::PatternId;
use crate::pattern::Pattern;
use crate::ports::Ports;

/// One pattern.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn read(ports: &Ports, caller: &Caller, id: PatternId) -> Result<Pattern, Error> {
    caller.may(Action::ReadPattern)?;
    let pattern = ports.store.find_pattern(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::ReadPattern, pattern.user, pattern.public)?;
    Ok(pattern)
}

/// One pattern, for anybody. A private one is not found.
///
/// # Errors
/// [`Error::NotFound`]
pub fn read_public(ports: &Ports, id: PatternId) -> Result<Pattern, Error> {
    ports.store.find_pattern(id)?.filter(|pattern| pattern.public).ok_or(Error::NotFound)
}
