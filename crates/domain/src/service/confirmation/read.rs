use crate::confirmation::Confirmation;
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::ports::Ports;

/// Looks at a confirmation without using it up, for whoever has both halves of its link.
///
/// # Errors
/// [`Error::NotFound`]
pub fn read(ports: &Ports, id: ConfirmationId, check: &str) -> Result<Confirmation, Error> {
    let now = ports.clock.now();
    ports.store.find_confirmation(id)?.filter(|found| found.opens_with(check, now)).ok_or(Error::NotFound)
}
