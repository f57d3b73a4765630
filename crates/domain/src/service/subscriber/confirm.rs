use crate::email::EmailHash;
use crate::error::Error;
use crate::ids::SubscriberId;
use crate::ports::Ports;

/// Confirms a subscription, for whoever has both halves of its link. Once more does no harm.
///
/// # Errors
/// [`Error::NotFound`] unless both halves are of one subscriber: who knows an address knows its hash.
pub fn confirm(ports: &Ports, id: SubscriberId, hash: &EmailHash) -> Result<(), Error> {
    let found = ports.store.activate_subscriber(id, hash, ports.clock.now())?;
    if found { Ok(()) } else { Err(Error::NotFound) }
}
