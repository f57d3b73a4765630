//! Pictures: how they come in, and what they are called.

use std::fmt;

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::email::EmailHash;
use crate::slug::Slug;

/// The picture of what has none of its own, unless whoever runs the server chose another.
pub const DEFAULT_IMAGE: &str = "default-avatar";

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

/// What a picture that is uploaded on its own is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum ImageKind {
    /// A post of the blog.
    Blog,
    /// Something that somebody made.
    Showcase,
    /// A request for help.
    Support,
}

/// The name of a picture that is uploaded on its own.
///
/// ```
/// use freesewing_domain::image::{ImageKind, PostImage};
/// use freesewing_domain::slug::Slug;
///
/// let slug = Slug::parse("my-aaron")?;
/// assert_eq!(PostImage { kind: ImageKind::Blog, slug: slug.clone(), number: None }.to_string(), "blog-my-aaron");
/// assert_eq!(PostImage { kind: ImageKind::Blog, slug, number: Some(3) }.to_string(), "blog-my-aaron-3");
/// # Ok::<(), freesewing_domain::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostImage {
    /// What it is for.
    pub kind: ImageKind,
    /// Which post.
    pub slug: Slug,
    /// Which picture of the post, 1 to 9; `None` for the main one.
    pub number: Option<u8>,
}

impl PostImage {
    /// Whether a picture of this name was uploaded on its own. All others belong to an account, or to something of one.
    #[must_use]
    pub fn is_name_of_one(id: &str) -> bool {
        id.split_once('-').is_some_and(|(kind, rest)| kind.parse::<ImageKind>().is_ok() && !rest.is_empty())
    }
}

impl fmt::Display for PostImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind: &str = self.kind.into();
        match self.number {
            None => write!(f, "{kind}-{}", self.slug),
            Some(number) => write!(f, "{kind}-{}-{number}", self.slug),
        }
    }
}
