//! What a restore replaces.

use std::fs;

use freesewing_domain::ports::{BookmarkStore as _, SetStore as _};
use freesewing_storage::SqliteStore;
use freesewing_storage::keeping::KeepError;

use super::{ANN, furnished, sets};
use crate::Place;
use crate::records::{new_bookmark, new_set};
use crate::stand_in::StandIn;

#[test]
fn a_backup_is_restored_where_nothing_is() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    place.close(store);
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
    store.create_set(new_set(ANN, "later")).unwrap();
    place.close(store);
    assert!(matches!(place.restore("backup", false), Err(KeepError::WouldReplace(_))));
    let replaced = place.restore("backup", true).unwrap().unwrap();
    assert_eq!(sets(&place.open()), ["Ann", "Another"]);
    let old = SqliteStore::open(&replaced, StandIn::with_key(7)).unwrap();
    assert_eq!(sets(&old), ["Ann", "Another", "later"]);
    assert!(matches!(place.restore("test.sqlite", true), Err(KeepError::Itself(_))));
}

#[test]
fn no_number_is_given_twice() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    let given = store.create_set(new_set(ANN, "later")).unwrap().id;
    let bookmark = store.create_bookmark(new_bookmark(ANN, "the first")).unwrap().id;
    place.close(store);
    let replaced = place.restore("backup", true).unwrap().unwrap();
    fs::remove_file(replaced).unwrap();
    let store = place.open();
    assert!(store.create_set(new_set(ANN, "another")).unwrap().id > given);
    assert!(
        store.create_bookmark(new_bookmark(ANN, "another")).unwrap().id > bookmark,
        "there were none in the backup"
    );
    place.close(store);
    // What a damaged database says does not count.
    place.execute("UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'sets'");
    place.restore("backup", true).unwrap();
    assert_eq!(place.open().create_set(new_set(ANN, "another")).unwrap().id, given);
}

#[test]
fn a_damaged_database_can_be_replaced() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    place.close(store);
    fs::write(place.path(), "all is lost ".repeat(1000)).unwrap();
    let replaced = place.restore("backup", true).unwrap().unwrap();
    assert_eq!(sets(&place.open()), ["Ann", "Another"]);
    assert!(fs::read_to_string(&replaced).unwrap().starts_with("all is lost"));
}

#[test]
fn what_a_killed_server_left_in_its_log_stays_with_the_replaced_database() {
    let (here, store) = furnished();
    store.create_set(new_set(ANN, "in the log")).unwrap();
    here.back_up("backup").unwrap();
    // What would lie there if the process ended now.
    let there = Place::new();
    for end in ["", "-wal"] {
        let name = |place: &Place| format!("{}{end}", place.path().display());
        fs::copy(name(&here), name(&there)).unwrap();
    }
    fs::rename(here.file("backup"), there.file("backup")).unwrap();
    assert!(there.file("test.sqlite-wal").metadata().unwrap().len() > 0);
    let replaced = there.restore("backup", true).unwrap().unwrap();
    assert_eq!(there.files().len(), 3, "no log is left that could be taken for another's: {:?}", there.files());
    let old = SqliteStore::open(&replaced, StandIn::with_key(7)).unwrap();
    assert_eq!(sets(&old), ["Ann", "Another", "in the log"]);
}

#[test]
fn a_link_to_a_database_stays_one() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    place.close(store);
    fs::create_dir(place.file("disk")).unwrap();
    let real = place.file("disk").join("real.sqlite");
    fs::rename(place.path(), &real).unwrap();
    std::os::unix::fs::symlink(&real, place.path()).unwrap();
    assert!(matches!(place.restore("backup", false), Err(KeepError::WouldReplace(_))));
    let replaced = place.restore("backup", true).unwrap().unwrap();
    assert_eq!(replaced.parent(), real.canonicalize().unwrap().parent(), "on the same disk as before");
    assert!(place.path().symlink_metadata().unwrap().is_symlink());
    assert_eq!(sets(&place.open()), ["Ann", "Another"]);
    fs::remove_file(&real).unwrap();
    assert!(matches!(place.restore("backup", true), Err(KeepError::Io { .. })), "leads nowhere");
}

#[test]
fn another_name_of_the_database_is_not_restored_onto_it() {
    let (place, store) = furnished();
    place.close(store);
    fs::hard_link(place.path(), place.file("other-name")).unwrap();
    assert!(matches!(place.restore("other-name", true), Err(KeepError::Itself(_))));
    std::os::unix::fs::symlink(place.path(), place.file("link")).unwrap();
    assert!(matches!(place.restore("link", true), Err(KeepError::Itself(_))));
}
