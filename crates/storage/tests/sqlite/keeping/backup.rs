//! What a backup holds, and what it leaves alone.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use freesewing_domain::ids::SetId;
use freesewing_domain::ports::SetStore as _;
use freesewing_storage::SqliteStore;
use freesewing_storage::keeping::{KeepError, back_up, check};

use super::{furnished, sets};
use crate::stand_in::StandIn;

#[test]
fn a_backup_is_one_file_that_only_its_owner_may_read() {
    let (place, store) = furnished();
    let report = place.back_up("backup.sqlite").unwrap();
    assert_eq!(report, place.check().unwrap());
    place.close(store);
    assert_eq!(place.files(), ["backup.sqlite", "test.sqlite"]);
    let mode = fs::metadata(place.file("backup.sqlite")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
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
    let refused = back_up(&place.path(), elsewhere, StandIn::with_key(7), &mut ());
    assert!(matches!(refused, Err(KeepError::DirectoryMissing(_))));
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
fn what_was_removed_is_not_in_a_backup() {
    let (place, store) = furnished();
    const TRACE: &str = "a-picture-of-what-was-removed";
    place.execute(&format!("UPDATE sets SET img = '{TRACE}' WHERE id = 1"));
    store.delete_set(SetId(1), "none").unwrap();
    place.back_up("backup").unwrap();
    let bytes = fs::read(place.file("backup")).unwrap();
    assert!(!bytes.windows(TRACE.len()).any(|window| window == TRACE.as_bytes()));
}

#[test]
fn a_backup_never_follows_a_link() {
    let (place, _store) = furnished();
    for (link, target) in [("to-nothing", "nothing"), ("to-the-database", "test.sqlite")] {
        symlink(place.file(target), place.file(link)).unwrap();
        assert!(matches!(place.back_up(link), Err(KeepError::Taken(_))), "{link}");
    }
    assert!(!place.file("nothing").exists());
    // Where it is written meanwhile, neither.
    fs::write(place.file("precious"), "precious").unwrap();
    symlink(place.file("precious"), place.file("new.part")).unwrap();
    place.back_up("new").unwrap();
    assert_eq!(fs::read_to_string(place.file("precious")).unwrap(), "precious");
}

#[test]
fn odd_names_are_names() {
    let (place, _store) = furnished();
    for name in ["a b'c\"d;--é.sqlite", "?mode=memory", "file:x", ":memory:", "-n", "%41"] {
        place.back_up(name).unwrap();
        assert!(place.file(name).is_file(), "{name}");
        let report = check(&place.file(name), StandIn::with_key(7), &mut ()).unwrap();
        assert_eq!(report.rows_of("sets"), 2, "{name}");
    }
}

#[test]
fn a_key_that_does_not_fit_makes_no_backup() {
    let (place, _store) = furnished();
    let refused = back_up(&place.path(), &place.file("backup"), StandIn::with_key(8), &mut ());
    assert!(matches!(refused, Err(KeepError::AnotherKey(path)) if path == place.path()));
    assert!(!place.files().iter().any(|name| name.starts_with("backup")), "{:?}", place.files());
}
