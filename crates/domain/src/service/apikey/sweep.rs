use std::time::Duration;

use crate::error::Error;
use crate::ports::Ports;

/// How long a revoked key is kept: 90 days.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Removes the keys that were revoked long ago; says how many.
///
/// # Errors
/// [`Error::Store`]
pub fn sweep(ports: &Ports) -> Result<usize, Error> {
    Ok(ports.store.delete_apikeys_revoked_before(ports.clock.now().before(KEPT))?)
}
