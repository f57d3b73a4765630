use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ids::SetId;
use crate::image::ImageSource;
use crate::ports::Ports;
use crate::service::image::{self, Attachment};
use crate::set::{MeasurementSet, SetPatch};

/// What somebody would like to change.
#[derive(Clone, Debug, Default)]
pub struct SetChange {
    /// The fields; whether the set has a picture of its own is decided here.
    pub patch: SetPatch,
    /// A new picture.
    pub picture: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Changes a set. Changes that come at the same time are all kept: each is laid over what the one before it left. When a
/// new picture cannot be fetched or kept, the set has the one that it had.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NotFound`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn update(ports: &Ports, caller: &Caller, id: SetId, change: SetChange) -> Result<MeasurementSet, Error> {
    caller.may(Action::UpdateSet)?;
    let allowed = |set: &MeasurementSet| caller.may_touch(Action::UpdateSet, set.user, set.public);
    let SetChange { mut patch, picture, test } = change;
    let write = |patch: &SetPatch| {
        let now = ports.clock.now();
        let updated = ports.store.update_set(id, &|set| {
            allowed(set)?;
            patch.apply(set, now)
        })?;
        updated.ok_or(Error::NotFound)
    };
    if picture.is_none() {
        return write(&patch);
    }
    // Nothing is fetched for who may not change the set.
    let before = ports.store.find_set(id)?.ok_or(Error::NotFound)?;
    allowed(&before)?;
    let picture = image::receive_from(ports, caller, picture.as_ref(), test)?;
    patch.own_image = picture.is_some();
    let updated = write(&patch)?;
    if picture.is_some() { keep(ports, &picture, before, updated) } else { Ok(updated) }
}

/// Keeps the picture; if that fails, the set shows what it showed before.
fn keep(
    ports: &Ports,
    picture: &Attachment,
    before: MeasurementSet,
    updated: MeasurementSet,
) -> Result<MeasurementSet, Error> {
    let id = updated.id;
    if !picture.keep(ports, &id.image()) {
        let put_back = ports.store.update_set(id, &|set| {
            set.img.clone_from(&before.img);
            Ok(())
        })?;
        return put_back.ok_or(Error::NotFound);
    }
    if ports.store.find_set(id)?.is_none() {
        // Somebody removed the set meanwhile, and looked for no picture.
        image::discard(ports, &id.image());
        return Err(Error::NotFound);
    }
    Ok(updated)
}
