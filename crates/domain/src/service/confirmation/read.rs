use crate::confirmation::{Confirmation, Purpose};
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::ports::Ports;

/// Looks at a confirmation without using it up, for whoever has both halves of its link. A suggested set has no second
/// half: its id is enough.
///
/// # Errors
/// [`Error::NotFound`]
pub fn read(ports: &Ports, id: ConfirmationId, check: &str) -> Result<Confirmation, Error> {
    let now = ports.clock.now();
    ports
        .store
        .find_confirmation(id)?
        .filter(|found| matches!(found.purpose, Purpose::SuggestedSet(_)) || found.opens_with(check, now))
        .ok_or(Error::NotFound)
}
