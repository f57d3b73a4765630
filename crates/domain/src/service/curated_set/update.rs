use crate::access::{Action, Caller};
use crate::curated_set::{CuratedSet, CuratedSetPatch};
use crate::error::Error;
use crate::ids::CuratedSetId;
use crate::image::ImageSource;
use crate::ports::Ports;
use crate::service::image;

/// What a curator would like to change.
#[derive(Clone, Debug, Default)]
pub struct CuratedSetChange {
    /// The fields.
    pub patch: CuratedSetPatch,
    /// A new picture.
    pub image: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Changes a curated set. Changes that come at the same time are all kept: each is laid over what the one before it left.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn update(
    ports: &Ports,
    caller: &Caller,
    id: CuratedSetId,
    change: &CuratedSetChange,
) -> Result<CuratedSet, Error> {
    caller.may(Action::CurateSets)?;
    let now = ports.clock.now();
    // Before a picture is fetched for nothing.
    ports.store.find_curated_set(id)?.ok_or(Error::NotFound)?;
    let attachment = image::receive_from(ports, caller, change.image.as_ref(), change.test)?;
    let updated = ports.store.update_curated_set(id, &|set| change.patch.apply(set, now))?.ok_or(Error::NotFound)?;
    if attachment.is_some() {
        let _kept_or_logged = attachment.keep(ports, &id.image());
        if ports.store.find_curated_set(id)?.is_none() {
            // Somebody removed the set meanwhile, and found no picture to take along.
            image::discard(ports, &id.image());
            return Err(Error::NotFound);
        }
    }
    Ok(updated)
}
