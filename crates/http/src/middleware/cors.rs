//! Cross-origin requests: every page may call this API, because no cookie ever proves who somebody is.

use actix_web::Error;
use actix_web::HttpResponse;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderValue;
use actix_web::http::{Method, header};
use actix_web::middleware::Next;

use super::caching;

/// What pages may read besides what they always may.
const EXPOSED: &str = "RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, ETag";

/// Answers every preflight, and lets every page read every answer. On its way it is noted of answers that they are not to be kept.
///
/// # Errors
/// None of its own: what is wrong further in becomes an answer here, so that it gets the header too.
pub async fn cors<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let mut response = if request.method() == Method::OPTIONS {
        let answer = preflight(&request);
        request.into_response(answer).map_into_right_body()
    } else {
        next.call(request).await?.map_into_left_body()
    };
    if response.request().method() != Method::OPTIONS {
        response.headers_mut().insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
        caching::keep_nothing(&mut response);
    }
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

fn preflight(request: &ServiceRequest) -> HttpResponse {
    let mut answer = HttpResponse::NoContent();
    answer
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, "GET,HEAD,PUT,PATCH,POST,DELETE"))
        .insert_header((header::VARY, "Access-Control-Request-Headers"))
        .insert_header((header::CONTENT_LENGTH, "0"));
    if let Some(asked) = request.headers().get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
        answer.insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone()));
    }
    answer.finish()
}
