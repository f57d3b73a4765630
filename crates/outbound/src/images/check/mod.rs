//! Whether a file is a picture that we take.
//!
//! Four kinds are taken: PNG, JPEG, WebP and GIF. A file is taken apart first, and put together again from the parts that
//! are needed to show it, and no others: no EXIF data (which tells where a photo was taken), no comments, no texts, no
//! thumbnails, and nothing behind the end. Of EXIF, only the way that the picture is to be turned stays. Nothing is
//! compressed anew, so nothing is lost to the eye, and animations stay as they are.
//!
//! What is put together is then decoded, all of it, by decoders with limits.

mod decode;
mod exif;
mod gif;
mod jpeg;
mod png;
mod rest;
mod webp;

#[cfg(test)]
mod tests;

use freesewing_domain::image::Picture;
use freesewing_domain::ports::ImageError;

/// The kinds of pictures that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
    WebP,
    Gif,
}

impl Kind {
    /// The kind of a file, by its first bytes.
    fn of(file: &[u8]) -> Option<Self> {
        if file.starts_with(png::SIGNATURE) {
            Some(Self::Png)
        } else if file.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WEBP") {
            Some(Self::WebP)
        } else if file.starts_with(b"GIF87a") || file.starts_with(b"GIF89a") {
            Some(Self::Gif)
        } else {
            None
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
        }
    }

    /// Puts a file together from what is needed to show it. `None` when it cannot be taken apart.
    fn stripped(self, file: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Png => png::stripped(file),
            Self::Jpeg => jpeg::stripped(file),
            Self::WebP => webp::stripped(file),
            Self::Gif => gif::stripped(file),
        }
    }
}

/// The media type of a file that was taken as a picture once.
pub(super) fn media_type(file: &[u8]) -> Option<&'static str> {
    Kind::of(file).map(Kind::media_type)
}

/// Makes a picture of a file.
///
/// # Errors
/// [`ImageError::Refused`]
pub(super) fn picture(file: &[u8]) -> Result<Picture, ImageError> {
    let kind = Kind::of(file).ok_or(ImageError::Refused)?;
    let bytes = kind.stripped(file).ok_or(ImageError::Refused)?;
    match decode::all_of(kind, &bytes) {
        Ok(()) => Ok(Picture { media_type: kind.media_type(), bytes }),
        Err(error) => {
            tracing::debug!(cause = %error, "a file is no picture");
            Err(ImageError::Refused)
        }
    }
}
