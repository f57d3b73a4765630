//! Ending without warning.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::database::sql;
use crate::support::place::Place;
use crate::support::wait_until;

/// How long writes go on before the crash, at least.
const LOAD: Duration = Duration::from_secs(3);
/// How many writes are acknowledged before the crash, at least.
const WRITES: u32 = 200;

/// What one writer knows of one set of its own.
#[derive(Debug)]
struct Written {
    id: i64,
    /// The last state whose write was acknowledged.
    acknowledged: u32,
    /// The last state that was sent.
    sent: u32,
}

/// A set in one of its states; all of its fields tell which.
pub(crate) fn state(number: u32) -> Value {
    json!({
        "name": format!("state {number}"),
        "notes": format!("{number} ").repeat(500),
        "measies": { "chest": 1000 + number, "neck": 1 + number },
        "public": number.is_multiple_of(2),
    })
}

/// The state that a set is in; fails when its fields come from more than one.
pub(crate) fn state_of(set: &Value) -> u32 {
    let number = u32::try_from(set["measies"]["chest"].as_u64().unwrap() - 1000).unwrap();
    let wanted = state(number);
    for field in ["name", "notes", "measies", "public"] {
        assert_eq!(set[field], wanted[field], "half a write: {set}");
    }
    number
}

/// Makes sets and changes each a few times, until the server is gone.
fn write(client: &Client, key: &Credential, count: &AtomicU32) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    while let Ok(answer) = client.try_send("POST", "/sets/key", key, Some(&state(0))) {
        count.fetch_add(1, Ordering::Relaxed);
        let id = answer.expect(201)["set"]["id"].as_i64().unwrap();
        all.push(Written { id, acknowledged: 0, sent: 0 });
        let written = all.last_mut().unwrap();
        for number in 1..=7 {
            written.sent = number;
            let path = format!("/sets/{id}/key");
            let Ok(answer) = client.try_send("PATCH", &path, key, Some(&state(number))) else { return all };
            assert_eq!(state_of(&answer.expect(200)["set"]), number);
            written.acknowledged = number;
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
    all
}

#[test]
fn a_crash_under_load_loses_no_acknowledged_write() {
    const WRITERS: usize = 6;
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    let (port, count) = (server.port, AtomicU32::new(0));

    let written: Vec<Written> = std::thread::scope(|scope| {
        let writer = || write(&Client::kept_alive(port), &key, &count);
        let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(writer)).collect();
        let start = Instant::now();
        wait_until("there was enough load", || start.elapsed() >= LOAD && count.load(Ordering::Relaxed) >= WRITES);
        server.kill();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    let acknowledged: u32 = written.iter().map(|written| written.acknowledged + 1).sum();
    println!("{acknowledged} writes to {} sets were acknowledged before the crash", written.len());

    let server = place.serve();
    println!("ready {:?} after the crash", server.ready_after);
    for Written { id, acknowledged, sent } in &written {
        let found = state_of(&server.client.get(&format!("/sets/{id}/key"), &key).expect(200)["set"]);
        assert!((*acknowledged..=*sent).contains(&found), "set {id} is in state {found} of {acknowledged}..={sent}");
    }
    let sets = server.client.get("/sets/jwt", &account.token).expect(200);
    let sets = sets["sets"].as_array().unwrap();
    assert!(sets.iter().all(|set| state_of(set) <= 7));
    // Each writer may have made one more whose answer was lost.
    assert!((written.len()..=written.len() + WRITERS).contains(&sets.len()), "{} sets", sets.len());
    assert!(account.set(&server.client, "life goes on") > 0);
    server.stop();
    assert_eq!(sql(&place.file("db.sqlite"), "PRAGMA integrity_check"), "[('ok',)]");
    assert_eq!(sql(&place.file("db.sqlite"), "PRAGMA foreign_key_check"), "[]");
}
