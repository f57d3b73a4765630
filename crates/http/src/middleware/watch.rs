//! What came of each request: one structured line in the log, a count for whoever called, and an identifier in the answer
//! by which the line can be found.
//!
//! No path, no address and no name is logged, because all of these can be personal; the route's template says what was
//! asked, and the number of a key who asked.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpRequest};
use freesewing_domain::access::{Caller, Credential};
use freesewing_domain::ids::ApikeyId;
use freesewing_domain::usage::{CountedCall, Outcome};
use tracing::field;

use crate::api::Api;
use crate::extract::Identified;
use crate::metrics::Metrics;
use crate::middleware::request_id::RequestId;
use crate::routes::RouteName;

/// Carries the identifier of a request in its answer.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a path is called that is in no table.
const NO_ROUTE: &str = "none";

/// A request that was answered.
struct Answered {
    route: Arc<str>,
    status: u16,
    outcome: Outcome,
    took: Duration,
    caller: Option<Caller>,
}

/// Notes what came of a request.
///
/// # Errors
/// None of its own.
pub async fn watch<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let began = Instant::now();
    let metrics = request.app_data::<Data<Metrics>>().cloned();
    let in_flight = metrics.as_ref().map(|metrics| metrics.begin());
    let id = RequestId::fresh();
    let mut response = id.handled(|| next.call(request)).await?;
    drop(in_flight);
    let answered = Answered::of(&response, began.elapsed());
    if let Ok(id) = HeaderValue::from_str(id.text(&mut [0; RequestId::LENGTH])) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    // Nothing is awaited from here on: a request is logged and counted, or (when the server is stopped while it is being
    // handled) neither. That the client hangs up changes nothing.
    id.within(|| answered.log());
    if let Some(metrics) = metrics {
        metrics.answered(&answered.route, answered.outcome, answered.credential(), answered.took);
    }
    if let Some(api) = response.request().app_data::<Data<Api>>() {
        answered.count(api);
    }
    Ok(response)
}

/// Routes of the table know what they are called; pages are found by their path.
fn route(request: &HttpRequest) -> Arc<str> {
    if let Some(RouteName(name)) = request.app_data() {
        return Arc::clone(name);
    }
    // Asked only now, for actix goes through all of its patterns again.
    match request.match_pattern() {
        Some(path) => format!("{} {path}", request.method()).into(),
        None => NO_ROUTE.into(),
    }
}

impl Answered {
    fn of<B>(response: &ServiceResponse<B>, took: Duration) -> Self {
        let request = response.request();
        let extensions = request.extensions();
        let status = response.status().as_u16();
        Self {
            route: route(request),
            status,
            outcome: Outcome::of_status(status),
            took,
            caller: extensions.get::<Identified>().map(|Identified(caller)| *caller),
        }
    }

    /// The key that was used, if one was.
    fn key(&self) -> Option<ApikeyId> {
        match self.caller?.credential {
            Credential::Apikey(id) => Some(id),
            Credential::Token => None,
        }
    }

    /// What kind of credential was shown, and held.
    fn credential(&self) -> &'static str {
        match self.caller.map(|caller| caller.credential) {
            None => "none",
            Some(Credential::Token) => "token",
            Some(Credential::Apikey(_)) => "key",
        }
    }

    fn log(&self) {
        tracing::info!(
            route = &*self.route,
            status = self.status,
            outcome = self.outcome.name(),
            micros = u64::try_from(self.took.as_micros()).unwrap_or(u64::MAX),
            credential = self.credential(),
            key = self.key().map(field::display),
            "answered"
        );
    }

    /// Counts it for whoever called. In memory: nobody waits for it.
    fn count(&self, api: &Api) {
        let Some(caller) = self.caller else { return };
        api.ports.store.count_usage(CountedCall {
            user: caller.user,
            key: self.key(),
            at: api.ports.clock.now(),
            route: &self.route,
            outcome: self.outcome,
        });
    }
}
