use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::OptionPackId;
use crate::image::ImageSource;
use crate::option_pack::{OptionPack, OptionPackPatch};
use crate::ports::Ports;
use crate::service::image::{self, Attachment};

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
    let before = ports.store.find_option_pack(id)?.ok_or(Error::NotFound)?;
    let attachment = image::receive_from(ports, caller, change.image.as_ref(), change.test)?;
    let patch = OptionPackPatch { own_image: attachment.is_some(), ..change.patch };
    let updated = ports.store.update_option_pack(id, &|pack| patch.apply(pack, now))?.ok_or(Error::NotFound)?;
    if attachment.is_some() { keep(ports, &attachment, &before, updated) } else { Ok(updated) }
}

/// Keeps the picture; if that fails, the pack shows what it showed before.
fn keep(ports: &Ports, attachment: &Attachment, before: &OptionPack, updated: OptionPack) -> Result<OptionPack, Error> {
    let id = updated.id;
    if !attachment.keep(ports, &id.image()) {
        let put_back = ports.store.update_option_pack(id, &|pack| {
            pack.img.clone_from(&before.img);
            Ok(())
        })?;
        return put_back.ok_or(Error::NotFound);
    }
    if ports.store.find_option_pack(id)?.is_none() {
        // Somebody removed the pack meanwhile, and found no picture to take along.
        image::discard(ports, &id.image());
        return Err(Error::NotFound);
    }
    Ok(updated)
}
