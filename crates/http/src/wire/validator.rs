//! How a caller can ask whether what they have is still what is here: `ETag`, and `If-None-Match`.

use actix_web::http::header::{self, HeaderMap};
use sha2::{Digest as _, Sha256};

/// What tells a body from every other: the first half of its SHA-256, in hexadecimal, without quotes around it.
pub(crate) fn of(body: &[u8]) -> String {
    Sha256::digest(body).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a caller has what has this tag. As RFC 9110 has it for `If-None-Match`, it does not matter here which of the
/// two is weak.
pub(crate) fn is_known(headers: &HeaderMap, tag: &[u8]) -> bool {
    let tag = strong(tag);
    // None of our tags has a comma in it, so what is split wrongly is no tag of ours either.
    let known = headers.get_all(header::IF_NONE_MATCH).flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    known.map(<[u8]>::trim_ascii).any(|known| known == b"*" || strong(known) == tag)
}

fn strong(tag: &[u8]) -> &[u8] {
    tag.strip_prefix(b"W/").unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn knows(sent: &[&'static str], tag: &str) -> bool {
        let mut headers = HeaderMap::new();
        for value in sent {
            headers.append(header::IF_NONE_MATCH, HeaderValue::from_static(value));
        }
        is_known(&headers, tag.as_bytes())
    }

    #[test]
    fn a_tag_is_known_alone_in_a_list_and_by_a_star() {
        for sent in [&[r#""a""#][..], &[r#"W/"a""#], &[r#""x" ,W/"a","y""#], &[r#""x""#, r#""a""#], &["*"]] {
            assert!(knows(sent, r#""a""#) && knows(sent, r#"W/"a""#), "{sent:?}");
        }
    }

    #[test]
    fn another_tag_is_not() {
        for sent in [&[][..], &[r#""b""#], &["a"], &[r#""x,"b""#], &[""], &[r#""A""#]] {
            assert!(!knows(sent, r#""a""#), "{sent:?}");
        }
    }

    #[test]
    fn other_bodies_have_other_tags() {
        assert_eq!(of(b"a").len(), 32);
        assert_ne!(of(b"a"), of(b"b"));
    }
}
