use crate::activity::KEPT;
use crate::error::Error;
use crate::ports::Ports;

/// Forgets what happened long ago; says how much.
///
/// # Errors
/// [`Error::Store`]
pub fn sweep(ports: &Ports) -> Result<usize, Error> {
    Ok(ports.store.delete_activity_before(ports.clock.now().before(KEPT))?)
}
