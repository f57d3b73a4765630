use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::PatternId;
use crate::image::ImageSource;
use crate::pattern::{Pattern, PatternPatch};
use crate::ports::Ports;
use crate::service::image;

/// What somebody would like to change about a pattern.
#[derive(Clone, Debug, Default)]
pub struct PatternChange {
    /// The simple fields; its `own_image` is set here.
    pub patch: PatternPatch,
    /// A new picture.
    pub image: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Changes a pattern. A picture is fetched only for somebody who may change the pattern, and before anything is written.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn update(ports: &Ports, caller: &Caller, id: PatternId, change: PatternChange) -> Result<Pattern, Error> {
    caller.may(Action::UpdatePattern)?;
    let before = ports.store.find_pattern(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::UpdatePattern, before.user, before.public)?;
    let PatternChange { mut patch, image, test } = change;
    patch.check()?;
    let attachment = image::receive_from(ports, caller, image.as_ref(), test)?;
    patch.own_image = attachment.is_some();
    let now = ports.clock.now();
    let updated = ports.store.update_pattern(id, &|pattern| patch.apply(pattern, now))?.ok_or(Error::NotFound)?;
    attachment.keep(ports, &id.image());
    Ok(updated)
}
