use crate::access::{Action, Caller};
use crate::error::Error;
use crate::measurement::Measurements;
use crate::ports::Ports;
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
    /// Whether it has a picture of its own.
    pub own_image: bool,
}

/// Keeps a measurement set for the caller.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NameMissing`], [`Error::TooLong`]
pub fn create(ports: &Ports, caller: &Caller, request: SetRequest) -> Result<MeasurementSet, Error> {
    caller.may(Action::CreateSet)?;
    let mut new = NewSet::new(caller.user, &request.name, ports.clock.now())?.with_notes(&request.notes)?;
    new.imperial = request.imperial;
    new.public = request.public;
    new.measurements = request.measurements;
    if request.own_image {
        new.image = NewImage::Own;
    }
    Ok(ports.store.create_set(new)?)
}
