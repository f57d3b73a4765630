//! One structured line for each request: what was asked, what came of it, how long it took. No path, no address and
//! no name, because all of these can be personal; the route's template says what was asked.

use std::time::Instant;

use actix_web::Error;
use actix_web::HttpMessage as _;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use tracing::{Span, field};
use tracing_actix_web::{RequestId, RootSpanBuilder};

/// Makes the span in which a request is handled, and the line that ends it.
pub struct RequestLine;

/// When a request began.
#[derive(Clone, Copy)]
struct Began(Instant);

impl RootSpanBuilder for RequestLine {
    fn on_request_start(request: &ServiceRequest) -> Span {
        request.extensions_mut().insert(Began(Instant::now()));
        let id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();
        tracing::info_span!("request", id, method = %request.method(), route = field::Empty)
    }

    fn on_request_end<B: MessageBody>(_: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let Ok(response) = outcome else {
            return;
        };
        let request = response.request();
        let began = request.extensions().get::<Began>().copied();
        tracing::info!(
            route = request.match_pattern().as_deref().unwrap_or("none"),
            status = response.status().as_u16(),
            micros = began.map_or(0, |Began(at)| u64::try_from(at.elapsed().as_micros()).unwrap_or(u64::MAX)),
            "answered"
        );
    }
}
