//! What is refused, and that nothing is written then.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::UserStore as _;
use freesewing_storage::{
    ImportError, ImportOptions, ImportWatch, LeftOut, OpenError, Phase, Reference, ReferenceError, SqliteStore,
};

use super::former::{Former, LOCKED, Plain, Watch};
use crate::records::user;
use crate::stand_in::StandIn;

#[test]
fn a_key_that_opens_nothing() {
    let former = Former::new();
    former.user(1, "ann", &format!("email = '{LOCKED}'"));
    assert!(matches!(former.open(), Err(ReferenceError::AnotherKey(_))));
}

#[test]
fn a_file_of_something_else() {
    let former = Former::new();
    let other = former.target.path();
    for content in ["", "this is no database at all, but text that is long enough to be one of its pages"] {
        fs::write(&other, content).unwrap();
        let refused = Reference::open(&other, Arc::new(Plain)).unwrap_err();
        assert!(matches!(refused, ReferenceError::Foreign { .. }), "{refused}");
        assert_eq!(fs::read_to_string(&other).unwrap(), content);
    }
    fs::remove_file(&other).unwrap();
    assert!(matches!(Reference::open(&other, Arc::new(Plain)), Err(ReferenceError::NotAllowed { .. })));
    assert!(!other.exists(), "looking makes nothing");
}

#[test]
fn a_database_that_lacks_a_column() {
    let former = Former::new();
    former.execute("ALTER TABLE \"Set\" DROP COLUMN measies");
    let refused = former.open().unwrap_err().to_string();
    assert!(refused.contains("measies") && !refused.contains('\n'), "{refused}");
}

#[test]
fn a_file_with_a_write_that_was_cut_off() {
    let former = Former::new();
    former.user(1, "ann", "");
    let cut_off = former.target.path().with_extension("cut off");
    let beside = |path: &Path| PathBuf::from(format!("{}-journal", path.display()));
    let mut conn = SqliteConnection::establish(former.path().to_str().unwrap()).unwrap();
    // A cache that is too small has it write before it commits.
    conn.batch_execute("PRAGMA cache_size = 1; BEGIN; UPDATE \"User\" SET bio = hex(randomblob(100000))").unwrap();
    fs::copy(former.path(), &cut_off).unwrap();
    fs::copy(beside(&former.path()), beside(&cut_off)).unwrap();
    let before = fs::read(&cut_off).unwrap();
    let refused = Reference::open(&cut_off, Arc::new(Plain)).unwrap_err();
    assert!(matches!(refused, ReferenceError::Unfinished { .. }), "{refused}");
    assert!(refused.to_string().contains("cut off-journal"), "{refused}");
    assert_eq!(fs::read(&cut_off).unwrap(), before);
}

#[test]
fn a_target_that_is_not_empty() {
    let former = Former::new();
    former.user(1, "ann", "");
    let bob = user(&former.target.open(), "bob");
    let refused = former.import().unwrap_err();
    assert!(matches!(refused, ImportError::NotEmpty(_)), "{refused}");
    assert_eq!(former.target.open().find_user(UserId(1)).unwrap(), Some(bob));
}

#[test]
fn a_target_that_a_server_has_opened_and_nobody_used_is_empty() {
    let former = Former::new();
    former.user(1, "ann", "");
    drop(former.target.open());
    assert!(former.import().is_ok());
    assert!(matches!(former.import(), Err(ImportError::NotEmpty(_))), "a second time it is not");
}

#[test]
fn a_target_that_another_key_sealed() {
    let former = Former::new();
    drop(SqliteStore::open(&former.target.path(), StandIn::with_key(8)).unwrap());
    assert!(matches!(former.import(), Err(ImportError::Open(OpenError::AnotherKey(_)))));
}

#[test]
fn the_first_row_that_is_damaged_ends_it_and_nothing_is_left_behind() {
    let former = Former::new();
    former.user(1, "ann", "");
    former.set(1, 1, "");
    former.set(2, 1, LOCKED);
    former.set(3, 1, "not sealed at all");
    let refused = former.import().unwrap_err().to_string();
    let expected = "Set 2: measies does not open: it is damaged, or was sealed with another key; nothing was written";
    assert_eq!(refused, expected);
    assert!(former.target.bytes().is_empty(), "not even an empty database");
}

/// Opens the database while it is written, as a server would that is started too early.
struct Early<'a> {
    former: &'a Former,
    reader: Option<SqliteConnection>,
}

