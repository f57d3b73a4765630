use crate::error::Error;
use crate::ports::Ports;
use crate::subscriber::UNCONFIRMED_LIFE;
use crate::time::Timestamp;

/// Forgets the addresses that nobody confirmed in time; says how many.
///
/// # Errors
/// [`Error::Store`]
pub fn sweep(ports: &Ports) -> Result<usize, Error> {
    let life = i64::try_from(UNCONFIRMED_LIFE.as_millis()).unwrap_or(i64::MAX);
    let before = Timestamp::from_millis(ports.clock.now().as_millis().saturating_sub(life));
    Ok(ports.store.delete_unconfirmed_subscribers_before(before)?)
}
