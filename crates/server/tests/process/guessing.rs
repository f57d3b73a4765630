//! Guessing, over a restart.

use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::place::Place;

fn sign_in(client: &Client, password: &str) -> u16 {
    let body = json!({ "username": "ann@freesewing.dev", "password": password });
    client.post("/signin", &Credential::Nobody, &body).status
}

#[test]
fn d36_what_was_guessed_is_remembered_over_a_restart() {
    // This is the default of whoever runs a server.
    let place = Place::with_test_mode().without("BACKEND_RATE_LIMIT");
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    server.client.patch("/account/jwt", &account.token, &json!({ "password": "hunter2" })).expect(200);
    assert_eq!([(); 6].map(|()| sign_in(&server.client, "wrong")), [401, 401, 401, 401, 401, 429]);
    server.stop();

    let server = place.serve();
    thread::sleep(Duration::from_millis(1_100));
    assert_eq!([(); 2].map(|()| sign_in(&server.client, "wrong")), [401, 429]);
    thread::sleep(Duration::from_millis(2_100));
    assert_eq!([(); 2].map(|()| sign_in(&server.client, "hunter2")), [200, 200]);
}
