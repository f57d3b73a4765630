//! Reading the `Authorization` header.
//!
//! What is malformed is no credential, and is answered like a wrong one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_PAD_INDIFFERENT;
use freesewing_domain::secret::Secret;

/// An API key as it was sent, with nothing checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasicCredential {
    /// The text that should name a key.
    pub id: String,
    /// The text that should be its secret.
    pub secret: Secret,
}

/// The token of a `Bearer` header.
///
/// ```
/// use freesewing_auth::credential::parse_bearer;
/// assert_eq!(parse_bearer("bearer abc.def.ghi"), Some("abc.def.ghi"));
/// assert_eq!(parse_bearer("Basic abc"), None);
/// ```
#[must_use]
pub fn parse_bearer(header: &str) -> Option<&str> {
    after_scheme(header, "bearer")
}

/// The key and the secret of a `Basic` header. What follows a second colon is ignored, as ever.
///
/// ```
/// use freesewing_auth::credential::parse_basic;
/// let credential = parse_basic("Basic aWQ6c2VjcmV0").ok_or("malformed")?;
/// assert_eq!((credential.id.as_str(), credential.secret.expose()), ("id", "secret"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn parse_basic(header: &str) -> Option<BasicCredential> {
    let bytes = STANDARD_PAD_INDIFFERENT.decode(after_scheme(header, "basic")?).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let mut parts = text.split(':');
    let (id, secret) = (parts.next()?, parts.next()?);
    if id.is_empty() || secret.is_empty() {
        return None;
    }
    Some(BasicCredential { id: id.to_owned(), secret: Secret::new(secret) })
}

/// The one word after the scheme.
fn after_scheme<'a>(header: &'a str, scheme: &str) -> Option<&'a str> {
    let mut words = header.split_ascii_whitespace();
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    (first.eq_ignore_ascii_case(scheme) && third.is_none()).then_some(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basic(text: &[u8]) -> Option<(String, String)> {
        let header = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(text));
        parse_basic(&header).map(|credential| (credential.id, credential.secret.expose().to_owned()))
    }

    #[test]
    fn the_scheme_may_have_any_case() {
        for scheme in ["bearer", "Bearer", "BEARER"] {
            assert_eq!(parse_bearer(&format!("{scheme} t")), Some("t"));
        }
        assert!(parse_basic("bAsIc aWQ6c2VjcmV0").is_some());
    }

    #[test]
    fn refuses_a_header_that_is_not_scheme_and_word() {
        for header in ["", " ", "Bearer", "Bearer ", "Bearert", "Bearer a b", "Basic a", "a", "é é"] {
            assert_eq!(parse_bearer(header), None, "{header:?}");
        }
        for header in ["", "Basic", "Basic ", "Basic aWQ6c2VjcmV0 x", "Bearer aWQ6c2VjcmV0", "Basic !", "Basic aWQ"] {
            assert_eq!(parse_basic(header), None, "{header:?}");
        }
    }

    #[test]
    fn padding_is_optional() {
        for padded in ["Basic aWQ6c2VjcmV0cw==", "Basic aWQ6c2VjcmV0cw"] {
            assert_eq!(parse_basic(padded).unwrap().secret.expose(), "secrets");
        }
    }

    #[test]
    fn reads_up_to_a_second_colon() {
        assert_eq!(basic(b"id:secret:rest"), Some(("id".into(), "secret".into())));
        assert_eq!(basic(b"id:secret:"), Some(("id".into(), "secret".into())));
    }

    #[test]
    fn refuses_what_lacks_a_part() {
        for text in [&b""[..], b":", b"id", b"id:", b":secret", b"id::secret", b"\xff:secret"] {
            assert_eq!(basic(text), None, "{text:?}");
        }
    }

    #[test]
    fn debug_hides_the_secret() {
        assert!(!format!("{:?}", parse_basic("Basic aWQ6c2VjcmV0").unwrap()).contains("secret\""));
    }
}
