use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::CuratedSetId;
use crate::ports::Ports;
use crate::service::image;

/// Removes a curated set, and its picture.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`]
pub fn delete(ports: &Ports, caller: &Caller, id: CuratedSetId) -> Result<(), Error> {
    caller.may(Action::CurateSets)?;
    if !ports.store.delete_curated_set(id)? {
        return Err(Error::NotFound);
    }
    image::discard(ports, &id.image());
    Ok(())
}
