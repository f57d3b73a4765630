//! Which databases are opened, and what is said of the others.

use std::path::Path;

use freesewing_domain::ports::UserStore as _;
use freesewing_storage::{OpenError, Options, SqliteStore};

use crate::Place;
use crate::records::{new_user, user};
use crate::stand_in::StandIn;

fn refusal(path: &Path) -> OpenError {
    SqliteStore::open(path, StandIn::with_key(7)).unwrap_err()
}

#[test]
fn refuses_a_directory_that_is_missing() {
    let place = Place::new();
    let error = refusal(&place.0.path().join("missing").join("test.sqlite"));
    assert!(matches!(error, OpenError::DirectoryMissing(_)), "{error}");
    assert!(error.to_string().contains("make it"), "{error}");
}

#[test]
fn refuses_a_path_that_is_no_file() {
    let place = Place::new();
    let error = refusal(place.0.path());
    assert!(matches!(error, OpenError::NotAFile(_)), "{error}");
}

#[test]
fn refuses_a_file_that_is_no_database() {
    let place = Place::new();
    std::fs::write(place.path(), "Dear diary, ".repeat(500)).unwrap();
    let error = refusal(&place.path());
    assert!(matches!(error, OpenError::Unusable { .. }), "{error}");
    assert_eq!(std::fs::read(place.path()).unwrap().len(), 6000, "and leaves it alone");
}

#[test]
fn refuses_the_database_of_something_else() {
    let place = Place::new();
    place.execute("CREATE TABLE \"User\" (id INTEGER)");
    let error = refusal(&place.path());
    assert!(matches!(error, OpenError::Foreign(_)), "{error}");
    assert_eq!(place.query("SELECT name AS text FROM sqlite_schema"), ["User"], "and leaves it alone");
}

#[test]
fn refuses_a_database_of_a_newer_version() {
    let place = Place::new();
    drop(place.open());
    place.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')");
    let error = refusal(&place.path());
    assert!(matches!(error, OpenError::Newer { .. }), "{error}");
    assert!(error.to_string().contains("99990101000000"), "{error}");
}

#[test]
fn says_that_a_migration_failed_and_changes_nothing() {
    let place = Place::new();
    drop(place.open());
    place.execute("DELETE FROM __diesel_schema_migrations");
    let before = place.query("SELECT name AS text FROM sqlite_schema");
    let error = refusal(&place.path());
    assert!(matches!(error, OpenError::Migration { .. }), "{error}");
    assert_eq!(place.query("SELECT name AS text FROM sqlite_schema"), before);
}

#[test]
fn two_may_have_the_same_database_open() {
    let place = Place::new();
    let (one, other) = (place.open(), place.open());
    let ann = user(&one, "ann");
    assert_eq!(other.find_user(ann.id).unwrap().as_ref(), Some(&ann));
    assert!(other.create_user(new_user("ann"), None, None).is_err());
    assert!(other.create_user(new_user("bob"), None, None).unwrap().id > ann.id);
}

#[test]
fn one_reader_is_enough() {
    let place = Place::new();
    let store = SqliteStore::open_with(&place.path(), StandIn::with_key(7), Options { readers: 0 }).unwrap();
    let ann = user(&store, "ann");
    assert_eq!(store.find_user(ann.id).unwrap(), Some(ann));
}

#[test]
fn a_name_that_means_something_to_sqlite_is_a_file_all_the_same() {
    let place = Place::new();
    let path = place.0.path().join("file:odd?mode=memory");
    let ann = user(&SqliteStore::open(&path, StandIn::with_key(7)).unwrap(), "ann");
    assert!(path.is_file());
    assert_eq!(SqliteStore::open(&path, StandIn::with_key(7)).unwrap().find_user(ann.id).unwrap(), Some(ann));
}
