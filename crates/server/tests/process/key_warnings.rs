//! Mails that warn the owners of keys.

use std::fs;

use serde_json::json;

use crate::support::account::Account;
use crate::support::client::Credential;
use crate::support::database::sql;
use crate::support::mails::first_mail;
use crate::support::place::Place;
use crate::support::process::Server;
use crate::support::wait_until;

/// Waits until the server has looked for somebody to warn, and found nobody.
fn wait_until_nobody_is_warned(server: &Server, what: &str) {
    let is_said = |line: &serde_json::Value| line["what"] == what && line["message"] == "nobody to warn";
    wait_until("nobody is to be warned", || server.log().iter().any(is_said));
}

#[test]
fn a_key_that_ends_soon_brings_one_mail_whatever_restarts() {
    let place = Place::with_test_mode().with("BACKEND_LOG", "info,freesewing_server=debug");
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let body = json!({ "name": "the <b>script</b>", "level": 1, "expiresIn": 30 * 24 * 60 * 60 });
    server.client.post("/apikeys/jwt", &account.token, &body).expect(201);
    wait_until_nobody_is_warned(&server, "keys that end soon");
    server.stop();

    sql(&place.file("db.sqlite"), "UPDATE apikeys SET expires_at = unixepoch() * 1000 + 86400000");
    let server = place.serve();
    let (_, text) = first_mail(&place.file("mail"));
    assert!(text.contains("Subject: One of your FreeSewing API keys ends soon\r\n"), "{text}");
    assert!(text.contains("To: ann@freesewing.dev\r\n"), "{text}");
    server.stop();

    let server = place.serve();
    wait_until_nobody_is_warned(&server, "keys that end soon");
    server.stop();
    assert_eq!(fs::read_dir(place.file("mail")).unwrap().count(), 1);
    assert_eq!(sql(&place.file("db.sqlite"), "SELECT warned_of_end FROM apikeys"), "[('days',)]");
}

#[test]
fn a_key_that_is_used_more_than_usual_is_revoked_by_the_link_in_a_mail() {
    let place = Place::with_test_mode().with("BACKEND_UNUSUAL_CALLS", "20").with("BACKEND_UNUSUAL_EVERY", "1s");
    let server = place.serve();
    let client = &server.client;
    let key = Account::create(client, "ann").key(client, 1);
    for _ in 0..21 {
        client.get("/whoami/key", &key).expect(200);
    }
    let (_, text) = first_mail(&place.file("mail"));
    assert!(text.contains("is used much more than usual"), "{text}");
    let (_, rest) = text.split_once("http://backend.example/apikeys/revoke/").expect("a link");
    let halves: String = rest.chars().take_while(|c| c.is_ascii_hexdigit() || ['-', '/'].contains(c)).collect();
    let path = format!("/apikeys/revoke/{halves}");
    assert_eq!(client.get(&path, &Credential::Nobody).status, 200);
    client.get("/whoami/key", &key).expect(200);
    assert_eq!(client.send("POST", &path, &Credential::Nobody, None).expect(200), json!({ "result": "success" }));
    assert_eq!(client.get("/whoami/key", &key).status, 401);
    assert_eq!(client.get(&path, &Credential::Nobody).status, 404);
    let said = server.stop();
    assert!(!said.stderr.contains(&halves) && !said.stdout.contains(&halves));
}
