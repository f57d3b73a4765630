//! What stays of EXIF data: how the picture is to be turned, for phones write photos as the sensor lay.

use image::metadata::Orientation;

/// What may stand before the data.
pub(super) const HEAD: &[u8] = b"Exif\0\0";

/// Data that says nothing but how the picture is to be turned; `None` when it is upright anyway.
pub(super) fn stripped(exif: &[u8]) -> Option<Vec<u8>> {
    let orientation = Orientation::from_exif_chunk(exif.strip_prefix(HEAD).unwrap_or(exif))?;
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let mut data = Vec::with_capacity(26);
    // A TIFF header, and a directory of one entry: orientation (0x0112), a short, one of them.
    data.extend(b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0");
    data.extend([orientation.to_exif(), 0, 0, 0]);
    // No other directory.
    data.extend([0; 4]);
    Some(data)
}
