//! WebP: chunks of a name, a length and data, in a RIFF file.

use super::exif;
use super::rest::Rest;

/// What is needed to show a picture: its data, transparency, colours, and how it moves.
const KEPT: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// In the first byte of `VP8X`: there is EXIF data.
const HAS_EXIF: u8 = 0x08;
/// In the first byte of `VP8X`: there is XMP data.
const HAS_XMP: u8 = 0x04;
/// Where that byte is in a file: the header, and the name and length of the first chunk stand before it.
const FLAGS: usize = 20;

pub(super) fn stripped(file: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Rest(file);
    let mut kept = Vec::with_capacity(file.len());
    kept.extend(rest.take(4)?);
    let size = usize::try_from(u32::from_le_bytes(rest.array()?)).ok()?;
    // What stands behind the end is no part of it.
    let mut rest = Rest(rest.take(size)?);
    kept.extend([0; 4]);
    kept.extend(rest.take(4)?);
    let (mut extended, mut turned) = (false, false);
    while !rest.0.is_empty() {
        let name = rest.array::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(rest.array()?)).ok()?;
        let data = rest.take(length)?;
        // The last one may lack what fills it up.
        rest.take((length % 2).min(rest.0.len()))?;
        if &name == b"VP8X" {
            // It comes first, or not at all.
            if kept.len() + 8 != FLAGS {
                return None;
            }
            extended = true;
            write(&mut kept, &name, data)?;
        } else if KEPT.contains(&&name) {
            write(&mut kept, &name, data)?;
        } else if let Some(data) = exif::stripped(data).filter(|_| &name == b"EXIF" && extended && !turned) {
            turned = true;
            write(&mut kept, &name, &data)?;
        }
    }
    if extended {
        let flags = kept.get_mut(FLAGS)?;
        *flags &= !(HAS_EXIF | HAS_XMP);
        *flags |= if turned { HAS_EXIF } else { 0 };
    }
    let size = u32::try_from(kept.len() - 8).ok()?;
    kept.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    Some(kept)
}

fn write(file: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) -> Option<()> {
    file.extend(name);
    file.extend(u32::try_from(data.len()).ok()?.to_le_bytes());
    file.extend(data);
    file.extend((data.len() % 2 == 1).then_some(0));
    Some(())
}
