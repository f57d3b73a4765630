//! `backup`, `restore`, `check`

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::crash::{state, state_of};
use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::database::sql;
use crate::support::place::Place;
use crate::support::process::Ended;
use crate::support::wait_until;

/// A command that does what it was asked.
fn done(place: &Place, arguments: &[&str]) -> String {
    let ended = place.run(arguments);
    assert!(ended.status.success(), "{ended:?}");
    ended.stdout
}

/// A command that cannot, and says why in its last line.
fn refused(place: &Place, arguments: &[&str], why: &str) -> Ended {
    let ended = place.run(arguments);
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    assert!(ended.stderr.lines().last().is_some_and(|line| line.contains(why)), "{ended:?}");
    ended
}

/// One writer's set, and the last state of it that was acknowledged.
struct Written {
    id: i64,
    acknowledged: AtomicU32,
}

impl Written {
    fn new(client: &Client, key: &Credential) -> Self {
        let id = client.post("/sets/key", key, &state(0)).expect(201)["set"]["id"].as_i64().unwrap();
        Self { id, acknowledged: AtomicU32::new(0) }
    }

    fn now(&self) -> u32 {
        self.acknowledged.load(Ordering::Acquire)
    }

    /// Changes the set again and again.
    fn write(&self, client: &Client, key: &Credential, enough: &AtomicBool) {
        while !enough.load(Ordering::Acquire) {
            let number = self.now() + 1;
            client.patch(&format!("/sets/{}/key", self.id), key, &state(number)).expect(200);
            self.acknowledged.store(number, Ordering::Release);
        }
    }
}

#[test]
fn a_backup_under_load_holds_every_write_acknowledged_before_it_began() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    let written: Vec<Written> = (0..6).map(|_| Written::new(&server.client, &key)).collect();
    let states = || written.iter().map(Written::now).collect::<Vec<_>>();
    let (enough, port) = (AtomicBool::new(false), server.port);

    let (before, after) = std::thread::scope(|scope| {
        for set in &written {
            let (key, enough) = (&key, &enough);
            scope.spawn(move || set.write(&Client::kept_alive(port), key, enough));
        }
        let grown_by = |from: &[u32], by: u32| states().iter().zip(from).all(|(now, then)| *now >= then + by);
        wait_until("there is load", || grown_by(&[0; 6], 20));
        let before = states();
        let said = done(&place, &["backup", "backup.sqlite"]);
        assert!(said.contains("6  sets"), "{said}");
        let after = states();
        wait_until("writes go on", || grown_by(&after, 5));
        enough.store(true, Ordering::Release);
        (before, after)
    });
    assert!(before != after, "nobody wrote during the backup");
    assert!(place.file("db.sqlite.last-backup").exists());
    refused(&place, &["restore", "backup.sqlite", "--force"], "is in use: stop the server first");
    server.stop();
    refused(&place, &["restore", "backup.sqlite"], "add --force");
    let said = done(&place, &["restore", "backup.sqlite", "--force"]);
    assert!(said.contains("is restored from backup.sqlite"), "{said}");

    let server = place.serve();
    for ((set, before), after) in written.iter().zip(before).zip(after) {
        let found = state_of(&server.client.get(&format!("/sets/{}/key", set.id), &key).expect(200)["set"]);
        // One more may have been written whose answer was on its way.
        assert!((before..=after + 1).contains(&found), "set {} is in state {found} of {before}..={after}", set.id);
    }
    server.stop();
    done(&place, &["check"]);
}

#[test]
fn a_check_says_what_is_wrong_and_where() {
    let place = Place::with_test_mode();
    refused(&place, &["check"], "there is no encryption.key");
    assert!(!place.file("encryption.key").exists());
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let (good, bad) = (account.set(&server.client, "good"), account.set(&server.client, "bad"));
    assert!(done(&place, &["check"]).contains("db.sqlite is sound"));
    sql(&place.file("db.sqlite"), &format!("UPDATE sets SET notes = x'00' WHERE id = {bad}"));
    let ended = refused(&place, &["check"], "is not sound");
    assert!(ended.stderr.contains(&format!("sets.notes in row {bad} does not open")), "{ended:?}");
    refused(&place, &["backup", "backup.sqlite"], "is not sound");
    assert!(!place.file("backup.sqlite").exists() && !place.file("db.sqlite.last-backup").exists());
    server.client.get(&format!("/sets/{good}/jwt"), &account.token).expect(200);
    server.stop();
    fs::rename(place.file("encryption.key"), place.file("elsewhere")).unwrap();
    fs::write(place.file("encryption.key"), "another key, which opens nothing").unwrap();
    refused(&place, &["check"], "sealed with another encryption key");
}

#[test]
fn a_backup_moves_to_another_machine() {
    let here = Place::with_test_mode();
    let server = here.serve();
    let account = Account::create(&server.client, "ann");
    let set = account.set(&server.client, "mine");
    done(&here, &["backup", "backup.sqlite"]);
    refused(&here, &["backup", "backup.sqlite"], "is there already");
    server.stop();

    let there = Place::with_test_mode();
    let backup = here.file("backup.sqlite");
    let backup = backup.to_str().unwrap();
    refused(&there, &["restore", backup], "there is no encryption.key");
    fs::copy(here.file("encryption.key"), there.file("encryption.key")).unwrap();
    done(&there, &["check", backup]);
    done(&there, &["restore", backup]);
    let server = there.serve();
    let path = format!("/sets/{set}/jwt");
    assert_eq!(server.client.get(&path, &account.token).expect(200)["set"]["name"], "mine");
    server.stop();
}
