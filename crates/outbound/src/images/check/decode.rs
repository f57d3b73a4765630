//! Decoding, with limits.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::error::{LimitError, LimitErrorKind};
use image::{AnimationDecoder, ImageDecoder, ImageError, ImageResult, Limits};

use super::Kind;

/// The longest side.
const MAX_SIDE: u32 = 8_192;
/// The most pixels of a picture that stands still: what a good camera makes.
const MAX_PIXELS: u64 = 40_000_000;
/// The most pixels of a picture that moves.
const MAX_MOVING: u64 = 8_000_000;
/// The most pixels of all pictures of an animation together.
const MAX_ALL: u64 = 150_000_000;
/// The most memory that a decoder takes: the largest picture with four bytes a pixel, and something to work with.
const MAX_MEMORY: u64 = 200_000_000;

/// Decodes a picture to the end, and forgets it.
///
/// # Errors
/// [`ImageError`]
pub(super) fn all_of(kind: Kind, file: &[u8]) -> ImageResult<()> {
    let cursor = Cursor::new(file);
    match kind {
        Kind::Jpeg => still(JpegDecoder::new(cursor)?),
        Kind::Gif => moving(GifDecoder::new(cursor)?),
        Kind::Png => {
            let decoder = PngDecoder::with_limits(cursor, limits())?;
            if !decoder.is_apng()? {
                return still(decoder);
            }
            within(&decoder, MAX_MOVING)?;
            frames(decoder.dimensions(), decoder.apng()?, MAX_ALL)
        }
        Kind::WebP => {
            let decoder = WebPDecoder::new(cursor)?;
            if decoder.has_animation() { moving(decoder) } else { still(decoder) }
        }
    }
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

fn still(mut decoder: impl ImageDecoder) -> ImageResult<()> {
    within(&decoder, MAX_PIXELS)?;
    decoder.set_limits(limits())?;
    let size = usize::try_from(decoder.total_bytes()).map_err(|_| too_large())?;
    let mut pixels = vec![0; size];
    decoder.read_image(&mut pixels)
}

fn moving<'a>(mut decoder: impl ImageDecoder + AnimationDecoder<'a>) -> ImageResult<()> {
    within(&decoder, MAX_MOVING)?;
    decoder.set_limits(limits())?;
    frames(decoder.dimensions(), decoder, MAX_ALL)
}

/// Decodes one picture after the other, as long as they have no more pixels than `left` all together.
pub(super) fn frames<'a>(
    (width, height): (u32, u32),
    decoder: impl AnimationDecoder<'a>,
    mut left: u64,
) -> ImageResult<()> {
    let mut any = false;
    for frame in decoder.into_frames() {
        frame?;
        any = true;
        left = left.checked_sub(u64::from(width) * u64::from(height)).ok_or_else(too_large)?;
    }
    if any { Ok(()) } else { Err(too_large()) }
}

/// Looks at what a file says of itself, before memory is taken for it.
fn within(decoder: &impl ImageDecoder, most: u64) -> ImageResult<()> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let fits = (1..=most).contains(&pixels) && width.max(height) <= MAX_SIDE && decoder.total_bytes() <= MAX_MEMORY;
    if fits { Ok(()) } else { Err(too_large()) }
}

fn too_large() -> ImageError {
    ImageError::Limits(LimitError::from_kind(LimitErrorKind::DimensionError))
}
