//! Taking everything along, and removing an account: what is on the disk.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::database::sql;
use crate::support::place::{Place, URL};
use crate::support::wait_until;

/// Exports, and says the path of the file on the server.
fn export(client: &Client, account: &Account) -> String {
    let answer = client.get("/account/export/jwt", &account.token).expect(200);
    let address = answer["data"].as_str().unwrap().to_owned();
    address.strip_prefix(URL).unwrap_or_else(|| panic!("{address}")).to_owned()
}

/// The file itself.
fn file(place: &Place, path: &str) -> PathBuf {
    place.path().join(path.strip_prefix('/').unwrap())
}

#[test]
fn d48_an_export_is_a_file_for_the_server_alone() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    account.set(&server.client, "Ann's");
    let path = export(&server.client, &account);
    let file = file(&place, &path);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(&place.file("exports"))), (0o600, 0o700));
    let fetched = server.client.get(&path, &Credential::Nobody).expect(200);
    assert_eq!(fetched["sets"][0]["name"], "Ann's");
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&fs::read(&file).unwrap()).unwrap(), fetched);
    server.stop();

    let server = place.serve();
    assert_eq!(server.client.get(&path, &Credential::Nobody).expect(200), fetched);
    server.stop();
}

#[test]
fn d48_an_export_is_swept_after_a_day() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let (old, young) = (export(&server.client, &account), export(&server.client, &account));
    server.stop();
    let (old_file, young_file) = (file(&place, &old), file(&place, &young));
    let yesterday = SystemTime::now() - Duration::from_secs(24 * 60 * 60 + 60);
    fs::File::options().write(true).open(&old_file).unwrap().set_modified(yesterday).unwrap();
    let server = place.serve();
    assert_eq!(server.client.get(&old, &Credential::Nobody).status, 404);
    wait_until("it is swept", || !old_file.exists());
    assert!(young_file.exists());
    server.client.get(&young, &Credential::Nobody).expect(200);
    server.stop();
}

#[test]
fn d48_an_export_that_cannot_be_written_is_a_failure() {
    let place = Place::with_test_mode().with("BACKEND_EXPORTS_DIR", "./in-the-way");
    fs::write(place.file("in-the-way"), "").unwrap();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let answer = server.client.get("/account/export/jwt", &account.token).expect(500);
    assert_eq!(answer, json!({ "result": "error", "error": "internalError" }));
    server.stop();
}

#[test]
fn the_exports_of_an_account_go_with_it() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let (ann, bob) = (Account::create(&server.client, "ann"), Account::create(&server.client, "bob"));
    let (anns, bobs) = (export(&server.client, &ann), export(&server.client, &bob));
    server.client.send("DELETE", "/account/jwt", &ann.token, None).expect(200);
    assert_eq!(server.client.get(&anns, &Credential::Nobody).status, 404);
    assert!(!file(&place, &anns).exists() && file(&place, &bobs).exists());
    assert_eq!(fs::read_dir(place.file("exports")).unwrap().count(), 2, "bob's, and whose it is");
    server.stop();
}

#[test]
fn d59_a_removal_that_fails_is_500_and_nothing_is_gone() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let set = account.set(&server.client, "Ann's");
    let path = export(&server.client, &account);
    sql(
        &place.file("db.sqlite"),
        "CREATE TRIGGER no BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'a cause that is nobody''s business'); END",
    );
    let answer = server.client.send("DELETE", "/account/jwt", &account.token, None).expect(500);
    assert_eq!(answer, json!({ "result": "error", "error": "internalError" }));
    server.client.get("/account/jwt", &account.token).expect(200);
    server.client.get(&format!("/sets/{set}/jwt"), &account.token).expect(200);
    server.client.get(&path, &Credential::Nobody).expect(200);
    sql(&place.file("db.sqlite"), "DROP TRIGGER no");
    server.client.send("DELETE", "/account/jwt", &account.token, None).expect(200);
    assert_eq!(server.client.get("/account/jwt", &account.token).status, 401);
    server.stop();
}
