//! The log: one structured line for each thing that happened, on standard error.

mod gather;
mod json;
mod text;

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::settings::Settings;
pub(crate) use gather::Gatherer;

/// Starts logging: text for people at a terminal, JSON for everything else, unless the settings say otherwise. What is
/// answered must live until the end, for it sees to it that the last lines are written.
pub(crate) fn start(settings: &Settings) -> std::io::Result<Gatherer> {
    let gatherer = Gatherer::start()?;
    let filter = EnvFilter::new(&settings.log);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(gatherer.writer());
    if settings.log_json.unwrap_or_else(|| !std::io::stderr().is_terminal()) {
        log.event_format(json::Json).init();
    } else {
        log.compact().fmt_fields(text::WithRequest::default()).init();
    }
    Ok(gatherer)
}
