//! What the log says. In a process of its own, because the dispatcher logs from its own thread.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;

use freesewing_outbound::dispatch::Dispatcher;
use freesewing_outbound::postman::Postman;
use freesewing_outbound::settings::{Delivery, MailSettings};
use freesewing_outbound::transport::SendError;
use support::log::Log;
use support::outbox::{Failures, Outbox, Tapped, Wire};
use support::{LINK, PACE, TestClock, now, signup, wait_until, website};

#[test]
fn logs_a_failure_without_address_or_link() {
    let log = Log::collect();
    let answers = [SendError::Deferred("the server answered 451".into()), SendError::Refused("it answered 550".into())];
    let settings = MailSettings::new(Delivery::Folder("unused".into()));
    let postman = Postman::with_transport(&settings, Box::new(Tapped(Wire::saying(answers)))).unwrap();
    let outbox = Outbox::with((0..2).map(|n| signup(&format!("joost{n}@example.com"))), now());
    let clock = Arc::new(TestClock::new());
    let dispatcher = Dispatcher::start_with_pace(outbox.clone(), clock, postman, website(), PACE).unwrap();
    wait_until("both are put off", || outbox.due(now()) == [10, 10]);
    outbox.fail(Failures { claim: 5, delete: 0 });
    wait_until("the outbox has complained and recovered", || log.text().contains("answers again"));
    dispatcher.stop();

    let text = log.text();
    for part in ["mail=1", "template=\"signup\"", "attempt=1", "answered 451", "again=2026-11-22T21:12:52.501Z"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(text.matches("the disk is on holiday").count(), 1, "once, not each time: {text}");
    assert!(!text.contains("joost") && !text.contains(LINK) && !text.contains("check="), "{text}");
}
