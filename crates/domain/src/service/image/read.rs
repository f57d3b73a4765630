use crate::error::Error;
use crate::image::Picture;
use crate::ports::Ports;

/// What there is to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A picture.
    Kept(Picture),
    /// None of that name, and it stands for what has no picture: show something neutral.
    Neutral,
}

/// A picture, for anybody: websites show them to people who are not signed in.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Internal`] when the host fails.
pub fn read(ports: &Ports, id: &str) -> Result<Found, Error> {
    let found = ports.images.find(id).map_err(|error| Error::Internal(error.to_string()))?;
    match found {
        Some(picture) => Ok(Found::Kept(picture)),
        None if ports.rules.avatars.contains(id) => Ok(Found::Neutral),
        None => Err(Error::NotFound),
    }
}
