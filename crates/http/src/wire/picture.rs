//! Pictures that are sent along with something.

use freesewing_domain::error::{Error, Field};
use freesewing_domain::image::ImageSource;

use super::Fields;

/// The longest address of a picture, in bytes. Data URIs may be longer.
const MAX_URL: usize = 4_000;

/// The picture in `img`, not looked at yet. What is no text is none.
pub(super) fn image(fields: &Fields<'_>) -> Result<Option<ImageSource>, Error> {
    match fields.text("img").filter(|img| !img.is_empty()).map(ImageSource::from_field) {
        Some(ImageSource::Url(url)) if url.len() > MAX_URL => Err(Error::TooLong(Field::Img)),
        image => Ok(image),
    }
}
