use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::PatternId;
use crate::pattern::{NewPattern, Pattern};
use crate::ports::Ports;

/// Keeps a private copy of a pattern, for the caller. The API calls this cloning.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn duplicate(ports: &Ports, caller: &Caller, id: PatternId) -> Result<Pattern, Error> {
    caller.may(Action::ClonePattern)?;
    let original = ports.store.find_pattern(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::ClonePattern, original.user, original.public)?;
    Ok(ports.store.create_pattern(NewPattern::copy_of(&original, caller.user, ports.clock.now()))?)
}
