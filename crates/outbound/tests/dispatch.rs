//! The thread that empties the outbox.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::net::TcpListener;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use freesewing_domain::health::{MailRecord, MailWay};
use freesewing_domain::ports::{Clock, MailWatch as _, OutboxStore, Store};
use freesewing_domain::secret::Secret;
use freesewing_outbound::dispatch::Dispatcher;
use freesewing_outbound::postman::Postman;
use freesewing_outbound::settings::{Delivery, MailSettings};
use freesewing_outbound::transport::SendError;
use support::outbox::{Failures, Outbox, Tapped, Wire};
use support::{PACE, TestClock, now, signup, wait_until, website};

fn postman(wire: &Arc<Wire>) -> Postman {
    let settings = MailSettings::new(Delivery::Folder("unused".into()));
    Postman::with_transport(&settings, Box::new(Tapped(Arc::clone(wire)))).unwrap()
}

fn start(outbox: &Arc<Outbox>, clock: &Arc<TestClock>, wire: &Arc<Wire>) -> Dispatcher {
    let (outbox, clock) = (Arc::clone(outbox), Arc::clone(clock));
    Dispatcher::start_with_pace(outbox, clock, postman(wire), website(), PACE).unwrap()
}

fn unreachable() -> SendError {
    SendError::Unreachable("nobody home".into())
}

#[test]
fn delivers_what_waits_in_order_and_empties_the_outbox() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::saying([]));
    let outbox = Outbox::with((0..25).map(|n| signup(&format!("joost{n}@example.com"))), now());
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("all are delivered", || outbox.len() == 0);
    outbox.enqueue_mail(signup("late@example.com"), now()).unwrap();
    wait_until("one that came later is delivered", || outbox.len() == 0);
    dispatcher.stop();
    assert_eq!(wire.tried(), (1..=25).chain([1]).collect::<Vec<_>>());
}

#[test]
fn tries_again_when_the_time_has_come() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::saying([unreachable(), unreachable()]));
    let outbox = Outbox::with([signup("joost@example.com")], now());
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("it is put off by 10 seconds", || outbox.due(now()) == [10]);
    sleep(PACE * 10);
    assert_eq!(wire.tried(), [1], "not before its time");
    clock.turn(Duration::from_secs(10));
    wait_until("it is put off by 30 seconds", || outbox.due(now()) == [40]);
    clock.turn(Duration::from_secs(30));
    wait_until("it is delivered", || outbox.len() == 0);
    dispatcher.stop();
    assert_eq!(wire.tried(), [1, 1, 1]);
}

#[test]
fn does_not_knock_for_each_mail_when_nobody_is_home() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::saying([unreachable()]));
    let outbox = Outbox::with((0..3).map(|n| signup(&format!("joost{n}@example.com"))), now());
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("all are put off", || outbox.due(now()) == [10, 10, 10]);
    dispatcher.stop();
    assert_eq!(wire.tried(), [1]);
}

#[test]
fn goes_on_with_the_others_when_one_is_deferred_or_refused() {
    let answers = [SendError::Deferred("later".into()), SendError::Refused("never".into())];
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::saying(answers));
    let outbox = Outbox::with((0..3).map(|n| signup(&format!("joost{n}@example.com"))), now());
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("one is delivered and two are put off", || outbox.due(now()) == [10, 10]);
    dispatcher.stop();
    assert_eq!(wire.tried(), [1, 2, 3]);
}

#[test]
fn gives_up_a_refused_mail_after_five_tries() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::always_saying(SendError::Refused("never".into())));
    let outbox = Outbox::with([signup("joost@example.com")], now());
    let dispatcher = start(&outbox, &clock, &wire);
    for tries in 1..=5 {
        wait_until("it was tried", || wire.tried().len() == tries);
        wait_until("it was settled", || !outbox.due(clock.now()).contains(&240));
        clock.turn(Duration::from_secs(300));
    }
    wait_until("it is given up", || outbox.len() == 0);
    dispatcher.stop();
    assert_eq!(wire.tried().len(), 5);
}

#[test]
fn gives_up_after_three_days() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::always_saying(unreachable()));
    let outbox = Outbox::with([signup("joost@example.com")], now());
    clock.turn(Duration::from_secs(3 * 24 * 60 * 60));
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("it is given up", || outbox.len() == 0);
    dispatcher.stop();
    assert_eq!(wire.tried(), [1]);
}

#[test]
fn survives_an_outbox_that_does_not_answer() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::saying([]));
    let outbox = Outbox::with([signup("joost@example.com")], now());
    outbox.fail(Failures { claim: 4, delete: 0 });
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("it is delivered", || outbox.len() == 0);
    dispatcher.stop();
    assert_eq!(wire.tried(), [1]);
}

#[test]
fn does_not_send_again_what_could_not_be_removed() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::saying([]));
    let outbox = Outbox::with([signup("joost@example.com")], now());
    outbox.fail(Failures { claim: 0, delete: 2 });
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("it is removed", || {
        clock.turn(Duration::from_secs(300));
        sleep(PACE * 3);
        outbox.len() == 0
    });
    dispatcher.stop();
    assert_eq!(wire.tried(), [1], "sent once");
}

