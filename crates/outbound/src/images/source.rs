//! Data URIs.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use freesewing_domain::ports::ImageError;

use super::MAX_BYTES;

/// Base64, with or without the signs that fill it up.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Reads `data:<type>;base64,<data>`, or the data alone. What the type says is of no interest: the bytes tell.
///
/// # Errors
/// [`ImageError::Refused`]
pub(super) fn bytes(text: &str) -> Result<Vec<u8>, ImageError> {
    let data = match text.split_once(";base64,") {
        Some((_, data)) => data,
        None if text.starts_with("data:") => return Err(ImageError::Refused),
        None => text,
    };
    let mut data = data.as_bytes().to_vec();
    data.retain(|byte| !byte.is_ascii_whitespace());
    let bytes = BASE64.decode(data).map_err(|_| ImageError::Refused)?;
    if bytes.is_empty() || bytes.len() > MAX_BYTES { Err(ImageError::Refused) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_base64_with_and_without_its_head() {
        for text in ["data:image/png;base64,aGk=", "data:text/html;base64,aGk", ";base64,aGk=", "aGk=", " aG\nk=\r\n"] {
            assert_eq!(bytes(text).as_deref(), Ok(&b"hi"[..]), "{text:?}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let large = "A".repeat(MAX_BYTES * 2);
        for text in ["", "data:", "data:image/svg+xml,<svg/>", "data:image/png;base64,", "äöü", "aGk!", "x", &large]
        {
            assert_eq!(bytes(text), Err(ImageError::Refused), "{}", text.get(..30).unwrap_or(text));
        }
    }
}
