//! Answers in fewer bytes, for those who ask.

use std::io::{self, Write as _};

use actix_http::encoding::Encoder;
use actix_web::body::{BodySize, BoxBody, MessageBody as _};
use actix_web::http::header::{self, ContentEncoding, HeaderMap};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Below so many bytes there is little to gain: they go in one packet either way.
pub(crate) const LEAST: usize = 1024;

/// Good work at a hundred megabytes a second; what is better takes many times as long.
const BROTLI: i32 = 5;
/// As zstd itself has it.
const ZSTD: i32 = 3;

/// A way to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Zstd,
    Gzip,
}

impl Encoding {
    /// The ones that we like best come first: brotli makes the least of our answers.
    const ALL: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    /// Its name on the wire.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        }
    }

    const fn of_actix(self) -> ContentEncoding {
        match self {
            Self::Brotli => ContentEncoding::Brotli,
            Self::Zstd => ContentEncoding::Zstd,
            Self::Gzip => ContentEncoding::Gzip,
        }
    }

    /// The one that a caller likes best, and of several that they like the same, that we do.
    pub(crate) fn asked_for(headers: &HeaderMap) -> Option<Self> {
        if !headers.contains_key(header::ACCEPT_ENCODING) {
            return None;
        }
        let plain = liking(headers, "identity").unwrap_or_default();
        let others = liking(headers, "*").unwrap_or_default();
        let mut best = (None, plain);
        for encoding in Self::ALL {
            let liked = liking(headers, encoding.name()).unwrap_or(others);
            if liked > best.1 || best.0.is_none() && liked > 0.0 && liked >= plain {
                best = (Some(encoding), liked);
            }
        }
        best.0
    }

    /// Compresses a body that is at hand.
    ///
    /// # Errors
    /// None, in memory.
    pub(crate) fn pack(self, body: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = Vec::new();
        match self {
            Self::Brotli => {
                let params = BrotliEncoderParams { quality: BROTLI, size_hint: body.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &*body, &mut packed, &params)?;
            }
            Self::Zstd => packed = zstd::bulk::compress(body, ZSTD)?,
            Self::Gzip => {
                let mut encoder = GzEncoder::new(packed, Compression::default());
                encoder.write_all(body)?;
                packed = encoder.finish()?;
            }
        }
        Ok(packed)
    }
}

/// How much a caller likes an encoding, from 0 (not at all) to 1; `None` if they do not name it.
fn liking(headers: &HeaderMap, encoding: &str) -> Option<f32> {
    let values = headers.get_all(header::ACCEPT_ENCODING).filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).find_map(|item| {
        let (name, parameter) = item.split_once(';').unwrap_or((item, ""));
        let quality = || parameter.trim().strip_prefix(['q', 'Q'])?.trim_start().strip_prefix('=')?.trim().parse().ok();
        name.trim().eq_ignore_ascii_case(encoding).then(|| quality().unwrap_or(1.0))
    })
}

/// The answer to a question, compressed while it is sent, if that is asked for and worth it.
///
/// Only what is asked for by `GET`: other answers are short, and some of them hand out secrets. How well a secret
/// compresses beside words that somebody else chose could tell what it is (BREACH).
pub(crate) fn compressed(request: &HttpRequest, answer: HttpResponse) -> HttpResponse {
    let long = matches!(answer.body().size(), BodySize::Sized(size) if size >= LEAST as u64);
    if !long || answer.status() != StatusCode::OK || request.method() != Method::GET {
        return answer;
    }
    match Encoding::asked_for(request.headers()) {
        Some(encoding) => encoded(answer, encoding),
        None => answer,
    }
}

/// The same, in an encoding that was found before.
pub(crate) fn encoded(answer: HttpResponse, encoding: Encoding) -> HttpResponse {
    answer.map_body(|head, body| BoxBody::new(Encoder::response(encoding.of_actix(), head, body)))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn chosen(sent: &'static str) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(sent));
        Encoding::asked_for(&headers).map(Encoding::name)
    }

    #[test]
    fn the_best_of_those_that_are_taken_is_chosen() {
        for (sent, name) in [
            ("gzip", "gzip"),
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, deflate, zstd", "zstd"),
            ("gzip, br;q=0.5", "gzip"),
            ("GZIP;Q=0.1", "gzip"),
            ("*", "br"),
            ("br;q=0, *;q=0.1", "zstd"),
            ("identity, gzip", "gzip"),
            ("identity;q=0.5, gzip;q=0.8", "gzip"),
        ] {
            assert_eq!(chosen(sent), Some(name), "{sent}");
        }
    }

    #[test]
    fn nothing_is_compressed_for_who_takes_none_of_them() {
        for sent in
            ["", "identity", "deflate", "gzip;q=0", "gzip;q=0, br;q=0.000", "identity, gzip;q=0.5", "brr", "*;q=0"]
        {
            assert_eq!(chosen(sent), None, "{sent}");
        }
        assert_eq!(Encoding::asked_for(&HeaderMap::new()), None);
    }
}
