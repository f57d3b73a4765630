//! `rekey`

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::crash::{state, state_of};
use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::database::{rows, sql};
use crate::support::place::Place;
use crate::support::process::Process;
use crate::support::wait_until;

/// So many bytes are written soon, and long before all is.
const SOME: u64 = 500_000;
const NEW: &str = "a new key, which is long enough";

fn rekey(place: &Place) -> String {
    let ended = place.run(&["rekey"]);
    assert!(ended.status.success(), "{ended:?}");
    ended.stdout
}

/// Has a server that starts from now on go over to another key.
fn take_another_key(place: &Place) {
    fs::rename(place.file("encryption.key"), place.file("encryption.key.former")).unwrap();
    fs::write(place.file("encryption.key"), NEW).unwrap();
}

/// Forgets the former key, and looks whether all of the database does without.
fn do_without_the_former_key(place: &Place) {
    fs::remove_file(place.file("encryption.key.former")).unwrap();
    let ended = place.run(&["check"]);
    assert!(ended.status.success(), "{ended:?}");
}

/// What each field begins with that the key in force has sealed.
fn mark_of_the_key(place: &Place) -> Vec<u8> {
    let mark = rows(&place.file("db.sqlite"), "SELECT hex(substr(proof, 1, 5)) FROM seal");
    hex::decode(mark[0][0].as_str().unwrap()).unwrap()
}

/// How many keys have sealed what is in sets.
fn keys_of_sets(place: &Place) -> i64 {
    let marks = ["measurements", "name", "notes"].map(|column| format!("SELECT substr({column}, 1, 5) FROM sets"));
    let count = format!("SELECT count(*) FROM ({})", marks.join(" UNION "));
    rows(&place.file("db.sqlite"), &count)[0][0].as_i64().unwrap()
}

/// Copies the first set so many times, behind the back of a server.
fn multiply(place: &Place, times: u32) {
    let file = place.file("db.sqlite");
    let columns = rows(&file, "SELECT name FROM pragma_table_info('sets') WHERE name <> 'id'");
    let columns: Vec<_> = columns.iter().map(|row| row[0].as_str().unwrap()).collect();
    let columns = columns.join(", ");
    let many =
        format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) SELECT i FROM n");
    sql(&file, &format!("INSERT INTO sets ({columns}) SELECT {columns} FROM sets, ({many}) WHERE id = 1"));
}

#[test]
fn a_database_goes_over_to_another_key_while_it_is_served() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let set = format!("/sets/{}", account.set(&server.client, "mine"));
    let [used, unused, leaked] = [(); 3].map(|()| account.key(&server.client, 3));
    server.stop();

    take_another_key(&place);
    let server = place.serve();
    // Tokens end, for whoever has the former key can forge them. Keys go on.
    assert_eq!(server.client.get(&format!("{set}/jwt"), &account.token).status, 401);
    assert_eq!(server.client.get(&format!("{set}/key"), &used).expect(200)["set"]["name"], "mine");
    // So does looking for a secret that somebody found.
    let Credential::Key { secret, .. } = &leaked else { panic!("a key") };
    let found = serde_json::json!({ "secret": secret });
    server.client.post("/apikeys/leaked", &Credential::Nobody, &found).expect(200);
    assert_eq!(server.client.get(&format!("{set}/key"), &leaked).status, 401);
    let said = rekey(&place);
    assert!(said.contains("fields of ./db.sqlite are sealed with the key in force"), "{said}");
    assert!(rekey(&place).contains(", 0 of them"));
    assert_eq!(server.client.get(&format!("{set}/key"), &used).expect(200)["set"]["name"], "mine");
    server.stop();

    fs::remove_file(place.file("encryption.key.former")).unwrap();
    let server = place.serve();
    assert_eq!(server.client.get(&format!("{set}/key"), &used).expect(200)["set"]["name"], "mine");
    assert_eq!(server.client.get(&format!("{set}/key"), &unused).status, 401, "nobody knows its hash any more");
    server.stop();
    assert!(place.run(&["check"]).status.success());
}