impl ImportWatch for Early<'_> {
    fn begins(&mut self, _: Phase, _: &'static str, _: u64) {
        let reader = self.reader.get_or_insert_with(|| self.former.target.raw());
        reader.batch_execute("SELECT count(*) FROM users").unwrap();
    }

    fn row(&mut self) {}

    fn left_out(&mut self, _: &LeftOut) {}
}

#[test]
fn a_database_that_somebody_has_opened_meanwhile_stays_and_is_empty() {
    let former = Former::new();
    former.user(1, "ann", "username = x'ff'");
    let mut early = Early { former: &former, reader: None };
    let (path, cipher) = (former.target.path(), StandIn::with_key(7));
    let mut reference = former.open().unwrap();
    let imported = SqliteStore::import(&path, cipher, &mut reference, &ImportOptions::default(), &mut early);
    assert!(matches!(imported, Err(ImportError::Damaged { .. })));
    assert!(path.exists(), "whoever has opened it goes on with it");
    assert_eq!(former.target.query("SELECT username AS text FROM users"), Vec::<String>::new());
    drop(reference);
    former.execute("UPDATE \"User\" SET username = 'ann'");
    assert!(former.import().is_ok());
}

#[test]
fn an_empty_database_that_was_there_stays_and_is_as_it_was() {
    let former = Former::new();
    former.user(1, "ann", "");
    former.set(1, 1, LOCKED);
    drop(former.target.open());
    assert!(former.import().is_err());
    assert_eq!(former.target.open().find_user(UserId(1)).unwrap(), None);
    former.execute("DELETE FROM \"Set\"");
    assert!(former.import().is_ok());
}

/// Accounts and sets of which some cannot be taken.
fn damaged() -> Former {
    let former = Former::new();
    former.user(1, "ann", "");
    former.user(2, "bob", "ehash = 'of another address'");
    former.user(3, "carl", "username = 'ANN'");
    former.user(4, "dora", "createdAt = 'yesterday'");
    former.set(1, 1, "");
    former.set(2, 2, "");
    former.execute(
        "INSERT INTO \"Apikey\" (id, expiresAt, secret, userId, level) VALUES ('no uuid', 1, '{}', 1, 1);
         INSERT INTO \"Apikey\" (id, expiresAt, secret, userId, level)
             VALUES ('00000000-0000-4000-8000-000000000001', 1, '{}', 1, 12);
         INSERT INTO \"Bookmark\" VALUES (1, 'recipe', 't', 'u', 1);
         INSERT INTO \"Confirmation\" VALUES ('00000000-0000-4000-8000-000000000001', 1, '', 'signup', 1);
         INSERT INTO \"OptionPack\" (id, updatedAt, options) VALUES (1, 1, '{');
         INSERT INTO \"CuratedSet\" (id, updatedAt, info) VALUES (1, 1, CAST(x'ff' AS TEXT));",
    );
    former
}

const REASONS: [&str; 10] = [
    "User 2: email and ehash are not of the same address",
    "User 3: another one has the same username",
    "User 4: createdAt is empty, or not what it should be",
    "Apikey no uuid: id is empty, or not what it should be",
    "Apikey 00000000-0000-4000-8000-000000000001: level is none that we know",
    "Set 2: the account that it belongs to is not there",
    "Bookmark 1: type is none that we know",
    "Confirmation 00000000-0000-4000-8000-000000000001: data is empty, or not what it should be",
    "CuratedSet 1: info is empty, or not what it should be",
    "OptionPack 1: options does not hold JSON",
];

#[test]
fn a_report_names_every_row_that_cannot_be_taken_and_takes_none() {
    let former = damaged();
    let mut watch = Watch::default();
    let options = ImportOptions { look_at_all: true, ..ImportOptions::default() };
    let refused = former.import_with(&options, &mut watch).unwrap_err().to_string();
    assert_eq!(watch.left_out, REASONS);
    assert_eq!(refused, format!("{}, and 9 more cannot be taken; nothing was written", REASONS[0]));
    assert!(former.target.bytes().is_empty());
}

#[test]
fn what_is_whole_is_taken_when_the_rest_may_be_left_out() {
    let former = damaged();
    let mut watch = Watch::default();
    let options = ImportOptions { skip_damaged: true, ..ImportOptions::default() };
    let imported = former.import_with(&options, &mut watch).unwrap();
    assert_eq!(watch.left_out, REASONS);
    let sum = |count: fn(&freesewing_storage::ImportedTable) -> u64| imported.tables.iter().map(count).sum::<u64>();
    assert_eq!((sum(|table| table.taken), sum(|table| table.left_out)), (2, 10));
    assert!(former.target.open().find_user(UserId(1)).unwrap().is_some());
}
