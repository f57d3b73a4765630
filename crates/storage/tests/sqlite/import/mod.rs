//! Moving in from a database of the former server.

mod former;
mod quirks;
mod refusals;

use freesewing_domain::ids::{SetId, UserId};
use freesewing_domain::measurement::Measurement;
use freesewing_domain::ports::{InstanceStore as _, SetStore as _, UserStore as _};
use freesewing_domain::time::Timestamp;
use freesewing_storage::{ImportOptions, Phase};
use serde_json::json;

use crate::records::user;
use former::{Former, Watch, sealed_twice};

#[test]
fn an_account_and_its_set_come_along_with_numbers_dates_and_counts() {
    let former = Former::new();
    former.user(7, "Ann", "jwtCalls = 3, keyCalls = 4, lastSeen = 5000, role = 'curator', language = 'nl'");
    former.set(9, 7, &sealed_twice(&json!({"chest": 1000.5, "neck": 400})));
    let imported = former.import().unwrap();
    assert_eq!(imported.tables.iter().map(|table| table.taken).sum::<u64>(), 2);
    let store = former.target.open();
    let ann = store.find_user(UserId(7)).unwrap().unwrap();
    assert_eq!((ann.email.as_str(), ann.username.as_str(), ann.bio.as_str()), ("ann@example.com", "Ann", "hello"));
    assert_eq!((ann.jwt_calls, ann.key_calls), (3, 4));
    assert_eq!((ann.created_at, ann.last_seen), (Timestamp::from_millis(1000), Some(Timestamp::from_millis(5000))));
    assert_eq!((ann.role.name(), ann.language.code()), ("curator", "nl"));
    let set = store.find_set(SetId(9)).unwrap().unwrap();
    assert_eq!((set.user, set.name.as_str(), set.img.as_str()), (UserId(7), "mine", "default-avatar"));
    assert_eq!(set.measurements.get(Measurement::Chest), Some(1000.5));
    assert_eq!(set.updated_at, Timestamp::from_millis(3000));
}

#[test]
fn nothing_personal_is_in_clear_text() {
    let former = Former::new();
    former.user(1, "ann", "");
    former.set(1, 1, &sealed_twice(&json!({"chest": 1000})));
    former.import().unwrap();
    let bytes = former.target.bytes();
    for text in ["ann@example.com", "hello", "mine", "chest"] {
        assert!(!bytes.windows(text.len()).any(|window| window == text.as_bytes()), "{text}");
    }
}

#[test]
fn numbers_go_on_where_the_former_server_stopped() {
    let former = Former::new();
    former.user(3, "ann", "");
    former.execute("UPDATE sqlite_sequence SET seq = 41 WHERE name = 'User'");
    former.import().unwrap();
    assert_eq!(user(&former.target.open(), "bob").id, UserId(42), "what was once somebody's never becomes another's");
}

#[test]
fn tells_how_it_goes() {
    let former = Former::new();
    former.user(1, "ann", "");
    former.set(1, 1, "");
    let mut watch = Watch::default();
    former.import_with(&ImportOptions::default(), &mut watch).unwrap();
    assert_eq!(watch.phases.first(), Some(&(Phase::Take, "User", 1)));
    assert_eq!(watch.phases.last(), Some(&(Phase::Check, "OptionPack", 0)));
    assert_eq!((watch.phases.len(), watch.rows), (18, 4));
}

#[test]
fn a_server_without_a_name_takes_the_one_that_the_keys_have() {
    let former = Former::new();
    former.user(1, "ann", "");
    for (id, audience) in
        [(1, "https://other.example/x"), (2, "https://me.example/live"), (3, "https://other.example/x")]
    {
        former.execute(&format!(
            "INSERT INTO \"Apikey\" (id, aud, expiresAt, secret, userId) \
             VALUES ('00000000-0000-4000-8000-00000000000{id}', '{audience}', 9000, '{{}}', 1)"
        ));
    }
    let options =
        ImportOptions { adopt_instance_of: Some("https://me.example".to_owned()), ..ImportOptions::default() };
    let imported = former.import_with(&options, &mut Watch::default()).unwrap();
    assert_eq!(imported.instance.as_deref(), Some("live"));
    assert_eq!(imported.audiences[0], ("https://other.example/x".to_owned(), 2));
    assert_eq!(former.target.open().instance("fresh").unwrap(), "live");
}

#[test]
fn a_server_that_made_up_a_name_before_anybody_came_takes_that_name_too() {
    let former = Former::new();
    former.user(1, "ann", "");
    former.execute(
        "INSERT INTO \"Apikey\" (id, aud, expiresAt, secret, userId) \
         VALUES ('00000000-0000-4000-8000-000000000001', 'https://me.example/live', 9000, '{}', 1)",
    );
    assert_eq!(former.target.open().instance("made-up").unwrap(), "made-up");
    let options =
        ImportOptions { adopt_instance_of: Some("https://me.example".to_owned()), ..ImportOptions::default() };
    former.import_with(&options, &mut Watch::default()).unwrap();
    assert_eq!(former.target.open().instance("fresh").unwrap(), "live");
}

#[test]
fn what_the_former_server_writes_meanwhile_is_not_waited_for() {
    let former = Former::new();
    former.user(1, "ann", "");
    former.execute("PRAGMA journal_mode = WAL");
    let mut reference = former.open().unwrap();
    former.user(2, "bob", "");
    let (path, cipher) = (former.target.path(), crate::stand_in::StandIn::with_key(7));
    let options = ImportOptions::default();
    let watch = &mut Watch::default();
    let imported = freesewing_storage::SqliteStore::import(&path, cipher, &mut reference, &options, watch).unwrap();
    assert_eq!(imported.tables[0].taken, 1, "who came later is not in it");
}
