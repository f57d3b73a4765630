//! What is said to the person at the terminal. The log is another matter, see [`crate::telemetry`].

/// Says something.
#[expect(clippy::print_stdout, reason = "the one place that talks to the person at the terminal")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// Says what is wrong.
#[expect(clippy::print_stderr, reason = "the one place that talks to the person at the terminal")]
pub(crate) fn complain(text: &str) {
    eprintln!("freesewing-server: {text}");
}
