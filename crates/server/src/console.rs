//! What is said to the person at the terminal. The log is another matter, see [`crate::telemetry`].

use std::io::Write as _;

/// Says something. That nobody listens any more (`| head`) is no reason to stop.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Says what is wrong.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "freesewing-server: {text}");
}
