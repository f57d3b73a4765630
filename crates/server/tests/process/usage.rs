//! The usage series: what is in the database is what is in the log.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::database::{rows, sql};
use crate::support::place::Place;
use crate::support::process::{Server, log_lines};
use crate::support::raw::Raw;
use crate::support::wait_until;

/// Calls by key (none for tokens), hour, route and outcome.
type Counts = BTreeMap<[String; 4], i64>;

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The answers with a credential that the log tells of.
fn logged(log: &str) -> Counts {
    let mut counts = Counts::new();
    let lines = log_lines(log);
    for line in lines.iter().filter(|line| line["message"] == "answered" && line["credential"] != "none") {
        assert_eq!(line["key"].is_string(), line["credential"] == "key", "{line}");
        // Up to the hour: 2026-11-23T04
        let hour = line["timestamp"].as_str().unwrap()[..13].to_owned();
        *counts.entry([text(&line["key"]), hour, text(&line["route"]), text(&line["outcome"])]).or_default() += 1;
    }
    counts
}

/// What the database has counted.
fn counted(database: &Path) -> Counts {
    let query = "SELECT key_id, strftime('%Y-%m-%dT%H', hour * 3600, 'unixepoch'), route, outcome, SUM(calls) \
                 FROM usage_hours GROUP BY 1, 2, 3, 4";
    let row = |row: &Value| ([0, 1, 2, 3].map(|column| text(&row[column])), row[4].as_i64().unwrap());
    rows(database, query).iter().map(row).collect()
}

/// The sums over the days, over what accounts are said to have called, and over what keys are.
fn other_sums(database: &Path) -> Value {
    let query = "SELECT (SELECT SUM(calls) FROM usage_days), (SELECT SUM(jwt_calls + key_calls) FROM users), \
                 (SELECT SUM(calls) FROM apikeys)";
    rows(database, query).remove(0)
}

fn sum(counts: &Counts) -> i64 {
    counts.values().sum()
}

/// A server that does not limit callers, somebody with a key, and where one of their sets is.
fn serve(place: &Place) -> (Server, Account, Credential, String) {
    let server = place.serve();
    let ann = Account::create(&server.client, "ann");
    let key = ann.key(&server.client, 3);
    let set = format!("/sets/{}", ann.set(&server.client, "a set"));
    (server, ann, key, set)
}

fn unlimited() -> Place {
    Place::with_test_mode().with("BACKEND_RATE_LIMIT", "off")
}

/// A call that can be made again and again, with the same answer.
struct Call {
    method: &'static str,
    path: String,
    credential: Credential,
    body: Option<Value>,
    status: u16,
}

/// Calls of every outcome that a caller can bring about, with keys, with a token, and with neither.
fn calls(server: &Server, ann: &Account, key: &Credential, set: &str) -> Vec<Call> {
    let bob = Account::create(&server.client, "bob");
    let (weak, bobs) = (ann.key(&server.client, 1), bob.key(&server.client, 3));
    let strange = format!("/sets/{}/key", bob.set(&server.client, "not ann's"));
    let Credential::Key { id, secret } = key else { panic!("a key") };
    let wrong = Credential::Key { id: id.clone(), secret: secret.chars().rev().collect() };
    let call = |method, path: &str, credential: &Credential, body, status| Call {
        method,
        path: path.to_owned(),
        credential: credential.clone(),
        body,
        status,
    };
    vec![
        call("GET", &format!("{set}/key"), key, None, 200),
        call("GET", &format!("{set}/jwt"), &ann.token, None, 200),
        call("GET", "/whoami/key", &bobs, None, 200),
        call("GET", "/sets/777777/key", key, None, 404),
        call("GET", &strange, key, None, 403),
        call("GET", &strange, &bobs, None, 200),
        call("POST", "/sets/key", &weak, Some(json!({ "name": "too much" })), 403),
        call("POST", "/sets/jwt", &ann.token, Some(json!({})), 400),
        call("GET", "/sets/key", &wrong, None, 401),
        call("GET", "/account/jwt", &Credential::Token("wrong".to_owned()), None, 401),
        call("GET", "/nowhere", &Credential::Nobody, None, 404),
    ]
}

