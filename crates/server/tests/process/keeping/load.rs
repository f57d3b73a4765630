//! A backup of a database that is written to all the time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::{done, refused};
use crate::crash::{state, state_of};
use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::place::Place;
use crate::support::wait_until;

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

    /// Changes the set again and again, and makes another one now and then.
    fn write(&self, client: &Client, key: &Credential, made: &Mutex<Vec<i64>>, enough: &AtomicBool) {
        while !enough.load(Ordering::Acquire) {
            let number = self.now() + 1;
            if number.is_multiple_of(3) {
                let id = client.post("/sets/key", key, &state(0)).expect(201)["set"]["id"].as_i64().unwrap();
                made.lock().unwrap().push(id);
            }
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
    let (made, enough, port) = (Mutex::new(Vec::new()), AtomicBool::new(false), server.port);

    let (before, made_before, after) = std::thread::scope(|scope| {
        for set in &written {
            let (key, made, enough) = (&key, &made, &enough);
            scope.spawn(move || set.write(&Client::kept_alive(port), key, made, enough));
        }
        let grown_by = |from: &[u32], by: u32| states().iter().zip(from).all(|(now, then)| *now >= then + by);
        wait_until("there is load", || grown_by(&[0; 6], 20));
        let (made_before, before) = (made.lock().unwrap().clone(), states());
        let said = done(&place, &["backup", "backup.sqlite"]);
        assert!(said.contains("holds all of ./db.sqlite, and is sound:"), "{said}");
        let after = states();
        wait_until("writes go on", || grown_by(&after, 5));
        enough.store(true, Ordering::Release);
        (before, made_before, after)
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
    assert!(made_before.len() >= 6 && made_before.len() < made.into_inner().unwrap().len());
    for id in made_before {
        assert_eq!(state_of(&server.client.get(&format!("/sets/{id}/key"), &key).expect(200)["set"]), 0);
    }
    server.stop();
    done(&place, &["check"]);
}
