use crate::confirmation::Kind;
use crate::error::Error;
use crate::ports::Ports;
use crate::time::Timestamp;

/// Removes the confirmations that have expired; says how many.
///
/// # Errors
/// [`Error::Store`]
pub fn sweep(ports: &Ports) -> Result<usize, Error> {
    let now = ports.clock.now().as_millis();
    let mut removed = 0;
    for kind in Kind::ALL {
        let life = i64::try_from(kind.life().as_millis()).unwrap_or(i64::MAX);
        let before = Timestamp::from_millis(now.saturating_sub(life));
        removed += ports.store.delete_confirmations_before(*kind, before)?;
    }
    Ok(removed)
}
