//! Backing up, restoring and checking.

use std::fs;
use std::path::{Path, PathBuf};

use freesewing_domain::confirmation::Kind;
use freesewing_domain::ports::{ApikeyStore as _, SetStore as _, UserStore as _};
use freesewing_storage::keeping::{KeepError, Report, back_up, check, restore};
use freesewing_storage::{OpenError, SqliteStore};

use crate::Place;
use crate::records::{apikey, at, confirmation, mail, new_set, new_user};
use crate::stand_in::StandIn;

/// Ann, with a key and two sets.
pub(crate) fn furnished() -> (Place, SqliteStore) {
    let place = Place::new();
    let store = place.open();
    let link = confirmation(1, Kind::Signup, None);
    let ann = store.create_user(new_user("ann"), Some(link), Some(mail("welcome"))).unwrap();
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    store.create_set(new_set(ann.id, "Ann")).unwrap();
    store.create_set(new_set(ann.id, "Another")).unwrap();
    (place, store)
}

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn check(&self) -> Result<Report, KeepError> {
        check(&self.path(), StandIn::with_key(7))
    }

    fn back_up(&self, name: &str) -> Result<Report, KeepError> {
        back_up(&self.path(), &self.file(name), StandIn::with_key(7))
    }

    fn restore(&self, name: &str, force: bool) -> Result<Option<PathBuf>, KeepError> {
        let restored = restore(&self.file(name), &self.path(), StandIn::with_key(7), force, at(0))?;
        Ok(restored.replaced)
    }

    fn files(&self) -> Vec<String> {
        let entries = self.0.path().read_dir().unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub(crate) fn sets(store: &SqliteStore) -> Vec<String> {
    let ann = store.find_user_by_name("ann").unwrap().unwrap();
    store.list_sets(ann.id).unwrap().into_iter().map(|set| set.name).collect()
}

fn problems(report: &Report) -> Vec<&str> {
    report.problems.iter().map(String::as_str).collect()
}

#[test]
fn a_sound_database_is_called_sound_while_it_is_open() {
    let (place, _store) = furnished();
    let report = place.check().unwrap();
    assert_eq!(problems(&report), [""; 0]);
    assert!(report.is_sound());
    assert_eq!([report.rows_of("users"), report.rows_of("sets"), report.rows_of("outbox")], [1, 2, 1]);
    // Ann's five, one of the key, three of each set, the link, the mail.
    assert_eq!(report.opened, 14);
    assert_eq!(report.schema.len(), "20261123000002".len());
}

#[test]
fn what_is_wrong_is_told_by_its_place() {
    let (place, store) = furnished();
    drop(store);
    place.execute(
        "PRAGMA foreign_keys = OFF; UPDATE sets SET notes = x'00' WHERE id = 2; \
         UPDATE users SET data = (SELECT bio FROM users); UPDATE sets SET user_id = 77 WHERE id = 1; \
         DELETE FROM seal",
    );
    let report = place.check().unwrap();
    let expected = [
        "what belongs together: row 1 of sets belongs to one of users that is not there",
        "users.data in row 1 does not open",
        "sets.notes in row 2 does not open",
        "seal.proof is gone, so a wrong key would not be noticed",
    ];
    assert_eq!(problems(&report), expected);
    let refused = place.back_up("backup.sqlite").unwrap_err();
    assert!(refused.to_string().ends_with("that is not there; and 3 more"), "{refused}");
    assert_eq!(place.files(), ["test.sqlite"], "no copy of what is damaged is taken for a backup");
}

#[test]
fn a_file_with_a_damaged_page_is_not_sound() {
    let (place, store) = furnished();
    drop(store);
    let mut bytes = fs::read(place.path()).unwrap();
    let pages = place.query("SELECT CAST(rootpage AS TEXT) AS text FROM sqlite_schema WHERE name = 'sets'");
    let page: usize = pages[0].parse().unwrap();
    bytes[(page - 1) * 4096..page * 4096].fill(0xa5);
    fs::write(place.path(), bytes).unwrap();
    let report = place.check().unwrap();
    assert!(report.problems.iter().any(|problem| problem.starts_with("the file: ")), "{report:?}");
    assert!(report.problems.iter().any(|problem| problem.starts_with("sets: ")), "{report:?}");
}

#[test]
fn only_a_database_of_ours_is_looked_at() {
    let (place, store) = furnished();
    assert!(matches!(check(&place.path(), StandIn::with_key(8)), Err(KeepError::AnotherKey(_))));
    assert!(matches!(check(&place.file("none"), StandIn::with_key(7)), Err(KeepError::Missing(_))));
    assert!(!place.file("none").exists());
    for (name, text) in
        [("empty", ""), ("text", "these are no tables, but quite some text, which is longer than a header")]
    {
        fs::write(place.file(name), text).unwrap();
        let refused = check(&place.file(name), StandIn::with_key(7)).unwrap_err();
        assert!(matches!(refused, KeepError::Foreign(_) | KeepError::Unusable { .. }), "{name}: {refused}");
    }
    drop(store);
    place.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')");
    assert!(matches!(place.check(), Err(KeepError::Newer { migrations, .. }) if migrations == "20991231000001"));
    assert!(matches!(place.back_up("b"), Err(KeepError::Newer { .. })));
}

#[test]
fn a_backup_is_one_file_that_only_its_owner_may_read() {
    let (place, store) = furnished();
    let report = place.back_up("backup.sqlite").unwrap();
    assert_eq!(report, place.check().unwrap());
    drop(store);
    assert_eq!(place.files(), ["backup.sqlite", "test.sqlite"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(place.file("backup.sqlite")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let copy = SqliteStore::open(&place.file("backup.sqlite"), StandIn::with_key(7)).unwrap();
    assert_eq!(sets(&copy), ["Ann", "Another"]);
}

#[test]
fn a_backup_overwrites_nothing_and_leaves_nothing_half_done() {
    let (place, _store) = furnished();
    fs::write(place.file("taken"), "precious").unwrap();
    assert!(matches!(place.back_up("taken"), Err(KeepError::Taken(_))));
    assert_eq!(fs::read_to_string(place.file("taken")).unwrap(), "precious");
    let elsewhere = Path::new("no-such-directory/backup");
    assert!(matches!(
        back_up(&place.path(), elsewhere, StandIn::with_key(7)),
        Err(KeepError::Path(OpenError::DirectoryMissing(_)))
    ));
    // What a process that was killed left behind is no hindrance; what another one writes right now is.
    fs::write(place.file("new.part"), "half").unwrap();
    let other = fs::File::open(place.file("new.part")).unwrap();
    other.lock().unwrap();
    assert!(matches!(place.back_up("new"), Err(KeepError::BeingWritten(_))));
    drop(other);
    place.back_up("new").unwrap();
    assert!(!place.file("new.part").exists());
}

#[test]
fn a_backup_is_restored_where_nothing_is() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    drop(store);
    fs::remove_file(place.path()).unwrap();
    // A log without its database must not become that of the restored one.
    fs::write(format!("{}-wal", place.path().display()), "stray").unwrap();
    assert_eq!(place.restore("backup", false).unwrap(), None);
    assert_eq!(place.files(), ["backup", "test.sqlite"]);
    assert_eq!(sets(&place.open()), ["Ann", "Another"]);
}

#[test]
fn a_database_is_replaced_only_on_demand_and_kept() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    let ann = store.find_user_by_name("ann").unwrap().unwrap();
    store.create_set(new_set(ann.id, "later")).unwrap();
    drop(store);
    assert!(matches!(place.restore("backup", false), Err(KeepError::WouldReplace(_))));
    let replaced = place.restore("backup", true).unwrap().unwrap();
    assert_eq!(sets(&place.open()), ["Ann", "Another"]);
    let old = SqliteStore::open(&replaced, StandIn::with_key(7)).unwrap();
    assert_eq!(sets(&old), ["Ann", "Another", "later"]);
    assert!(matches!(place.restore("test.sqlite", true), Err(KeepError::Itself(_))));
}

#[test]
fn a_damaged_database_can_be_replaced() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    drop(store);
    fs::write(place.path(), "all is lost ".repeat(1000)).unwrap();
    fs::write(format!("{}-wal", place.path().display()), "of old").unwrap();
    let replaced = place.restore("backup", true).unwrap().unwrap();
    assert_eq!(sets(&place.open()), ["Ann", "Another"]);
    assert!(fs::read_to_string(&replaced).unwrap().starts_with("all is lost"));
    assert_eq!(fs::read_to_string(format!("{}-wal", replaced.display())).unwrap(), "of old");
}

#[test]
fn a_damaged_backup_replaces_nothing() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    drop(store);
    let before = fs::read(place.path()).unwrap();
    let backup = place.file("backup");
    let whole = fs::read(&backup).unwrap();
    fs::write(&backup, &whole[..whole.len() / 2]).unwrap();
    assert!(place.restore("backup", true).is_err());
    fs::write(&backup, whole).unwrap();
    let refused = restore(&backup, &place.path(), StandIn::with_key(8), true, at(0)).unwrap_err();
    assert!(matches!(refused, KeepError::AnotherKey(_)), "{refused}");
    assert_eq!(fs::read(place.path()).unwrap(), before);
    assert_eq!(place.files(), ["backup", "test.sqlite"]);
}
