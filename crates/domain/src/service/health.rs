//! Whether the server can do its work.

use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;

/// Asks the store for something that is not there: whatever it answers, it answers.
///
/// # Errors
/// [`Error::Store`] when it does not.
pub fn is_ready(ports: &Ports) -> Result<(), Error> {
    ports.store.find_user(UserId(0))?;
    Ok(())
}
