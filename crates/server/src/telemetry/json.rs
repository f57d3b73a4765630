//! The log as JSON: what the subscriber's own format writes, in a fraction of the time. Every request waits for its line.

use std::fmt::{self, Write as _};

use freesewing_http::middleware::request_id::RequestId;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_log::NormalizeEvent as _;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// A line for each event: when, how grave, what, where, and for which request.
pub(super) struct Json;

impl<S, N> FormatEvent<S, N> for Json
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut writer: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let normalized = event.normalized_metadata();
        let metadata = normalized.as_ref().unwrap_or_else(|| event.metadata());
        let mut line = String::with_capacity(384);
        line.push_str("{\"timestamp\":\"");
        SystemTime.format_time(&mut Writer::new(&mut line))?;
        line.push_str("\",\"level\":\"");
        line.push_str(metadata.level().as_str());
        line.push('"');
        event.record(&mut Fields(&mut line));
        member(&mut line, "target", metadata.target());
        if let Some(id) = RequestId::current() {
            line.push_str(",\"span\":{\"id\":\"");
            line.push_str(id.text(&mut [0; RequestId::LENGTH]));
            line.push_str("\",\"name\":\"request\"}");
        }
        line.push_str("}\n");
        writer.write_str(&line)
    }
}

/// Writes what an event tells, each with a comma before it.
struct Fields<'a>(&'a mut String);

impl Fields<'_> {
    /// Numbers and truth values read the same in JSON.
    fn plain(&mut self, field: &Field, value: impl fmt::Display) {
        name(self.0, field.name());
        // Writing to a text does not fail.
        let _ = write!(self.0, "{value}");
    }
}

impl Visit for Fields<'_> {
    fn record_f64(&mut self, field: &Field, value: f64) {
        if value.is_finite() {
            self.plain(field, value);
        } else {
            self.plain(field, "null");
        }
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.plain(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.plain(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.plain(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        member(self.0, field.name(), value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        member(self.0, field.name(), &format!("{value:?}"));
    }
}

fn member(line: &mut String, key: &str, value: &str) {
    name(line, key);
    text(line, value);
}

fn name(line: &mut String, name: &str) {
    line.push(',');
    text(line, name);
    line.push(':');
}

fn text(line: &mut String, text: &str) {
    if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        line.push_str(&serde_json::Value::from(text).to_string());
    } else {
        line.push('"');
        line.push_str(text);
        line.push('"');
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What both formats make of the same events, but for the time.
    fn written(log: fn()) -> [Vec<serde_json::Value>; 2] {
        let (ours, theirs) = (Kept::default(), Kept::default());
        let (to_ours, to_theirs) = (ours.clone(), theirs.clone());
        let subscriber = tracing_subscriber::fmt().event_format(Json).with_writer(move || to_ours.clone());
        tracing::subscriber::with_default(subscriber.finish(), log);
        let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_writer(move || to_theirs.clone());
        tracing::subscriber::with_default(subscriber.finish(), log);
        [ours, theirs].map(|kept| {
            let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
            let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
            lines
                .map(|mut line: serde_json::Value| {
                    line["timestamp"] = "now".into();
                    line
                })
                .collect()
        })
    }

    #[test]
    fn says_what_the_usual_format_says() {
        let [ours, theirs] = written(|| {
            tracing::info!(route = "GET /", status = 200_u16, deep = -1_i64, half = 0.5, none = f64::NAN, "answered");
            tracing::error!(quoted = "a \"b\"\n\\ \u{1} é", cause = ?Some("x"), flag = true, "it \"failed\"");
            let error = io::Error::other("no");
            tracing::warn!(error = &error as &dyn std::error::Error, nothing = tracing::field::Empty, text = %"t");
        });
        assert_eq!(ours.len(), 3);
        assert_eq!(ours, theirs);
    }
}
