//! A database that takes no writes.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use crate::crash::{state, state_of};
use crate::support::account::Account;
use crate::support::client::Answer;
use crate::support::database::sql;
use crate::support::place::Place;
use crate::support::process::Server;
use crate::support::smtp::python;
use crate::support::wait_until;

/// Another process that holds the write lock until it is dropped.
struct Lock(Child);

impl Lock {
    fn on(place: &Place) -> Self {
        const SCRIPT: &str = "import sqlite3, sys\n\
            connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n\
            connection.execute('BEGIN IMMEDIATE')\n\
            print('held', flush=True)\n\
            sys.stdin.read()";
        let mut command = Command::new(python());
        command.args(["-c", SCRIPT]).arg(place.file("db.sqlite"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "held\n");
        Self(child)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server whose files cannot grow beyond so many blocks of 512 bytes, as on a disk that is full.
fn with_little_room(place: &Place, blocks: u32) -> Server {
    let usual = place.command(&[]);
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &format!("ulimit -f {blocks}; exec \"$0\"")]).arg(usual.get_program());
    command.current_dir(place.path()).env_clear();
    command.envs(usual.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Server::start(command)
}

fn assert_not_ready(answer: &Answer) {
    assert_eq!(answer.expect(503)["error"], "notReady");
    assert_eq!(answer.header("retry-after"), Some("10"));
}

/// How many calls there were with the only key of an account.
fn calls(server: &Server, account: &Account) -> i64 {
    let keys = server.client.get("/apikeys/jwt", &account.token).expect(200);
    keys["apikeys"][0]["calls"].as_i64().unwrap_or_else(|| panic!("{keys}"))
}

fn causes(server: &Server) -> Vec<String> {
    let failed = |line: &serde_json::Value| line["message"] == "a request failed";
    server.log().iter().filter(|line| failed(line)).map(|line| line["cause"].to_string()).collect()
}

#[test]
fn while_another_process_holds_the_lock_writes_are_refused_and_reads_go_on() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    let set = account.set(&server.client, "mine");
    let (path, with_key) = (format!("/sets/{set}/jwt"), format!("/sets/{set}/key"));
    let change = serde_json::json!({ "name": "changed" });

    let lock = Lock::on(&place);
    std::thread::scope(|scope| {
        let write = || server.client.patch(&path, &account.token, &change);
        let writes: Vec<_> = (0..20).map(|_| scope.spawn(write)).collect();
        assert_eq!(server.client.get(&path, &account.token).expect(200)["set"]["name"], "mine");
        for write in writes {
            assert_not_ready(&write.join().unwrap());
        }
    });
    assert_eq!(server.client.get(&path, &account.token).expect(200)["set"]["name"], "mine");
    // What is counted is written when it can be, and seen meanwhile.
    for _ in 0..7 {
        server.client.get(&with_key, &key).expect(200);
    }
    assert_eq!(calls(&server, &account), 7);
    wait_until("the log says why", || causes(&server).iter().any(|cause| cause.contains("database is locked")));
    drop(lock);
    wait_until("calls are counted", || sql(&place.file("db.sqlite"), "SELECT calls FROM apikeys") == "[(7,)]");
    assert_eq!(calls(&server, &account), 7);
    assert_eq!(server.client.patch(&path, &account.token, &change).expect(200)["set"]["name"], "changed");
    server.stop();
}

#[test]
fn when_the_disk_is_full_writes_are_refused_and_what_was_acknowledged_stays() {
    let place = Place::with_test_mode();
    let server = with_little_room(&place, 3000);
    let account = Account::create(&server.client, "ann");
    let set = account.set(&server.client, "mine");
    let path = format!("/sets/{set}/jwt");
    let mut acknowledged = 0;
    loop {
        let answer = server.client.patch(&path, &account.token, &state(acknowledged + 1));
        if answer.status != 200 {
            assert_not_ready(&answer);
            break;
        }
        acknowledged += 1;
        assert!(acknowledged < 5000, "there is no end to the disk");
    }
    assert!(acknowledged > 10, "only {acknowledged} writes");
    let found = server.client.get(&path, &account.token).expect(200);
    assert_eq!(state_of(&found["set"]), acknowledged, "nothing of the refused write is seen");
    assert_not_ready(&server.client.patch(&path, &account.token, &state(9)));
    wait_until("the log says so of both", || causes(&server).len() == 2);
    server.kill();

    let server = place.serve();
    assert_eq!(state_of(&server.client.get(&path, &account.token).expect(200)["set"]), acknowledged);
    server.client.patch(&path, &account.token, &state(9)).expect(200);
    server.stop();
    assert_eq!(sql(&place.file("db.sqlite"), "PRAGMA integrity_check"), "[('ok',)]");
}

#[test]
fn a_database_that_was_removed_takes_no_writes_that_would_be_gone_later() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let path = format!("/sets/{}/jwt", account.set(&server.client, "mine"));
    let (file, elsewhere) = (place.file("db.sqlite"), place.file("elsewhere"));
    std::fs::rename(&file, &elsewhere).unwrap();
    assert_not_ready(&server.client.patch(&path, &account.token, &state(1)));
    std::fs::write(&file, "").unwrap();
    assert_not_ready(&server.client.patch(&path, &account.token, &state(1)));
    wait_until("the log says so of both", || causes(&server).len() == 2);
    assert!(causes(&server).iter().all(|cause| cause.contains("was removed or replaced")));
    assert_eq!(server.client.get(&path, &account.token).expect(200)["set"]["name"], "mine");
    std::fs::rename(&elsewhere, &file).unwrap();
    server.client.patch(&path, &account.token, &state(1)).expect(200);
    server.stop();
    let server = place.serve();
    assert_eq!(state_of(&server.client.get(&path, &account.token).expect(200)["set"]), 1);
    server.stop();
}
