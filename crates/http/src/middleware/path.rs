//! Paths as people write them: any case, with or without a slash at the end, `HEAD` for `GET`.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, Uri, uri::PathAndQuery};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, ResponseError as _};
use percent_encoding::percent_decode_str;

use crate::error::ApiError;
use crate::routes::Words;

/// Relative addresses on the page of `/docs/` need the slash; `/account` without it is not there for scripts.
const WITH_SLASH: [&str; 2] = ["/docs/", "/account/"];

/// Brings the request into the one form that the route table knows.
///
/// # Errors
/// None of its own.
pub async fn tidy<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if !is_decodable(request.path()) {
        let answer = ApiError::InvalidPath.error_response();
        return Ok(request.into_response(answer).map_into_right_body());
    }
    // The connection remembers that the body is not to be sent.
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    let words = request.app_data::<Data<Words>>();
    if let Some(path) = words.and_then(|words| tidied(words, request.path())) {
        replace_path(&mut request, path);
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Whether every `%` stands for a byte, and the bytes are UTF-8.
fn is_decodable(path: &str) -> bool {
    if !path.contains('%') {
        return true;
    }
    let well_formed = path.split('%').skip(1).all(|rest| {
        let mut digits = rest.chars();
        (0..2).all(|_| digits.next().is_some_and(|c| c.is_ascii_hexdigit()))
    });
    well_formed && percent_decode_str(path).decode_utf8().is_ok()
}

/// The path in the form of the route table, if it is not in that form already.
fn tidied(words: &Words, path: &str) -> Option<String> {
    // Nearly every path is: nothing in it can change.
    if !path.ends_with('/') && !path.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let trimmed = if WITH_SLASH.iter().any(|page| path.eq_ignore_ascii_case(page)) {
        path
    } else {
        path.strip_suffix('/').unwrap_or(path)
    };
    let tidy = trimmed.split('/').map(|segment| tidy_segment(words, segment)).collect::<Vec<_>>().join("/");
    let tidy = if tidy.is_empty() { "/".to_owned() } else { tidy };
    (tidy != path).then_some(tidy)
}

/// Words of the route table are lower case; what stands for a record keeps its case, but for the ending.
fn tidy_segment(words: &Words, segment: &str) -> String {
    let lower = segment.to_ascii_lowercase();
    if words.contains(&lower) {
        return lower;
    }
    match segment.rsplit_once('.') {
        Some((name, ending)) if ["json", "yaml"].contains(&ending.to_ascii_lowercase().as_str()) => {
            format!("{name}.{}", ending.to_ascii_lowercase())
        }
        _ => segment.to_owned(),
    }
}

fn replace_path(request: &mut ServiceRequest, path: String) {
    let path_and_query = match request.query_string() {
        "" => path,
        query => format!("{path}?{query}"),
    };
    let mut parts = request.head().uri.clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from(path_and_query).ok();
    if let Ok(uri) = Uri::from_parts(parts) {
        // The router looks at the one, guards and handlers at the other.
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_table_are_lower_case_and_end_without_a_slash() {
        let words = Words::of_the_table();
        for (path, tidy) in [
            ("/Account/JWT/", Some("/account/jwt")),
            ("/account/jwt", None),
            ("/", None),
            ("/SETS/12abC.JSON", Some("/sets/12abC.json")),
            ("/docs/", None),
            ("/DOCS/", Some("/docs/")),
            ("/apikeys/ABC/Key", Some("/apikeys/ABC/key")),
        ] {
            assert_eq!(tidied(&words, path).as_deref(), tidy, "{path}");
        }
    }

    #[test]
    fn knows_a_path_that_cannot_be_decoded() {
        for path in ["/users/%E0%A4%A", "/%", "/%zz", "/%ff"] {
            assert!(!is_decodable(path), "{path}");
        }
        assert!(is_decodable("/users/%C3%A9%20"));
    }
}
