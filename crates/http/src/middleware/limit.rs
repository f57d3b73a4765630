//! Limits: every call counts for somebody, and its answer says where they stand.
//!
//! A credential that holds is counted where it is checked ([`crate::extract`]), and one that does not hold, for its
//! address. What needs no credential is counted by the router. Whatever gets as far as neither (a page, a
//! path that is no route, a body that is none) is counted here, on its way out.

mod fields;
mod problem;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderName;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest, ResponseError as _};

use crate::error::ApiError;
use crate::routes::RouteName;
use crate::throttle::{self, Counted};

/// Says where a caller stands.
pub const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
/// Says what the limits are.
pub const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Asked by machines that look after this one, and answered even when somebody behind the same address calls too much.
pub(crate) const EXEMPT: [&str; 2] = ["/health", "/ready"];

/// Counts what nobody counted yet, and says in the answer where the caller stands.
///
/// # Errors
/// None of its own.
pub async fn limit<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let mut response = next.call(request).await?.map_into_left_body();
    let uncounted = counted(response.request()).is_none() && !is_exempt(response.request());
    if uncounted && let Err(error) = throttle::of_address(response.request(), 1) {
        let answer = ApiError::from(error).error_response();
        response = response.into_response(answer).map_into_right_body();
    }
    let standing = counted(response.request());
    if response.status() == StatusCode::TOO_MANY_REQUESTS && problem::is_asked_for(response.request().headers()) {
        let answer = problem::answer(response.headers(), standing.as_ref());
        response = response.into_response(answer).map_into_right_body();
    }
    if let Some(standing) = standing {
        fields::insert(response.headers_mut(), &standing);
    }
    Ok(response)
}

fn counted(request: &HttpRequest) -> Option<freesewing_auth::limits::Standing> {
    request.extensions().get::<Counted>().map(|Counted(standing)| *standing)
}

fn is_exempt(request: &HttpRequest) -> bool {
    request.app_data::<RouteName>().is_some() && EXEMPT.contains(&request.path())
}