#[test]
fn killed_in_the_middle_it_goes_on_where_it_was() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let (set, key) = (account.set(&server.client, "mine"), account.key(&server.client, 3));
    server.stop();
    multiply(&place, 40_000);
    let former = mark_of_the_key(&place);
    take_another_key(&place);

    // It is killed when it goes out of scope.
    let began = Process::start(place.command(&["rekey"]));
    // Nobody else may have the database open when it begins, so this looks at the file alone.
    let log = place.file("db.sqlite-wal");
    wait_until("it is under way", || fs::metadata(&log).is_ok_and(|log| log.len() > SOME));
    drop(began);
    assert_eq!(keys_of_sets(&place), 2);
    let server = place.serve();
    assert_eq!(server.client.get(&format!("/sets/{set}/key"), &key).expect(200)["set"]["name"], "mine");
    server.stop();

    let said = rekey(&place);
    let numbers: Vec<u32> = said.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    let [fields, resealed] = numbers[..2] else { panic!("{said}") };
    assert!(fields >= 120_000 && resealed > 0 && resealed < fields - 200, "{said}");
    assert_eq!(keys_of_sets(&place), 1);
    do_without_the_former_key(&place);
    // Where the file is free, something may be left; a backup has no such places.
    assert!(place.run(&["backup", "backup.sqlite"]).status.success());
    let file = fs::read(place.file("backup.sqlite")).unwrap();
    assert!(!file.windows(former.len()).any(|bytes| bytes == former), "something of the former key is left");
    let now = mark_of_the_key(&place);
    assert!(file.windows(now.len()).filter(|bytes| *bytes == now).count() > 120_000);
}

#[test]
fn a_server_that_knows_both_keys_goes_on_writing_meanwhile() {
    const WRITERS: u32 = 4;
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    let sets: Vec<i64> = (0..WRITERS).map(|_| account.set(&server.client, "mine")).collect();
    server.stop();
    multiply(&place, 5_000);
    take_another_key(&place);

    let server = place.serve();
    let (over, port) = (AtomicBool::new(false), server.port);
    let written: Vec<u32> = thread::scope(|scope| {
        let write = |set: i64| {
            let (client, mut last) = (Client::kept_alive(port), 0);
            while !over.load(Ordering::Relaxed) {
                let answer = client.patch(&format!("/sets/{set}/key"), &key, &state(last + 1));
                assert_eq!(state_of(&answer.expect(200)["set"]), last + 1);
                last += 1;
            }
            last
        };
        let writers: Vec<_> = sets.iter().map(|set| scope.spawn(move || write(*set))).collect();
        rekey(&place);
        over.store(true, Ordering::Relaxed);
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    println!("meanwhile, there were {written:?} writes");
    assert!(written.iter().all(|last| *last > 0), "{written:?}");
    server.stop();
    do_without_the_former_key(&place);
    let server = place.serve();
    for (set, last) in sets.iter().zip(written) {
        let found = server.client.get(&format!("/sets/{set}/key"), &key).expect(200);
        assert_eq!(state_of(&found["set"]), last);
    }
    server.stop();
}

#[test]
fn a_server_that_knows_the_former_key_alone_does_no_harm() {
    let place = Place::with_test_mode();
    let old = place.serve();
    let account = Account::create(&old.client, "ann");
    let set = format!("/sets/{}/jwt", account.set(&old.client, "mine"));
    take_another_key(&place);
    let ended = place.run(&["rekey"]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(ended.stderr.contains("restart it with both keys"), "{ended:?}");
    old.client.patch(&set, &account.token, &state(1)).expect(200);

    // One that knows both starts beside it, by mistake. The first one must not write what nobody opens later.
    let new = place.serve();
    let refused = old.client.patch(&set, &account.token, &state(2));
    assert_eq!(refused.expect(503)["error"], "notReady");
    assert_eq!(old.client.get(&set, &account.token).status, 503);
    assert_eq!(old.client.get("/ready", &account.token).status, 503);
    wait_until("the log says why", || old.stderr().contains("the database was given another encryption key"));
    rekey(&place);
    new.stop();
    old.kill();
    do_without_the_former_key(&place);
}

#[test]
fn nobody_serves_half_of_a_database() {
    let place = Place::with_test_mode();
    place.serve().stop();
    let former = fs::read_to_string(place.file("encryption.key")).unwrap();
    let place = place.with("BACKEND_ENC_KEY", NEW);
    let ended = place.run(&[]);
    assert!(ended.stderr.contains("sealed with another encryption key"), "{ended:?}");
    let place = place.with("BACKEND_ENC_KEY_FORMER", &former);
    place.serve().stop();
    let place = place.without("BACKEND_ENC_KEY_FORMER");
    let ended = place.run(&[]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(ended.stderr.contains("the former one is not known"), "{ended:?}");
    let place = place.with("BACKEND_ENC_KEY_FORMER", &former);
    rekey(&place);
    place.without("BACKEND_ENC_KEY_FORMER").serve().stop();
}
