use crate::access::{Action, Caller};
use crate::confirmation::{Confirmation, Kind};
use crate::error::Error;
use crate::ports::Ports;

/// The suggestions of a kind, oldest first.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn list(ports: &Ports, caller: &Caller, kind: Kind) -> Result<Vec<Confirmation>, Error> {
    caller.may(Action::HandleSuggestions)?;
    Ok(ports.store.list_confirmations(kind)?)
}
