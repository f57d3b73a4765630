//! A maintainer watches, and does something about it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::mails::first_mail;
use crate::support::place::Place;
use crate::support::wait_for;

/// How long the maintainer waits at most until calls are shown.
const SHOWN_WITHIN: Duration = Duration::from_secs(2);
const HAMMERED: i64 = 200;

fn hammer(client: &Client, key: &Credential) {
    for _ in 0..HAMMERED {
        client.get("/account/key", key).expect(200);
    }
}

/// The row of those who use most, as soon as all of the calls are in it; and how long that took.
fn top(client: &Client, maintainer: &Account) -> (Value, Duration) {
    let start = Instant::now();
    let row = wait_for("the calls are shown", || {
        let answer = client.get("/admin/usage/jwt?by=key&limit=3", &maintainer.token).expect(200);
        let row = answer["usage"]["rows"][0].clone();
        (row["calls"].as_i64() >= Some(HAMMERED)).then_some(row)
    });
    (row, start.elapsed())
}

#[test]
fn a_script_that_hammers_is_seen_on_top_and_revoked_and_its_owner_is_told() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let client = &server.client;
    let (ann, ben) = (Account::create(client, "ann"), Account::create(client, "ben"));
    let maintainer = Account::create(client, "maintainer");
    let granted = place.run(&["admin", "grant", "maintainer@freesewing.dev"]);
    assert!(granted.status.success(), "{granted:?}");
    let (key, other) = (ann.key(client, 3), ben.key(client, 3));
    client.get("/account/key", &other).expect(200);
    hammer(client, &key);

    let (row, took) = top(client, &maintainer);
    assert!(took < SHOWN_WITHIN, "{took:?}");
    let Credential::Key { id, .. } = &key else { panic!("a key") };
    let seen = [&row["key"], &row["name"], &row["state"], &row["userId"], &row["calls"], &row["ok"]];
    let expected = [json!(id), json!("a script"), json!("active"), json!(ann.id), json!(HAMMERED), json!(HAMMERED)];
    assert_eq!(seen, expected.each_ref(), "{row}");
    let routes = client.get("/admin/usage/jwt?by=route&limit=1", &maintainer.token).expect(200);
    assert_eq!(routes["usage"]["rows"][0]["route"], "GET /account/key");

    let body = json!({ "reason": "200 calls in a row. Write to us, and we find a way." });
    client.post(&format!("/admin/apikeys/{id}/revoke/jwt"), &maintainer.token, &body).expect(200);
    assert_eq!(client.get("/account/key", &key).status, 401, "the very next request");
    client.get("/account/key", &other).expect(200);
    let (_, mail) = first_mail(&place.file("mail"));
    assert!(mail.contains("To: ann@freesewing.dev\r\n"), "{mail}");
    assert!(mail.contains("200 calls in a row"), "{mail}");
    server.stop();

    let server = place.serve();
    let kept = server.client.get(&format!("/apikeys/{id}/usage/jwt?by=outcome"), &ann.token).expect(200);
    assert_eq!(kept["usage"]["total"]["calls"], HAMMERED, "counted to the last call, also after a new start");
    server.stop();
}
