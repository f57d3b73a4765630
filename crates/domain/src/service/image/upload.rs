use crate::access::{Action, Caller};
use crate::error::Error;
use crate::image::{ImageSource, PostImage};
use crate::ports::{Errand, Existing, ImageError, Ports};
use crate::service::pace;

/// A picture that somebody would like to have kept on its own.
#[derive(Clone, Debug)]
pub struct Upload {
    /// What it is called.
    pub name: PostImage,
    /// The picture.
    pub source: ImageSource,
}

/// Keeps a picture, for a caller or for anybody. Only who may replace pictures replaces one that is there; for everybody
/// else it stays, and the answer does not tell. Nor does it tell that a picture could not be fetched or kept.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ImgInvalid`], [`Error::RateLimitExceeded`]
pub fn upload(ports: &Ports, caller: Option<&Caller>, upload: &Upload) -> Result<String, Error> {
    match caller {
        Some(caller) => caller.may(Action::UploadImage)?,
        None => pace::errand(ports, Errand::Upload)?,
    }
    let may_replace = caller.is_some_and(|caller| caller.may(Action::ReplaceImage).is_ok());
    let existing = if may_replace { Existing::Replace } else { Existing::Keep };
    let id = upload.name.to_string();
    match ports.images.receive(&upload.source) {
        Ok(picture) => {
            let _kept_or_logged = ports.images.put(&id, &picture, existing);
            Ok(id)
        }
        Err(ImageError::Refused) => Err(Error::ImgInvalid),
        Err(ImageError::Unavailable) => Ok(id),
    }
}
