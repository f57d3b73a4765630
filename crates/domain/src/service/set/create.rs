use crate::access::{Action, Caller};
use crate::error::Error;
use crate::image::ImageSource;
use crate::measurement::Measurements;
use crate::ports::Ports;
use crate::service::image;
use crate::set::{MeasurementSet, NewImage, NewSet};

/// What somebody would like to keep.
#[derive(Clone, Debug, Default)]
pub struct SetRequest {
    /// A name, not empty.
    pub name: String,
    /// Notes; empty for none.
    pub notes: String,
    /// Whether to show inches.
    pub imperial: bool,
    /// Whether everybody may read it.
    pub public: bool,
    /// The values.
    pub measurements: Measurements,
    /// A picture for it.
    pub picture: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Keeps a measurement set for the caller. When its picture cannot be fetched or kept, it is a set without one.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NameMissing`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn create(ports: &Ports, caller: &Caller, request: SetRequest) -> Result<MeasurementSet, Error> {
    caller.may(Action::CreateSet)?;
    let mut new = NewSet::new(caller.user, &request.name, ports.clock.now())?.with_notes(&request.notes)?;
    new.imperial = request.imperial;
    new.public = request.public;
    new.measurements = request.measurements;
    let picture = image::receive_from(ports, caller, request.picture.as_ref(), request.test)?;
    let default = &ports.rules.avatars.set;
    new.image = if picture.is_some() { NewImage::Own } else { NewImage::Existing(default.clone()) };
    let set = ports.store.create_set(new)?;
    if picture.keep(ports, &set.id.image()) {
        return Ok(set);
    }
    let without = ports.store.update_set(set.id, &|set| {
        set.img.clone_from(default);
        Ok(())
    })?;
    without.ok_or(Error::NotFound)
}
