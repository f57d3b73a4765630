use crate::access::{Action, Caller};
use crate::error::Error;
use crate::image::PostImage;
use crate::ports::Ports;

/// Removes a picture that was uploaded on its own. That there is none is no error; what belongs to an account, or to
/// something of one, is not found.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::UnableToRemoveImage`]
pub fn delete(ports: &Ports, caller: &Caller, id: &str) -> Result<(), Error> {
    caller.may(Action::DeleteImage)?;
    if !PostImage::is_name_of_one(id) {
        return Err(Error::NotFound);
    }
    // The host has logged the cause.
    ports.images.remove(id).map_err(|_| Error::UnableToRemoveImage)
}
