//! Bodies: read and parsed before anything else looks at a request, as on the server that scripts are used to.

mod bounded;

pub use bounded::MOST_PARTS;

use std::future::poll_fn;
use std::pin::Pin;

use actix_http::encoding::Decoder;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, ContentEncoding, HeaderMap};
use actix_web::middleware::Next;
use actix_web::web::BytesMut;
use actix_web::{Error, HttpMessage as _, ResponseError as _};
use futures_util::Stream as _;
use serde_json::Value;

use crate::error::ApiError;
use crate::extract::Sent;

/// The largest body, after it is unpacked: 12 MiB.
pub const LIMIT: usize = 12 * 1024 * 1024;

/// Reads the body of a request, and keeps it as [`Sent`] if it is JSON. Any other media type counts as no body.
///
/// # Errors
/// None of its own: a body that cannot be read is answered here.
pub async fn parse<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if has_body(request.headers()) {
        match read(&mut request).await {
            Ok(Some(sent)) => {
                request.extensions_mut().insert(Sent(sent));
            }
            Ok(None) => {}
            Err(error) => return Ok(request.into_response(error.error_response()).map_into_right_body()),
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn has_body(headers: &HeaderMap) -> bool {
    let empty = headers.get(header::CONTENT_LENGTH).is_some_and(|length| length.as_bytes() == b"0");
    !empty && (headers.contains_key(header::CONTENT_LENGTH) || headers.contains_key(header::TRANSFER_ENCODING))
}

async fn read(request: &mut ServiceRequest) -> Result<Option<Value>, ApiError> {
    let headers = request.headers();
    if !is_json(headers)? {
        return Ok(None);
    }
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > LIMIT) {
        return Err(ApiError::BodyTooLarge);
    }
    let encoding = encoding(headers)?;
    let bytes = collect(Decoder::new(request.take_payload(), encoding)).await?;
    if bytes.is_empty() {
        return Ok(None);
    }
    match bounded::parse(&bytes) {
        Ok(value @ (Value::Object(_) | Value::Array(_))) => Ok(Some(value)),
        Err(bounded::Problem::TooManyParts) => Err(ApiError::BodyTooLarge),
        Ok(_) | Err(bounded::Problem::NotJson) => Err(ApiError::InvalidJson),
    }
}

/// Whether the media type is exactly `application/json`, in a character set that JSON may be in.
fn is_json(headers: &HeaderMap) -> Result<bool, ApiError> {
    let Some(media_type) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return Ok(false);
    };
    let mut parts = media_type.split(';').map(str::trim);
    if !parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
        return Ok(false);
    }
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    });
    // JSON between systems is UTF-8 (RFC 8259); nobody sends its other encodings.
    if charset.is_some_and(|charset| !charset.starts_with("utf-8") && charset != "utf8") {
        return Err(ApiError::UnsupportedCharset);
    }
    Ok(true)
}

fn encoding(headers: &HeaderMap) -> Result<ContentEncoding, ApiError> {
    let name =
        headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap_or("?").trim().to_ascii_lowercase());
    match name.as_deref() {
        None | Some("" | "identity") => Ok(ContentEncoding::Identity),
        Some("gzip" | "x-gzip") => Ok(ContentEncoding::Gzip),
        Some("deflate") => Ok(ContentEncoding::Deflate),
        Some(_) => Err(ApiError::UnsupportedCharset),
    }
}

/// Reads to the end, or to the limit, whichever comes first.
async fn collect(mut payload: Decoder<Payload>) -> Result<BytesMut, ApiError> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = poll_fn(|context| Pin::new(&mut payload).poll_next(context)).await {
        let chunk = chunk.map_err(|_| ApiError::InvalidJson)?;
        if bytes.len().saturating_add(chunk.len()) > LIMIT {
            return Err(ApiError::BodyTooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
