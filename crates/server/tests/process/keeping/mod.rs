//! `backup`, `restore`, `check`

mod hindrances;
mod load;

use std::fs;

use crate::support::account::Account;
use crate::support::database::sql;
use crate::support::place::Place;
use crate::support::process::Ended;
use crate::support::terminal::in_a_terminal;

/// A command that does what it was asked.
fn done(place: &Place, arguments: &[&str]) -> String {
    let ended = place.run(arguments);
    assert!(ended.status.success(), "{ended:?}");
    assert!(!ended.stderr.contains("checking"), "only a terminal is told how far it is: {ended:?}");
    ended.stdout
}

/// A command that cannot, and says why in its last line.
fn refused(place: &Place, arguments: &[&str], why: &str) -> Ended {
    let ended = place.run(arguments);
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    assert!(ended.stderr.lines().last().is_some_and(|line| line.contains(why)), "{ended:?}");
    ended
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

#[test]
fn a_terminal_shows_how_far_it_is() {
    let place = Place::with_test_mode();
    let server = place.serve();
    Account::create(&server.client, "ann");
    server.stop();
    let shown = in_a_terminal(&place.command(&["backup", "backup.sqlite"]));
    let text = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.status.success(), "{text}");
    for part in ["copying ", "checking the file ", "opening users.email ", "] 0/1 ", "reading users "] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("reading patterns"), "there are none: {text}");
    let after = text.rsplit_once("looking for what is missing").unwrap().1;
    assert!(
        after.contains("\u{1b}[2K") && after.contains("holds all of"),
        "the bar goes, and the counts come: {text:?}"
    );
}
