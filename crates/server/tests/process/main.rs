//! The real binary, in a process of its own, spoken to over HTTP.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(clippy::print_stdout, reason = "how long things took is worth a line to whoever asks for it")]

mod admin;
mod command_line;
mod crash;
mod dotenv;
mod exports;
mod first_run;
mod guessing;
mod guide;
mod images;
mod import;
mod keeping;
mod key_warnings;
mod keys;
mod limits;
mod log;
mod mail;
mod metrics;
mod odd_requests;
mod providers;
mod refusals;
mod rekey;
mod second_factor;
mod smtp;
mod stopping;
mod support;
mod trouble;
mod usage;
mod watch;
