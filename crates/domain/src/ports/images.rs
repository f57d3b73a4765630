//! Where pictures are kept.

use crate::image::{ImageSource, Picture};

/// Why a picture could not be had or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// It is no picture that we take: another kind of file, too large, broken, or at an address that we do not ask.
    #[error("this is no picture that we take")]
    Refused,
    /// Whoever has it, or would keep it, does not answer. The cause is in the log already.
    #[error("the pictures cannot be reached")]
    Unavailable,
}

/// What to do about a picture that is there already under the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Put the new one in its place.
    Replace,
    /// Leave it.
    Keep,
}

/// Keeps pictures. Getting one from an address takes as long as whoever has it takes, within limits.
pub trait ImageHost: Send + Sync {
    /// Gets the picture, fetching it if need be, and makes sure that it is one.
    ///
    /// # Errors
    /// [`ImageError`]
    fn receive(&self, source: &ImageSource) -> Result<Picture, ImageError>;

    /// Keeps a picture under a name.
    ///
    /// # Errors
    /// [`ImageError::Unavailable`]; what was there is there still, then.
    fn put(&self, id: &str, picture: &Picture, existing: Existing) -> Result<(), ImageError>;

    /// Removes a picture. That there is none is no error.
    ///
    /// # Errors
    /// [`ImageError::Unavailable`]
    fn remove(&self, id: &str) -> Result<(), ImageError>;

    /// The picture of a name, if this host hands out pictures itself.
    ///
    /// # Errors
    /// [`ImageError::Unavailable`]
    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError>;
}

/// A host that keeps nothing: for tools that embed the rules and have no use for pictures. Takes none, either.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoImages;

impl ImageHost for NoImages {
    fn receive(&self, _: &ImageSource) -> Result<Picture, ImageError> {
        Err(ImageError::Unavailable)
    }

    fn put(&self, _: &str, _: &Picture, _: Existing) -> Result<(), ImageError> {
        Err(ImageError::Unavailable)
    }

    fn remove(&self, _: &str) -> Result<(), ImageError> {
        Ok(())
    }

    fn find(&self, _: &str) -> Result<Option<Picture>, ImageError> {
        Ok(None)
    }
}
