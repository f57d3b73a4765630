//! PNG: chunks of a length, a name, data and a check sum.

use super::exif;
use super::rest::Rest;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What is needed to show a picture: its data, colours, resolution, and how it moves.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI",
    b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn stripped(file: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Rest(file);
    let mut kept = Vec::with_capacity(file.len());
    kept.extend(rest.take(SIGNATURE.len())?);
    loop {
        let start = Rest(rest.0);
        let length = u32::from_be_bytes(rest.array()?);
        let name = rest.array::<4>()?;
        let data = rest.take(usize::try_from(length).ok()?)?;
        rest.take(4)?;
        if KEPT.contains(&&name) {
            kept.extend(start.up_to(&rest));
        } else if &name == b"eXIf" {
            if let Some(data) = exif::stripped(data) {
                write(&mut kept, &name, &data);
            }
        } else if &name == b"IEND" {
            write(&mut kept, &name, &[]);
            return Some(kept);
        }
    }
}

fn write(file: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let mut sum = crc32fast::Hasher::new();
    sum.update(name);
    sum.update(data);
    file.extend(length.to_be_bytes());
    file.extend(name);
    file.extend(data);
    file.extend(sum.finalize().to_be_bytes());
}