#[test]
fn it_equals_the_log_line_by_line_over_10000_mixed_calls_of_8_clients() {
    const CLIENTS: usize = 8;
    const CALLS: usize = 10_000;
    let place = unlimited();
    let (server, ann, key, set) = serve(&place);
    let calls = calls(&server, &ann, &key, &set);
    let start = Instant::now();
    thread::scope(|scope| {
        for first in 0..CLIENTS {
            let (client, calls) = (Client::kept_alive(server.port), &calls);
            scope.spawn(move || {
                for number in (first..CALLS).step_by(CLIENTS) {
                    let Call { method, path, credential, body, status } = &calls[number % calls.len()];
                    let answer = client.send(method, path, credential, body.as_ref());
                    assert_eq!(answer.status, *status, "{method} {path}: {answer:?}");
                }
            });
        }
    });
    println!("{CALLS} calls in {:?}", start.elapsed());

    let said = server.stop().stderr;
    let (logged, counted) = (logged(&said), counted(&place.file("db.sqlite")));
    assert_eq!(counted, logged);
    let answered = log_lines(&said).iter().filter(|line| line["message"] == "answered").count();
    assert!(answered >= CALLS, "{answered}");
    let wrong = 3 * CALLS / calls.len();
    assert!(sum(&counted) >= i64::try_from(CALLS - wrong).unwrap() - 3, "{counted:#?}");
    let outcomes: Vec<_> = counted.keys().map(|[_, _, _, outcome]| outcome.as_str()).collect();
    assert!(["ok", "clientError", "denied"].iter().all(|outcome| outcomes.contains(outcome)), "{outcomes:?}");
    let with_keys: i64 = counted.iter().filter(|([key, ..], _)| !key.is_empty()).map(|(_, calls)| calls).sum();
    let sums = json!([sum(&counted), sum(&counted), with_keys]);
    assert_eq!(other_sums(&place.file("db.sqlite")), sums, "all that is counted agrees");
}

#[test]
fn who_hangs_up_is_logged_and_counted_all_the_same() {
    const CALLS: usize = 100;
    let place = unlimited();
    let (server, ann, _, set) = serve(&place);
    let Credential::Token(token) = &ann.token else { panic!("a token") };
    let head = |method: &str, path: &str, more: &str| {
        format!("{method} {path} HTTP/1.1\r\nHost: backend.example\r\nAuthorization: Bearer {token}\r\n{more}\r\n")
    };
    for number in 0..CALLS {
        let body = json!({ "name": format!("set {number}") }).to_string();
        let json = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
        // One that is answered at once, one that waits for the disk, and one that ends before it is complete.
        Raw::connect(server.port).send(head("GET", &format!("{set}/jwt"), ""));
        Raw::connect(server.port).send(head("POST", "/sets/jwt", &json)).send(&body);
        Raw::connect(server.port).send(head("POST", "/sets/jwt", &json)).send("{");
    }
    wait_until("the server has seen them", || {
        server.log().iter().filter(|line| line["route"] == "POST /sets/jwt" && line["status"] == 201).count() > CALLS
    });
    let said = server.stop().stderr;
    let (logged, counted) = (logged(&said), counted(&place.file("db.sqlite")));
    assert_eq!(counted, logged);
    let total = i64::try_from(2 * CALLS).unwrap();
    assert!(sum(&counted) >= total, "{counted:#?}");
}

#[test]
fn a_clean_stop_loses_no_call_and_the_next_run_goes_on_counting() {
    let place = unlimited();
    let (server, ann, key, set) = serve(&place);
    let call = |server: &Server| {
        for _ in 0..50 {
            server.client.get(&format!("{set}/key"), &key).expect(200);
            server.client.get(&format!("{set}/jwt"), &ann.token).expect(200);
        }
    };
    call(&server);
    let first = server.stop().stderr;
    assert_eq!(counted(&place.file("db.sqlite")), logged(&first));
    let server = place.serve();
    call(&server);
    let both = first + &server.stop().stderr;
    let counted = counted(&place.file("db.sqlite"));
    assert_eq!(counted, logged(&both));
    assert!(sum(&counted) >= 200, "{counted:?}");
}

#[test]
fn a_crash_under_load_loses_no_call_that_is_more_than_a_second_old() {
    const CLIENTS: usize = 4;
    let place = unlimited();
    let (server, _, key, set) = serve(&place);
    let path = format!("{set}/key");
    let over = AtomicBool::new(false);
    let (old, said) = thread::scope(|scope| {
        for _ in 0..CLIENTS {
            let (client, over, key, path) = (Client::kept_alive(server.port), &over, &key, &path);
            scope.spawn(
                move || {
                    while !over.load(Ordering::SeqCst) && client.try_send("GET", path, key, None).is_ok() {}
                },
            );
        }
        thread::sleep(Duration::from_millis(1500));
        let old = logged(&server.stderr());
        thread::sleep(Duration::from_millis(1000));
        let said = server.kill();
        over.store(true, Ordering::SeqCst);
        (old, said)
    });
    let (all, counted) = (logged(&said), counted(&place.file("db.sqlite")));
    println!("logged {} calls, {} of them a second old; counted {}", sum(&all), sum(&old), sum(&counted));
    assert!(sum(&old) > 100 && sum(&all) > sum(&old), "there was load");
    for (group, calls) in &old {
        assert!(counted.get(group) >= Some(calls), "lost some of {group:?}: {counted:?} of {old:?}");
    }
    for (group, calls) in &counted {
        assert!(all.get(group) >= Some(calls), "too many of {group:?}: {counted:?} of {all:?}");
    }

    let server = place.serve();
    server.client.get(&path, &key).expect(200);
    server.stop();
    assert_eq!(sql(&place.file("db.sqlite"), "PRAGMA integrity_check"), "[('ok',)]");
}
