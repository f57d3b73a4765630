//! What the tests stand on.

pub(crate) mod account;
pub(crate) mod client;
pub(crate) mod database;
pub(crate) mod mails;
pub(crate) mod place;
pub(crate) mod process;
pub(crate) mod raw;
pub(crate) mod smtp;
pub(crate) mod terminal;

use std::time::{Duration, Instant};

/// How long anything may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until there is something to be had.
pub(crate) fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until something is so.
pub(crate) fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    wait_for(what, || is_so().then_some(()));
}
