use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::OptionPackId;
use crate::image::ImageSource;
use crate::option_pack::{OptionPack, OptionPackPatch};
use crate::ports::Ports;
use crate::service::image;

/// What a curator would like to change.
#[derive(Clone, Debug, Default)]
pub struct OptionPackChange {
    /// The fields; its `own_image` is set here.
    pub patch: OptionPackPatch,
    /// A new picture.
    pub image: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Changes an option pack. Changes that come at the same time are all kept: each is laid over what the one before it left.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn update(ports: &Ports, caller: &Caller, id: OptionPackId, change: OptionPackChange) -> Result<OptionPack, Error> {
    caller.may(Action::CurateOptionPacks)?;
    let now = ports.clock.now();
    // Before a picture is fetched for nothing.
    ports.store.find_option_pack(id)?.ok_or(Error::NotFound)?;
    let attachment = image::receive_from(ports, caller, change.image.as_ref(), change.test)?;
    let patch = OptionPackPatch { own_image: attachment.is_some(), ..change.patch };
    let updated = ports.store.update_option_pack(id, &|pack| patch.apply(pack, now))?.ok_or(Error::NotFound)?;
    attachment.keep(ports, &id.image());
    Ok(updated)
}
