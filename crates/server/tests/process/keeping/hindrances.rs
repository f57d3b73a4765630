//! What comes in the way of a backup, and what is left of it then.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use super::{done, refused};
use crate::support::account::Account;
use crate::support::database::sql;
use crate::support::place::Place;
use crate::support::process::Process;
use crate::support::wait_for;

/// A database with so many sets, which no server has open.
fn with_sets(sets: u32) -> Place {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    account.set(&server.client, "mine");
    server.stop();
    let copies = format!(
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {sets}) \
         INSERT INTO sets SELECT NULL, created_at, img, imperial, measurements, name, notes, public, updated_at, user_id \
         FROM sets, n"
    );
    sql(&place.file("db.sqlite"), &copies);
    place
}

/// The command, run by a shell that does something before.
fn after(place: &Place, before: &str, arguments: &[&str]) -> Command {
    let usual = place.command(arguments);
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &format!("{before}; exec \"$0\" \"$@\"")]).arg(usual.get_program()).args(usual.get_args());
    command.current_dir(place.path()).env_clear();
    command.envs(usual.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command
}

fn names(place: &Place) -> Vec<String> {
    let entries = fs::read_dir(place.path()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_backup_that_is_killed_leaves_none_and_the_next_one_succeeds() {
    let place = with_sets(40_000);
    let mut backup = place.command(&["backup", "backup.sqlite"]).stdout(Stdio::null()).spawn().unwrap();
    wait_for("it is being written", || {
        fs::metadata(place.file("backup.sqlite.part")).ok().filter(|part| part.len() > 0)
    });
    backup.kill().unwrap();
    assert!(!backup.wait().unwrap().success(), "it was too quick to be killed");
    assert!(!place.file("backup.sqlite").exists());
    assert!(place.file("backup.sqlite.part").exists() && !place.file("db.sqlite.last-backup").exists());
    let said = done(&place, &["backup", "backup.sqlite"]);
    assert!(said.contains("40000  sets"), "{said}");
    assert!(!place.file("backup.sqlite.part").exists());
}

#[test]
fn a_restore_that_is_killed_leaves_the_database_as_it_was() {
    let place = with_sets(40_000);
    done(&place, &["backup", "backup.sqlite"]);
    sql(&place.file("db.sqlite"), "DELETE FROM sets WHERE id > 100");
    let mut restore = place.command(&["restore", "backup.sqlite", "--force"]).stdout(Stdio::null()).spawn().unwrap();
    wait_for("it is being written", || fs::metadata(place.file("db.sqlite.part")).ok().filter(|part| part.len() > 0));
    restore.kill().unwrap();
    assert!(!restore.wait().unwrap().success(), "it was too quick to be killed");
    assert!(done(&place, &["check"]).contains(" 100  sets"));
    assert!(done(&place, &["restore", "backup.sqlite", "--force"]).contains("40000  sets"));
    assert!(done(&place, &["check"]).contains("40000  sets"));
}

#[test]
fn a_backup_onto_a_full_disk_says_so_and_leaves_nothing() {
    let place = with_sets(3_000);
    let before = names(&place).len();
    // The system lets no file grow beyond so many blocks of 512 bytes; without the trap, it would end whoever tries.
    let ended = Process::start(after(&place, "trap '' XFSZ; ulimit -f 300", &["backup", "backup.sqlite"])).end();
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    let last = ended.stderr.lines().last().unwrap();
    assert!(last.contains("cannot copy") && last.contains("nothing is left of the copy"), "{ended:?}");
    assert_eq!(names(&place).len(), before, "{:?}", names(&place));
    done(&place, &["backup", "backup.sqlite"]);
}

#[test]
fn a_backup_is_for_its_owner_whatever_the_umask_is() {
    let place = with_sets(1);
    for umask in ["000", "077", "777"] {
        let name = format!("backup-{umask}");
        let ended = Process::start(after(&place, &format!("umask {umask}"), &["backup", &name])).end();
        assert!(ended.status.success(), "{ended:?}");
        assert_eq!(fs::metadata(place.file(&name)).unwrap().permissions().mode() & 0o777, 0o600, "{umask}");
    }
}

#[test]
fn odd_paths_are_taken_or_refused_clearly() {
    let place = with_sets(1);
    fs::create_dir(place.file("folder")).unwrap();
    for good in ["./a b'c\"d;é $HOME.sqlite", "folder/../up.sqlite", "folder/file:x?mode=memory", "./-n"] {
        done(&place, &["backup", good]);
        done(&place, &["check", good]);
        assert!(place.file(good).is_file(), "{good}");
    }
    for (bad, why) in [
        ("missing/backup.sqlite", "does not exist: make it, or choose another path"),
        ("folder", "\"folder\" is there already: choose another name"),
        ("db.sqlite", "\"db.sqlite\" is there already"),
        ("./up.sqlite", "is there already"),
    ] {
        refused(&place, &["backup", bad], why);
    }
    refused(&place, &["check", "missing.sqlite"], "there is no database at \"missing.sqlite\"");
    refused(&place, &["check", "folder"], "there is no database at \"folder\"");
    refused(&place, &["restore", "missing.sqlite"], "there is no database at \"missing.sqlite\"");
    refused(&place, &["restore", "db.sqlite", "--force"], "is the database itself");
    assert_eq!(place.run(&["backup"]).status.code(), Some(2), "a backup needs a path");
}

#[test]
fn what_is_no_database_of_ours_is_refused() {
    let place = with_sets(1);
    let mut before = fs::read(place.file("db.sqlite")).unwrap();
    fs::write(place.file("text"), "Dear diary, ".repeat(1000)).unwrap();
    fs::write(place.file("empty"), "").unwrap();
    sql(&place.file("theirs"), "CREATE TABLE \"User\" (id INTEGER)");
    fs::copy(place.file("db.sqlite"), place.file("newer")).unwrap();
    sql(&place.file("newer"), "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')");
    for (file, why) in [
        ("text", "file is not a database"),
        ("empty", "is no database of this program"),
        ("theirs", "is no database of this program"),
        ("newer", "was used by a newer version of this program (it has 99990101000000): use that version"),
    ] {
        refused(&place, &["check", file], why);
        refused(&place, &["restore", file, "--force"], why);
    }
    assert!(fs::read(place.file("db.sqlite")).unwrap() == before, "the database is as it was");
    fs::rename(place.file("newer"), place.file("db.sqlite")).unwrap();
    before = fs::read(place.file("db.sqlite")).unwrap();
    for command in ["serve", "check"] {
        refused(&place, &[command], "was used by a newer version of this program (it has 99990101000000)");
    }
    refused(&place, &["backup", "backup.sqlite"], "was used by a newer version");
    assert!(fs::read(place.file("db.sqlite")).unwrap() == before, "it is left alone");
}

#[test]
fn a_database_in_memory_is_nothing_to_look_after() {
    let place = Place::new().with("BACKEND_DB_URL", "memory:").with("BACKEND_ENC_KEY", "a key of more than 16 letters");
    for arguments in [&["backup", "b"][..], &["check"], &["restore", "b"]] {
        refused(&place, arguments, "a database in memory, which its server alone can see");
    }
}
