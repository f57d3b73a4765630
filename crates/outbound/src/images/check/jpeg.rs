//! JPEG: segments behind markers, and compressed data between them.

use super::exif;
use super::rest::Rest;

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const RESTARTS: std::ops::RangeInclusive<u8> = 0xd0..=0xd7;

pub(super) fn stripped(file: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Rest(file);
    let mut kept = Vec::with_capacity(file.len());
    kept.extend(rest.take(2)?);
    loop {
        match marker(&mut rest)? {
            END => {
                kept.extend([0xff, END]);
                return Some(kept);
            }
            START => return None,
            code if RESTARTS.contains(&code) => {
                kept.extend([0xff, code]);
                kept.extend(compressed(&mut rest)?);
            }
            code => {
                let length = usize::from(u16::from_be_bytes(rest.array()?));
                let data = rest.take(length.checked_sub(2)?)?;
                write(&mut kept, code, data)?;
                if code == SCAN {
                    kept.extend(compressed(&mut rest)?);
                }
            }
        }
    }
}

/// The next marker. It may be filled up in front; what else is there, decoders skip too.
fn marker(rest: &mut Rest<'_>) -> Option<u8> {
    loop {
        rest.take(rest.0.iter().position(|byte| *byte == 0xff)?)?;
        rest.take(rest.0.iter().position(|byte| *byte != 0xff)?)?;
        let code = rest.byte()?;
        if code > 0x01 {
            return Some(code);
        }
    }
}

/// Compressed data goes on to the next marker that does not belong to it.
fn compressed<'a>(rest: &mut Rest<'a>) -> Option<&'a [u8]> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, code] if *code != 0 && !RESTARTS.contains(code));
    let end = rest.0.windows(2).position(ends)?;
    rest.take(end)
}

/// Writes a segment, or what stays of it.
fn write(file: &mut Vec<u8>, code: u8, data: &[u8]) -> Option<()> {
    match code {
        // JFIF, without its thumbnail.
        0xe0 => match data.get(..12) {
            Some(head) if head.starts_with(b"JFIF\0") => segment(file, code, &[head, &[0, 0]]),
            _ => Some(()),
        },
        0xe1 => match data.strip_prefix(exif::HEAD).and_then(exif::stripped) {
            Some(data) => segment(file, code, &[exif::HEAD, &data]),
            None => Some(()),
        },
        // How colours are meant: a profile, and what Adobe says of the components.
        0xe2 if data.starts_with(b"ICC_PROFILE\0") => segment(file, code, &[data]),
        0xee if data.starts_with(b"Adobe") => segment(file, code, &[data]),
        // Everything else that is not for the decoder, and comments.
        0xe2..=0xef | 0xfe => Some(()),
        _ => segment(file, code, &[data]),
    }
}

fn segment(file: &mut Vec<u8>, code: u8, parts: &[&[u8]]) -> Option<()> {
    let length = 2 + parts.iter().map(|part| part.len()).sum::<usize>();
    file.extend([0xff, code]);
    file.extend(u16::try_from(length).ok()?.to_be_bytes());
    parts.iter().for_each(|part| file.extend(*part));
    Some(())
}
