use crate::access::{Action, Caller};
use crate::document::{Document, List};
use crate::error::Error;
use crate::image::ImageSource;
use crate::image::NewImage;
use crate::option_pack::{NewOptionPack, OptionPack};
use crate::ports::Ports;
use crate::service::image;
use crate::translated::Translated;

/// What a curator would like to keep.
#[derive(Clone, Debug, Default)]
pub struct OptionPackRequest {
    /// Which design, in any case.
    pub design: String,
    /// Names; an English one is needed.
    pub names: Translated,
    /// Notes.
    pub notes: Translated,
    /// What curators note for themselves.
    pub info: String,
    /// Tags.
    pub tags: List,
    /// The options.
    pub options: Document,
    /// A picture.
    pub image: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Keeps an option pack. When its picture cannot be fetched or kept, it is one without.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::DesignMissing`], [`Error::NameEnMissing`], [`Error::TooLong`],
/// [`Error::ImgInvalid`]
pub fn create(ports: &Ports, caller: &Caller, request: OptionPackRequest) -> Result<OptionPack, Error> {
    caller.may(Action::CurateOptionPacks)?;
    let mut new = NewOptionPack::new(&request.design, request.names, ports.clock.now())?
        .with_notes(request.notes)?
        .with_info(&request.info)?
        .with_options(&request.options);
    new.tags = request.tags;
    let attachment = image::receive_from(ports, caller, request.image.as_ref(), request.test)?;
    let default = &ports.rules.avatars.option_pack;
    new.image = if attachment.is_some() { NewImage::Own } else { NewImage::Existing(default.clone()) };
    let pack = ports.store.create_option_pack(new)?;
    if attachment.keep(ports, &pack.id.image()) {
        return Ok(pack);
    }
    let without = ports.store.update_option_pack(pack.id, &|pack| {
        pack.img.clone_from(default);
        Ok(())
    })?;
    without.ok_or(Error::NotFound)
}