#[test]
fn gives_mails_back_that_it_has_no_time_for() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::saying([]));
    let outbox = Outbox::with((0..3).map(|n| signup(&format!("joost{n}@example.com"))), now());
    let slow = SlowTransport { clock: Arc::clone(&clock), wire: Arc::clone(&wire) };
    let settings = MailSettings::new(Delivery::Folder("unused".into()));
    let postman = Postman::with_transport(&settings, Box::new(slow)).unwrap();
    let dispatcher = Dispatcher::start_with_pace(outbox.clone(), clock, postman, website(), PACE).unwrap();
    wait_until("all are delivered, in one batch each", || outbox.len() == 0);
    dispatcher.stop();
    assert_eq!(wire.tried(), [1, 2, 3]);
}

/// Takes a minute for each mail.
struct SlowTransport {
    clock: Arc<TestClock>,
    wire: Arc<Wire>,
}

impl freesewing_outbound::transport::Transport for SlowTransport {
    fn send(&self, parcel: &freesewing_outbound::transport::Parcel) -> Result<(), SendError> {
        self.clock.turn(Duration::from_secs(60));
        Tapped(Arc::clone(&self.wire)).send(parcel)
    }
}

#[test]
fn finishes_the_mail_in_hand_when_stopped_and_gives_the_others_back() {
    let (clock, wire) = (Arc::new(TestClock::new()), Wire::taking(Duration::from_millis(100)));
    let outbox = Outbox::with((0..3).map(|n| signup(&format!("joost{n}@example.com"))), now());
    let dispatcher = start(&outbox, &clock, &wire);
    wait_until("the first is in hand", || wire.tried() == [1]);
    dispatcher.stop();
    assert_eq!(wire.tried(), [1]);
    assert_eq!(outbox.due(now()), [0, 0], "the others are due at once for whoever starts next");
}

#[test]
fn stops_at_once_when_idle() {
    let clock = Arc::new(TestClock::new());
    let outbox = Outbox::with([], now());
    let dispatcher = Dispatcher::start(outbox, clock, postman(&Wire::saying([])), website()).unwrap();
    sleep(Duration::from_millis(50));
    let start = Instant::now();
    dispatcher.stop();
    assert!(start.elapsed() < Duration::from_millis(250), "{:?}", start.elapsed());
}

#[test]
fn stops_within_seconds_when_the_smtp_server_hangs() {
    // Accepts connections, and never says a word.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://127.0.0.1:{}", silent.local_addr().unwrap().port());
    let settings = MailSettings::new(Delivery::Smtp { url: Secret::new(url), authority: None });
    let outbox = Outbox::with([signup("joost@example.com")], now());
    let clock = Arc::new(TestClock::new());
    let postman = Postman::new(&settings).unwrap();
    let dispatcher = Dispatcher::start_with_pace(outbox.clone(), clock, postman, website(), PACE).unwrap();
    let _connection = silent.accept().unwrap();
    let start = Instant::now();
    dispatcher.stop();
    assert!(start.elapsed() < Duration::from_secs(7), "{:?}", start.elapsed());
    assert_eq!(outbox.len(), 1, "the mail stays");
}

/// Whoever has a whole store can hand it over as it is.
#[allow(dead_code, reason = "only has to compile")]
fn takes_a_whole_store(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> std::io::Result<Dispatcher> {
    Dispatcher::start(store, clock, postman(&Wire::saying([])), website())
}

#[test]
fn keeps_a_diary_of_what_became_of_mails() {
    let clock = Arc::new(TestClock::new());
    let refused = || SendError::Refused("it answered 550".into());
    let wire = Wire::saying([refused(), refused(), refused(), refused(), refused()]);
    let postman = postman(&wire);
    let diary = postman.diary();
    let fresh = diary.mails();
    assert_eq!(fresh, MailRecord::new(MailWay::Folder("unused".into())));
    let outbox = Outbox::with([signup("joost@example.com")], now());
    let dispatcher = Dispatcher::start_with_pace(outbox.clone(), clock.clone(), postman, website(), PACE).unwrap();
    for tries in 1..=5 {
        wait_until("it is tried again", || wire.tried().len() == tries);
        clock.turn(Duration::from_secs(15 * 60));
    }
    wait_until("it is given up", || diary.mails().given_up == 1);
    let at = clock.now();
    outbox.enqueue_mail(signup("sorcha@example.com"), at).unwrap();
    wait_until("the next one is delivered", || diary.mails().delivered == 1);
    dispatcher.stop();
    let record = diary.mails();
    assert_eq!((record.given_up, record.last_delivered), (1, Some(at)));
    let failure = record.last_failure.unwrap();
    assert_eq!(failure.cause, "it answered 550");
    assert!(failure.at < at);
}
