use crate::access::Caller;
use crate::error::Error;
use crate::image::{ImageSource, Picture};
use crate::ports::{Existing, ImageError, Ports};

/// What came of a picture that was sent along with something else.
///
/// It is looked at *before* anything is written, so that a bad one is refused whole; and it is kept *after*, because only
/// then its name is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Attachment {
    /// None was sent, or it could not be fetched: whatever there is stays.
    #[default]
    None,
    /// In a test, one is only said to be kept.
    Pretended,
    /// One that is good.
    Good(Picture),
}

/// Looks at a picture that was sent along, if one was. One that cannot be fetched is left aside: the rest of the request
/// goes on without.
///
/// # Errors
/// [`Error::ImgInvalid`]
pub fn receive(ports: &Ports, source: Option<&ImageSource>, test: bool) -> Result<Attachment, Error> {
    match source {
        None => Ok(Attachment::None),
        Some(_) if test => Ok(Attachment::Pretended),
        Some(source) => match ports.images.receive(source) {
            Ok(picture) => Ok(Attachment::Good(picture)),
            Err(ImageError::Refused) => Err(Error::ImgInvalid),
            Err(ImageError::Unavailable) => Ok(Attachment::None),
        },
    }
}

/// Looks at a picture that a caller sent along, in a request that says whether it is a test.
///
/// # Errors
/// [`Error::ImgInvalid`]
pub fn receive_from(
    ports: &Ports,
    caller: &Caller,
    source: Option<&ImageSource>,
    says_test: bool,
) -> Result<Attachment, Error> {
    // Most requests have no picture, and most others are no test: then nobody has to be looked up.
    let user = if source.is_some() && says_test { ports.store.find_user(caller.user)? } else { None };
    receive(ports, source, user.is_some_and(|user| ports.rules.tests.covers(says_test, &user.email)))
}

impl Attachment {
    /// Whether what it belongs to has a picture of its own now.
    #[must_use]
    pub const fn is_some(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Keeps the picture under its name, in place of what was there. A host that fails changes nothing about the request:
    /// it has logged the cause. Says whether what is there now is what was sent; in a test, and when nothing was sent, it is.
    #[must_use]
    pub fn keep(&self, ports: &Ports, id: &str) -> bool {
        match self {
            Self::Good(picture) => ports.images.put(id, picture, Existing::Replace).is_ok(),
            Self::Pretended | Self::None => true,
        }
    }
}

/// Removes the picture of something that is gone. A host that fails has logged it.
pub fn discard(ports: &Ports, id: &str) {
    let _removed_or_logged = ports.images.remove(id);
}
