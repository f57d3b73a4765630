//! The log: one structured line for each thing that happened, on standard error.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::settings::Settings;

/// Starts logging: text for people at a terminal, JSON for everything else, unless the settings say otherwise.
pub(crate) fn start(settings: &Settings) {
    let filter = EnvFilter::new(&settings.log);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if settings.log_json.unwrap_or_else(|| !std::io::stderr().is_terminal()) {
        log.json().flatten_event(true).with_span_list(false).init();
    } else {
        log.compact().init();
    }
}
