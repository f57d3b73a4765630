use crate::error::Error;
use crate::ports::Ports;
use crate::usage::{DAYS_KEPT, HOURS_KEPT};

/// Forgets the calls of hours and of days that are old; says how many rows went.
///
/// # Errors
/// [`Error::Store`]
pub fn sweep(ports: &Ports) -> Result<usize, Error> {
    let now = ports.clock.now();
    Ok(ports.store.delete_usage_before(now.before(HOURS_KEPT), now.before(DAYS_KEPT))?)
}
