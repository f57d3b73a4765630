//! Pictures: how they come in, and what they are called.

use crate::email::EmailHash;

/// A picture as it was sent: not looked at yet, and not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageSource {
    /// A data URI, or what stands in one.
    Data(String),
    /// The address of a picture somewhere else.
    Url(String),
}

impl ImageSource {
    /// Reads what stands in the field `img`: an address if it starts with `http`, otherwise data.
    ///
    /// ```
    /// use freesewing_domain::image::ImageSource;
    /// assert!(matches!(ImageSource::from_field("https://example.org/me.png"), ImageSource::Url(_)));
    /// assert!(matches!(ImageSource::from_field("data:image/png;base64,iVBORw0KGgo="), ImageSource::Data(_)));
    /// ```
    #[must_use]
    pub fn from_field(text: &str) -> Self {
        if text.starts_with("http") { Self::Url(text.to_owned()) } else { Self::Data(text.to_owned()) }
    }
}

/// A real picture: it was decoded, and its kind and size are among those that we keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its media type, such as `image/png`: what it is, not what somebody called it.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The picture of something that is about to be kept, such as a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewImage {
    /// One of its own, filed under the number that it gets.
    Own,
    /// One that is already there.
    Existing(String),
}

/// The names under which the picture of an account may be kept: the one that its owner uploads, and the one that comes
/// along from a provider at sign-up.
///
/// ```
/// use freesewing_domain::email::EmailHash;
/// use freesewing_domain::image::avatars;
/// assert_eq!(avatars(&EmailHash::from_stored("3d0c")), ["uid-3d0c", "user-3d0c"]);
/// ```
#[must_use]
pub fn avatars(ihash: &EmailHash) -> [String; 2] {
    [format!("uid-{}", ihash.as_str()), format!("user-{}", ihash.as_str())]
}
