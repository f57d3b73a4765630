//! GIF: pictures, and extensions between them.

use super::rest::Rest;

const EXTENSION: u8 = 0x21;
const PICTURE: u8 = 0x2c;
const END: u8 = 0x3b;
/// The extension that says how long the next picture is shown, and what comes of it then.
const CONTROL: u8 = 0xf9;
/// The extension of programs. Two of them say how often an animation is repeated.
const PROGRAM: u8 = 0xff;
const REPETITION: [&[u8]; 2] = [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"];

pub(super) fn stripped(file: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Rest(file);
    let start = Rest(file);
    rest.take(10)?;
    let flags = rest.byte()?;
    rest.take(2)?;
    colours(&mut rest, flags)?;
    let mut kept = Vec::with_capacity(file.len());
    kept.extend(start.up_to(&rest));
    loop {
        let start = Rest(rest.0);
        let needed = match rest.byte()? {
            END => {
                kept.push(END);
                return Some(kept);
            }
            PICTURE => {
                rest.take(8)?;
                let flags = rest.byte()?;
                colours(&mut rest, flags)?;
                rest.take(1)?;
                true
            }
            EXTENSION => match rest.byte()? {
                CONTROL => true,
                PROGRAM => REPETITION.iter().any(|name| rest.0.starts_with(name)),
                _ => false,
            },
            _ => return None,
        };
        blocks(&mut rest)?;
        if needed {
            kept.extend(start.up_to(&rest));
        }
    }
}

/// A table of colours, if the flags say that there is one.
fn colours(rest: &mut Rest<'_>, flags: u8) -> Option<()> {
    if flags & 0x80 != 0 {
        rest.take(3 << ((flags & 0x07) + 1))?;
    }
    Some(())
}

/// Blocks of data, up to an empty one.
fn blocks(rest: &mut Rest<'_>) -> Option<()> {
    loop {
        match rest.byte()? {
            0 => return Some(()),
            length => rest.take(usize::from(length))?,
        };
    }
}
