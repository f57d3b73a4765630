use crate::access::{Action, Caller};
use crate::curated_set::{CuratedSet, NewCuratedSet};
use crate::document::List;
use crate::error::Error;
use crate::image::ImageSource;
use crate::measurement::Measurements;
use crate::ports::Ports;
use crate::service::image;
use crate::translated::Translated;

/// What a curator would like to keep.
#[derive(Clone, Debug, Default)]
pub struct CuratedSetRequest {
    /// Names; an English one is needed.
    pub names: Translated,
    /// Notes.
    pub notes: Translated,
    /// Of the person, in centimetres.
    pub height: Option<i32>,
    /// What curators note for themselves.
    pub info: String,
    /// Tags.
    pub tags: Option<List>,
    /// The values.
    pub measurements: Measurements,
    /// A picture.
    pub image: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Keeps a curated set, not published yet.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::NameEnMissing`], [`Error::TooLong`], [`Error::ImgInvalid`]
pub fn create(ports: &Ports, caller: &Caller, request: CuratedSetRequest) -> Result<CuratedSet, Error> {
    caller.may(Action::CurateSets)?;
    let mut new =
        NewCuratedSet::new(request.names, ports.clock.now())?.with_notes(request.notes)?.with_info(&request.info)?;
    new.height = request.height.unwrap_or(new.height);
    new.tags = request.tags;
    new.measurements = request.measurements;
    let attachment = image::receive_from(ports, caller, request.image.as_ref(), request.test)?;
    let set = ports.store.create_curated_set(new)?;
    let _kept_or_logged = attachment.keep(ports, &set.id.image());
    Ok(set)
}
