use crate::email::EmailHash;
use crate::error::Error;
use crate::ids::SubscriberId;
use crate::ports::Ports;

/// Ends a subscription, confirmed or not, for whoever has both halves of its link.
///
/// # Errors
/// [`Error::NotFound`] unless both halves are of one subscriber.
pub fn unsubscribe(ports: &Ports, id: SubscriberId, hash: &EmailHash) -> Result<(), Error> {
    let found = ports.store.delete_subscriber(id, hash)?;
    if found { Ok(()) } else { Err(Error::NotFound) }
}
