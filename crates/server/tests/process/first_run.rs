//! The first run in an empty folder, and the runs after it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use serde_json::json;

use crate::support::account::Account;
use crate::support::place::{Place, URL};

#[test]
fn the_first_run_makes_a_database_and_a_key_for_their_owner_alone() {
    let place = Place::new();
    let server = place.serve();
    for name in ["db.sqlite", "encryption.key"] {
        let mode = fs::metadata(place.file(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    server.stop();
}

#[test]
fn the_first_run_says_where_it_listens_where_the_docs_are_and_how_to_make_an_admin() {
    let place = Place::new();
    let server = place.serve();
    let said = server.stdout();
    assert!(said.contains(&format!("http://127.0.0.1:{}\n", server.port)), "{said}");
    assert!(said.contains(&format!("{URL}/account/")) && said.contains(&format!("{URL}/docs/")), "{said}");
    assert!(said.contains("freesewing-server admin grant EMAIL"), "{said}");
    assert!(said.contains("db.sqlite") && said.contains("./mail"), "{said}");
    assert!(said.contains("a new encryption key"), "{said}");
    server.stop();

    let second = place.serve();
    assert!(!second.stdout().contains("encryption key"), "{}", second.stdout());
    second.stop();
}

#[test]
fn the_docs_are_where_it_says() {
    let place = Place::new();
    let server = place.serve();
    assert_eq!(server.client.try_get("/docs/").unwrap().status, 200);
    let document = server.client.try_get("/docs/openapi.json").unwrap().expect(200);
    assert_eq!(document["openapi"], "3.0.3");
    server.stop();
}

#[test]
fn d02_a_token_and_a_key_outlive_a_restart() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    let set = account.set(&server.client, "Ann");
    let kept = fs::read(place.file("encryption.key")).unwrap();
    server.stop();

    let server = place.serve();
    assert_eq!(fs::read(place.file("encryption.key")).unwrap(), kept);
    assert_eq!(server.client.get("/account/jwt", &account.token).expect(200)["account"]["id"], account.id);
    let read = server.client.get(&format!("/sets/{set}/key"), &key).expect(200);
    assert_eq!(read["set"]["name"], "Ann");
    server.stop();
}

#[test]
fn another_instance_takes_no_old_tokens_and_keys() {
    let place = Place::with_test_mode().with("BACKEND_INSTANCE", "one");
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    server.stop();

    let place = place.with("BACKEND_INSTANCE", "other");
    let server = place.serve();
    for (path, credential) in [("/account/jwt", &account.token), ("/account/key", &key), ("/whoami/key", &key)] {
        let answer = server.client.get(path, credential);
        assert_eq!((answer.status, answer.body.as_str()), (401, "Unauthorized"), "{path}");
    }
    server.stop();

    let place = place.with("BACKEND_INSTANCE", "one");
    let server = place.serve();
    assert_eq!(server.client.get("/account/key", &key).status, 200, "and the first one still does");
    server.stop();
}

#[test]
fn a_server_in_memory_leaves_nothing_behind_but_its_key() {
    let place = Place::with_test_mode().with("BACKEND_DB_URL", "memory:");
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    account.set(&server.client, "Ann");
    server.stop();
    assert!(!place.file("db.sqlite").exists());

    let server = place.serve();
    assert_eq!(server.client.get("/account/jwt", &account.token).status, 401);
    server.stop();
}

#[test]
fn a_restart_is_ready_within_a_second() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    for number in 0..50 {
        let body = json!({ "name": format!("set {number}"), "measies": { "chest": 1000 + number } });
        server.client.post("/sets/jwt", &account.token, &body).expect(201);
    }
    server.stop();

    let server = place.serve();
    println!("ready after {:?}", server.ready_after);
    assert!(
        server.ready_after < Duration::from_secs(5),
        "a machine may be busy, but not that: {:?}",
        server.ready_after
    );
    server.stop();
}
