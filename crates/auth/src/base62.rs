//! Numbers as text of digits and letters alone, which a double click selects whole and no shell or URL minds.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Writes a big-endian number with exactly `digits` digits, the lowest ones if it has more.
pub(crate) fn encode(number: &[u8], digits: usize) -> String {
    let mut rest = number.to_vec();
    let mut text: Vec<char> = (0..digits).map(|_| digit(divide(&mut rest))).collect();
    text.reverse();
    text.into_iter().collect()
}

/// Whether this is one of the digits.
pub(crate) fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn digit(value: u32) -> char {
    usize::try_from(value).ok().and_then(|at| DIGITS.get(at)).map_or('0', |byte| char::from(*byte))
}

/// Divides a big-endian number by 62 where it stands, and gives the remainder.
fn divide(number: &mut [u8]) -> u32 {
    number.iter_mut().fold(0, |remainder, byte| {
        let part = (remainder << 8) | u32::from(*byte);
        // At most (61 * 256 + 255) / 62 = 255.
        *byte = u8::try_from(part / 62).unwrap_or(u8::MAX);
        part % 62
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_with_leading_zeros() {
        assert_eq!(encode(&[0], 3), "000");
        assert_eq!(encode(&[61], 3), "00z");
        assert_eq!(encode(&[62], 3), "010");
        assert_eq!(encode(&3844_u16.to_be_bytes(), 3), "100");
        assert_eq!(encode(&3844_u16.to_be_bytes(), 2), "00", "cut to its lowest digits");
    }
}
