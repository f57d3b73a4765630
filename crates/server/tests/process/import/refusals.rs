//! What is refused, in one line, and with nothing written.

use std::fs;
use std::process::{Command, Stdio};

use super::former::Former;
use crate::support::database::rows;
use crate::support::place::Place;
use crate::support::process::{Ended, Process};
use crate::support::wait_until;

/// More bytes than the tables without a row take.
const MUCH: u64 = 4_000_000;
const IMPORT: [&str; 3] = ["import", "--from", "former.sqlite"];

/// The one line that says why.
fn refused(ended: &Ended) -> String {
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    let line = ended.stderr.strip_prefix("freesewing-server: ").and_then(|line| line.strip_suffix('\n'));
    let line = line.unwrap_or_else(|| panic!("{ended:?}"));
    assert!(!line.contains('\n'), "{line}");
    line.to_owned()
}

#[test]
fn a_wrong_key() {
    let mut former = Former::new();
    former.place = former.place.with("BACKEND_ENC_KEY", "another key than it was there");
    let line = refused(&former.place.run(&IMPORT));
    assert!(line.contains("former.sqlite") && line.contains("BACKEND_ENC_KEY"), "{line}");
    assert!(!former.target().exists());
}

#[test]
fn no_key_at_all() {
    let mut former = Former::new();
    former.place = former.place.without("BACKEND_ENC_KEY");
    let line = refused(&former.place.run(&IMPORT));
    assert!(line.contains("BACKEND_ENC_KEY is not set"), "{line}");
    assert!(!former.place.file("encryption.key").exists(), "none is made up");
}

#[test]
fn a_file_that_is_something_else_or_not_there() {
    let place = Place::new().with("BACKEND_ENC_KEY", "any key");
    let line = refused(&place.run(&IMPORT));
    assert!(line.contains("cannot read"), "{line}");
    fs::write(place.file("former.sqlite"), "not a database").unwrap();
    let line = refused(&place.run(&IMPORT));
    assert!(line.contains("is not a database of the former server"), "{line}");
    assert!(!place.file("db.sqlite").exists());
}

#[test]
fn a_database_that_is_not_empty_or_gone_in_the_end() {
    let former = Former::new();
    assert!(former.place.run(&IMPORT).status.success());
    let line = refused(&former.place.run(&IMPORT));
    assert!(line.contains("is not empty"), "{line}");
    let memory = Former::new();
    let line = refused(&Place::run(&memory.place.with("BACKEND_DB_URL", "memory:"), &IMPORT));
    assert!(line.contains("memory"), "{line}");
}

#[test]
fn a_damaged_field() {
    let former = Former::new();
    former.change("UPDATE \"Set\" SET notes = replace(notes, '\"ct\":\"', '\"ct\":\"0') WHERE id IN (3, 5)");
    let line = refused(&former.place.run(&IMPORT));
    let reason = "Set 3: notes is not a sealed field";
    let advice = "nothing was written; --report lists every such row, --skip-damaged takes the rest";
    assert_eq!(line, format!("{reason}; {advice}"));
    assert!(!former.target().exists());

    let ended = former.place.run(&[&IMPORT[..], &["--report"]].concat());
    assert_eq!(ended.stdout, format!("{reason}\n{}\n", reason.replace('3', "5")));
    assert_eq!(
        refused(&ended),
        format!("{reason}, and 1 more cannot be taken; nothing was written; --skip-damaged takes the rest")
    );
    assert!(!former.target().exists());

    let ended = former.place.run(&[&IMPORT[..], &["--report", "--skip-damaged"]].concat());
    assert!(ended.status.success(), "{ended:?}");
    assert!(ended.stdout.starts_with(reason) && ended.stdout.contains("measurement sets            16, 2 left out\n"));
}

/// Adds bookmarks of 64 MB.
fn grow(former: &Former) {
    former.change(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8000) \
         INSERT INTO Bookmark (type, title, url, userId) SELECT 'custom', 'long', hex(randomblob(4000)), 1 FROM n",
    );
}

#[test]
fn a_disk_that_is_full() {
    let former = Former::new();
    grow(&former);
    let import = former.place.command(&IMPORT);
    let mut command = Command::new("sh");
    // No file may be larger than a few megabytes.
    command.args(["-c", "trap '' XFSZ; ulimit -f 8000; exec \"$0\" \"$@\""]).arg(import.get_program());
    command.args(import.get_args()).current_dir(former.place.path());
    command.env_clear().envs(import.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let line = refused(&Process::start(command).end());
    assert!(line.contains("disk") && line.ends_with("; nothing was written"), "{line}");
    assert!(!former.target().exists());
    assert!(former.place.run(&IMPORT).status.success(), "once there is room");
}

#[test]
fn one_that_is_killed_half_way_leaves_nothing_and_the_next_succeeds() {
    let former = Former::new();
    let whole = former.place.file("whole.sqlite");
    fs::copy(former.path(), &whole).unwrap();
    grow(&former);
    let mut command: Command = former.place.command(&IMPORT);
    let mut process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // Rows are in the file, and not yet committed.
    let log = former.target().with_extension("sqlite-wal");
    wait_until("it has written some of it", || {
        assert!(process.try_wait().unwrap().is_none(), "it was faster than this test");
        fs::metadata(&log).is_ok_and(|log| log.len() > MUCH)
    });
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(fs::metadata(&log).unwrap().len() > MUCH);
    let left = "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM sets) + (SELECT count(*) FROM seal)";
    assert_eq!(rows(&former.target(), left)[0][0], 0);
    fs::rename(&whole, former.path()).unwrap();
    let ended = former.place.run(&IMPORT);
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(rows(&former.target(), "SELECT count(*) FROM sets")[0][0], 18);
}
