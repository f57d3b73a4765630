//! Ending on request.

use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::place::Place;
use crate::support::raw::Raw;
use crate::support::wait_until;

const SOON: Duration = Duration::from_secs(10);

#[test]
fn a_server_at_rest_ends_at_once() {
    let place = Place::new();
    let ended = place.serve().stop();
    assert!(ended.after < Duration::from_secs(5), "{ended:?}");
    assert!(ended.stderr.lines().last().unwrap().contains("stopped"), "{}", ended.stderr);
}

#[test]
fn a_request_in_flight_finishes() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let Credential::Token(token) = &account.token else { panic!("a token") };
    let body = json!({ "name": "in flight", "measies": { "chest": 1000 } }).to_string();
    let (first, rest) = body.split_at(body.len() / 2);
    let head = format!(
        "POST /sets/jwt HTTP/1.1\r\nHost: backend.example\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut raw = Raw::connect(server.port);
    raw.send(head).send(first);
    // An answer to a later connection means that this one was accepted.
    server.client.get("/account/jwt", &account.token).expect(200);

    server.terminate();
    wait_until("nobody else is let in", || TcpStream::connect(("127.0.0.1", server.port)).is_err());
    raw.send(rest);
    assert_eq!(raw.status(), Some(201));
    drop(raw);
    let ended = server.end();
    assert!(ended.status.success() && ended.after < SOON, "{ended:?}");

    let server = place.serve();
    let sets = server.client.get("/sets/jwt", &account.token).expect(200);
    assert_eq!(sets["sets"][0]["name"], "in flight");
    server.stop();
}

#[test]
fn an_idle_connection_does_not_hold_it_up() {
    let place = Place::new();
    let server = place.serve();
    let mut idle = Raw::connect(server.port);
    assert_eq!(idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").status(), Some(200));
    let silent = Raw::connect(server.port);
    server.client.try_get("/").unwrap();
    server.terminate();
    let ended = server.end();
    println!("ended after {:?} with two idle connections", ended.after);
    assert!(ended.status.success() && ended.after < SOON, "{ended:?}");
    drop((idle, silent));
}

#[test]
fn a_request_that_never_finishes_does_not_hold_it_up_for_long() {
    let place = Place::new();
    let server = place.serve();
    let mut raw = Raw::connect(server.port);
    raw.send("POST /signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");
    server.client.try_get("/").unwrap();
    server.terminate();
    let ended = server.end();
    assert!(ended.status.success() && ended.after < SOON, "{ended:?}");
}

#[test]
fn counted_calls_are_kept() {
    const CALLS: i64 = 40;
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    let before = server.client.get("/account/jwt", &account.token).expect(200)["account"].clone();
    let client = Client::kept_alive(server.port);
    for _ in 0..CALLS {
        client.get("/sets/key", &key).expect(200);
    }
    drop(client);
    server.stop();

    let server = place.serve();
    let keys = server.client.get("/apikeys/jwt", &account.token).expect(200);
    assert_eq!(keys["apikeys"][0]["calls"], CALLS);
    assert!(keys["apikeys"][0]["lastSeen"].is_string(), "{keys}");
    let after = server.client.get("/account/jwt", &account.token).expect(200)["account"].clone();
    assert_eq!(after["keyCalls"], CALLS);
    assert_eq!(after["jwtCalls"].as_i64().unwrap(), before["jwtCalls"].as_i64().unwrap() + 2, "these two calls");
    server.stop();
}
