//! What nobody on the way may keep: everything that does not say otherwise.

use actix_web::dev::ServiceResponse;
use actix_web::http::header::{self, HeaderValue};

use crate::routes::RouteName;

/// Says of an answer of the API, and of whatever failed, that it is not to be kept, unless it says something else itself.
/// Pages are the same for everybody, and browsers do well with them.
pub(super) fn keep_nothing<B>(response: &mut ServiceResponse<B>) {
    if response.headers().contains_key(header::CACHE_CONTROL) {
        return;
    }
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if failed || response.request().app_data::<RouteName>().is_some() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
