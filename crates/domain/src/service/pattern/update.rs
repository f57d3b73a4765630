use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::PatternId;
use crate::image::ImageSource;
use crate::pattern::{Pattern, PatternPatch};
use crate::ports::Ports;
use crate::service::image::{self, Attachment};

/// What somebody would like to change about a pattern.
#[derive(Clone, Debug, Default)]
pub struct PatternChange {
    /// The simple fields; its `own_image` is set here.
    pub patch: PatternPatch,
    /// A new picture.
    pub picture: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Changes a pattern. A picture is fetched only for somebody who may change the pattern, and before anything is written.
/// When it cannot be fetched or kept, the pattern has the one that it had.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn update(ports: &Ports, caller: &Caller, id: PatternId, change: PatternChange) -> Result<Pattern, Error> {
    caller.may(Action::UpdatePattern)?;
    let before = ports.store.find_pattern(id)?.ok_or(Error::NotFound)?;
    caller.may_touch(Action::UpdatePattern, before.user, before.public)?;
    let PatternChange { mut patch, picture, test } = change;
    patch.check()?;
    let picture = image::receive_from(ports, caller, picture.as_ref(), test)?;
    patch.own_image = picture.is_some();
    let now = ports.clock.now();
    let updated = ports.store.update_pattern(id, &|pattern| patch.apply(pattern, now))?.ok_or(Error::NotFound)?;
    if picture.is_some() { keep(ports, &picture, &before, updated) } else { Ok(updated) }
}

/// Keeps the picture; if that fails, the pattern shows what it showed before.
fn keep(ports: &Ports, picture: &Attachment, before: &Pattern, updated: Pattern) -> Result<Pattern, Error> {
    let id = updated.id;
    if !picture.keep(ports, &id.image()) {
        let put_back = ports.store.update_pattern(id, &|pattern| {
            pattern.img.clone_from(&before.img);
            Ok(())
        })?;
        return put_back.ok_or(Error::NotFound);
    }
    if ports.store.find_pattern(id)?.is_none() {
        // Somebody removed the pattern meanwhile, and found no picture to take along.
        image::discard(ports, &id.image());
        return Err(Error::NotFound);
    }
    Ok(updated)
}
