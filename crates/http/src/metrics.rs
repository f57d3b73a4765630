//! Numbers for whoever watches the server, as Prometheus collects them.
//!
//! Nothing in them tells who called: routes by their template, outcomes, kinds of credentials. They are not part of the
//! public API; the server shows them at an address of their own, if at all.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::Outcome;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

/// The media type of what [`Metrics::text`] writes.
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Seconds that tell a look-up in memory from one on disk, that from a password hash, and that from somebody else's
/// service.
const STEPS: [f64; 10] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answers {
    route: RouteLabel,
    outcome: &'static str,
    credential: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Durations {
    route: RouteLabel,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RouteLabel(Arc<str>);

impl EncodeLabelValue for RouteLabel {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
        fmt::Write::write_str(encoder, &self.0)
    }
}

/// What was counted and measured since the server started.
pub struct Metrics {
    registry: Registry,
    answers: Family<Answers, Counter>,
    durations: Family<Durations, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
}

impl Metrics {
    /// Begins with nothing; `started` is the present moment.
    #[must_use]
    pub fn new(started: Timestamp) -> Self {
        let mut registry = Registry::with_prefix("freesewing");
        let answers = Family::default();
        let histogram: fn() -> Histogram = || Histogram::new(STEPS);
        let durations = Family::new_with_constructor(histogram);
        let in_flight = Gauge::default();
        let start: Gauge = Gauge::default();
        start.set(started.as_seconds());
        registry.register("http_requests", "Requests that were answered", answers.clone());
        registry.register_with_unit("http_request_duration", "How long answers took", Unit::Seconds, durations.clone());
        registry.register("http_requests_in_flight", "Requests that are being handled", in_flight.clone());
        registry.register_with_unit("start_time", "When the server started, since 1970", Unit::Seconds, start);
        registry.register("build", "Which server this is", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        Self { registry, answers, durations, in_flight }
    }

    /// Notes that a request came in; it is being handled until what is answered here is dropped.
    #[must_use]
    pub fn begin(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }

    /// Notes an answer. `credential` is `none`, `token` or `key`.
    pub fn answered(&self, route: &Arc<str>, outcome: Outcome, credential: &'static str, took: Duration) {
        let route = RouteLabel(Arc::clone(route));
        self.durations.get_or_create(&Durations { route: route.clone() }).observe(took.as_secs_f64());
        self.answers.get_or_create(&Answers { route, outcome: outcome.name(), credential }).inc();
    }

    /// Everything, as text for Prometheus.
    ///
    /// # Errors
    /// [`fmt::Error`] when it cannot be written, which does not happen in memory.
    pub fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

/// A request that is being handled.
#[derive(Debug)]
pub struct InFlight(Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metrics() -> Metrics {
        Metrics::new(Timestamp::from_millis(1_795_381_962_501))
    }

    #[test]
    fn answers_are_told_apart_by_route_outcome_and_credential() {
        let metrics = metrics();
        let route: Arc<str> = "GET /sets/{id}/key".into();
        for outcome in [Outcome::Ok, Outcome::Ok, Outcome::Denied] {
            metrics.answered(&route, outcome, "key", Duration::from_millis(2));
        }
        let text = metrics.text().unwrap();
        for line in [
            r#"freesewing_http_requests_total{route="GET /sets/{id}/key",outcome="ok",credential="key"} 2"#,
            r#"freesewing_http_requests_total{route="GET /sets/{id}/key",outcome="denied",credential="key"} 1"#,
            r#"freesewing_http_request_duration_seconds_bucket{le="0.001",route="GET /sets/{id}/key"} 0"#,
            r#"freesewing_http_request_duration_seconds_bucket{le="0.0025",route="GET /sets/{id}/key"} 3"#,
            "freesewing_start_time_seconds 1795381962",
        ] {
            assert!(text.contains(&format!("{line}\n")), "{line} is not in {text}");
        }
    }

    #[test]
    fn a_request_is_in_flight_until_it_is_dropped() {
        let metrics = metrics();
        let in_flight = |metrics: &Metrics, count| {
            let text = metrics.text().unwrap();
            assert!(text.contains(&format!("freesewing_http_requests_in_flight {count}\n")), "{text}");
        };
        let (one, two) = (metrics.begin(), metrics.begin());
        in_flight(&metrics, 2);
        drop(one);
        in_flight(&metrics, 1);
        drop(two);
        in_flight(&metrics, 0);
    }
}
