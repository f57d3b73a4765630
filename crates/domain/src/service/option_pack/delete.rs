use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::OptionPackId;
use crate::ports::Ports;
use crate::service::image;

/// Removes an option pack, and its picture.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: OptionPackId) -> Result<(), Error> {
    caller.may(Action::CurateOptionPacks)?;
    if !ports.store.delete_option_pack(id)? {
        return Err(Error::NotFound);
    }
    image::discard(ports, &id.image());
    Ok(())
}
