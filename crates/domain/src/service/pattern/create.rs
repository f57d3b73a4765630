use crate::access::{Action, Caller};
use crate::document::{Document, FreeForm};
use crate::error::Error;
use crate::image::{ImageSource, NewImage};
use crate::pattern::{NewPattern, Pattern};
use crate::ports::Ports;
use crate::service::image;

/// What somebody would like to keep.
#[derive(Clone, Debug, Default)]
pub struct PatternRequest {
    /// The name of its design.
    pub design: String,
    /// What it was drafted with.
    pub settings: Document,
    /// The website's own notes on it.
    pub data: FreeForm,
    /// A name; empty for none.
    pub name: String,
    /// Notes; empty for none.
    pub notes: String,
    /// Whether everybody may read it.
    pub public: bool,
    /// A picture for it.
    pub picture: Option<ImageSource>,
    /// Whether it is to name a picture of its own although none was sent.
    pub names_picture: bool,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Keeps a pattern for the caller. When its picture cannot be fetched or kept, it is a pattern without one.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn create(ports: &Ports, caller: &Caller, request: PatternRequest) -> Result<Pattern, Error> {
    caller.may(Action::CreatePattern)?;
    let mut new = NewPattern::new(caller.user, &request.design, &request.settings, ports.clock.now())?
        .with_data(request.data)?
        .with_name(&request.name)?
        .with_notes(&request.notes)?;
    new.public = request.public;
    let picture = image::receive_from(ports, caller, request.picture.as_ref(), request.test)?;
    let default = &ports.rules.avatars.pattern;
    let own = picture.is_some() || request.names_picture;
    new.image = if own { NewImage::Own } else { NewImage::Existing(default.clone()) };
    let pattern = ports.store.create_pattern(new)?;
    if picture.keep(ports, &pattern.id.image()) {
        return Ok(pattern);
    }
    let without = ports.store.update_pattern(pattern.id, &|pattern| {
        pattern.img.clone_from(default);
        Ok(())
    })?;
    without.ok_or(Error::NotFound)
}
