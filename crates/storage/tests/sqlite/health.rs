//! How a database fares.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use freesewing_domain::document::Document;
use freesewing_domain::health::StoreKind;
use freesewing_domain::ids::UserId;
use freesewing_domain::pattern::NewPattern;
use freesewing_domain::ports::{HealthStore as _, PatternStore as _, UserStore as _};
use freesewing_storage::note_backup;
use serde_json::json;

use crate::records::{at, new_user};
use crate::{Place, Text};

#[test]
fn names_the_last_migration() {
    let place = Place::new();
    let condition = place.open().condition().unwrap();
    let known = std::fs::read_dir("../../migrations/sqlite").unwrap().map(|entry| entry.unwrap().file_name());
    let last = known.map(|name| name.into_string().unwrap()).max().unwrap();
    let (date, _) = last.split_once('_').unwrap();
    assert_eq!((condition.kind, condition.schema), (StoreKind::Sqlite, Some(date.replace('-', ""))));
}

#[test]
fn tells_how_much_room_it_takes() {
    let place = Place::new();
    let store = place.open();
    let space = || store.condition().unwrap().space.unwrap();
    let empty = space();
    assert_eq!(empty.bytes % 4096, 0);
    assert_eq!(empty.free, 0);
    let ann = store.create_user(new_user("ann"), None, None).unwrap();
    let settings = Document::from_value(&json!({"measurements": {"chest": 1000}})).unwrap();
    let mut patterns = Vec::new();
    for _ in 0..200 {
        let pattern = NewPattern::new(ann.id, "aaron", &settings, at(1000)).unwrap();
        let pattern = pattern.with_notes(&"a ".repeat(500)).unwrap();
        patterns.push(store.create_pattern(pattern).unwrap().id);
    }
    let full = space();
    assert!(full.bytes > empty.bytes + 200_000, "{full:?}");
    assert_eq!(full.log, std::fs::metadata(place.path().with_extension("sqlite-wal")).unwrap().len());
    assert!(full.log > 0);
    for id in patterns {
        store.delete_pattern(id, "default-avatar").unwrap();
    }
    let emptied = space();
    assert_eq!(emptied.bytes, full.bytes);
    assert!(emptied.free > 100_000, "{emptied:?}");
}

#[test]
fn trying_to_write_really_writes() {
    let place = Place::new();
    let store = place.open();
    let mut seen = place.raw();
    let changes = |conn: &mut SqliteConnection| -> String {
        let version = "SELECT CAST(data_version AS TEXT) AS text FROM pragma_data_version";
        sql_query(version).get_result::<Text>(conn).unwrap().text
    };
    let before = changes(&mut seen);
    store.try_write().unwrap();
    assert_ne!(changes(&mut seen), before);
    let unchanged = changes(&mut seen);
    store.find_user(UserId(1)).unwrap();
    assert_eq!(changes(&mut seen), unchanged);
}

#[test]
fn trying_to_write_fails_while_another_program_holds_the_database() {
    let place = Place::new();
    let store = place.open();
    let mut other = place.raw();
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    assert!(store.try_write().is_err());
    assert!(store.condition().is_ok(), "it can be read all the same");
    other.batch_execute("ROLLBACK").unwrap();
    store.try_write().unwrap();
}

#[test]
fn the_last_backup_is_what_stands_beside_the_database() {
    let place = Place::new();
    let store = place.open();
    let note = place.path().with_extension("sqlite.last-backup");
    note_backup(&place.path(), at(1_795_381_962_501)).unwrap();
    assert_eq!(std::fs::read_to_string(&note).unwrap(), "2026-11-22T21:12:42.501Z\n");
    assert_eq!(store.condition().unwrap().last_backup, Some(at(1_795_381_962_501)));
    std::fs::write(&note, "2026-11-22T21:12:42Z").unwrap();
    assert_eq!(store.condition().unwrap().last_backup, Some(at(1_795_381_962_000)));
    std::fs::write(&note, "yesterday").unwrap();
    assert_eq!(store.condition().unwrap().last_backup, None);
}
