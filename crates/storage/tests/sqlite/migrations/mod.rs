//! Databases of every version are brought up to date, with all that is in them.

mod old;

use freesewing_domain::confirmation::Kind;
use freesewing_domain::ids::{PatternId, SetId, UserId};
use freesewing_domain::measurement::Measurements;
use freesewing_domain::ports::{
    ApikeyStore as _, BookmarkStore as _, ConfirmationStore as _, CuratedSetStore as _, OptionPackStore as _,
    OutboxStore as _, PatternStore as _, SetStore as _, UserStore as _,
};
use freesewing_domain::user::Status;
use freesewing_storage::SqliteStore;
use freesewing_storage::keeping::{back_up, check};

use crate::Place;
use crate::records::{apikey, at, confirmation, due, email, mail};
use crate::stand_in::StandIn;

const ANN: UserId = UserId(1);

/// What is in the columns of every table, as SQL writes it.
fn content(place: &Place, tables: &[(String, Vec<String>)]) -> Vec<Vec<String>> {
    let of = |(table, columns): &(String, Vec<String>)| {
        let quoted: Vec<String> = columns.iter().map(|name| format!("quote({name})")).collect();
        place.query(&format!("SELECT {} AS text FROM {table} ORDER BY 1", quoted.join(" || ', ' || ")))
    };
    tables.iter().map(of).collect()
}

/// The tables, each with its columns.
fn tables(place: &Place) -> Vec<(String, Vec<String>)> {
    let names = "SELECT name AS text FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' \
                 AND name NOT LIKE '!_!_%' ESCAPE '!'";
    let columns = |table: &String| place.query(&format!("SELECT name AS text FROM pragma_table_info('{table}')"));
    place.query(names).into_iter().map(|table| (table.clone(), columns(&table))).collect()
}

/// How the tables and indexes were made.
fn schema(place: &Place) -> Vec<String> {
    place.query(
        "SELECT sql AS text FROM sqlite_schema WHERE sql NOT NULL AND tbl_name NOT LIKE '!_!_%' ESCAPE '!' ORDER BY 1",
    )
}

fn new_schema() -> Vec<String> {
    let place = Place::new();
    drop(place.open());
    schema(&place)
}

#[test]
fn nothing_is_lost_on_the_way_from_any_version() {
    let versions = old::versions();
    for version in 1..=versions.len() {
        let place = Place::new();
        old::database(&place, &versions[..version]);
        let tables = tables(&place);
        let before = content(&place, &tables);
        let empty = tables.iter().zip(&before).find(|(_, rows)| rows.is_empty());
        assert_eq!(empty, None, "every table of version {version} has something in it");

        drop(place.open());
        assert_eq!(content(&place, &tables), before, "version {version}");
        assert!(schema(&place) == new_schema(), "version {version} ends up with the tables of a new database");
        let report = check(&place.path(), StandIn::with_key(7), &mut ()).unwrap();
        assert_eq!((report.problems, report.is_older), (vec![], false), "version {version}");
    }
}

#[test]
fn what_the_first_version_kept_is_read_by_this_one() {
    let place = Place::new();
    old::database(&place, &old::versions()[..1]);
    let store = place.open();
    let ann = store.find_user_by_email(&email("ann").hash()).unwrap().unwrap();
    assert_eq!((ann.id, ann.username.as_str(), ann.bio.as_str()), (ANN, "Ann Ö.", "I **sew**."));
    assert_eq!((ann.email.clone(), ann.status, ann.control), (email("ann"), Status::Active, 4));
    assert_eq!((ann.jwt_calls, ann.key_calls, ann.mfa_last_step), (12, 345, None));
    assert_eq!(ann.mfa_secret.expose(), "JBSWY3DPEHPK3PXP");
    assert_eq!(ann.data.to_string(), r#"{"theme":"dark"}"#);
    assert_eq!(store.find_user_by_name("ann ö.").unwrap(), Some(ann));

    let wanted = apikey(ANN, 1);
    let key = store.find_apikey(wanted.id).unwrap().unwrap();
    assert_eq!((&key.name, key.level, key.calls, key.last_seen), (&wanted.name, wanted.level, 345, Some(at(1900))));
    assert_eq!((key.revoked, key.successor, key.limits), (None, None, wanted.limits));
    let set = store.find_set(SetId(1)).unwrap().unwrap();
    assert_eq!((set.name.as_str(), set.notes.as_str(), set.public), ("Ann, spring", "with *shoes*", true));
    let measurements = serde_json::json!({ "chest": 1010, "neck": 360.5 });
    assert_eq!(set.measurements, Measurements::sanitised(&measurements));
    let link = confirmation(1, Kind::Signup, Some(UserId(2)));
    assert_eq!(store.find_confirmation(link.id).unwrap(), Some(link));
    assert_eq!(due(&store, 5000, 9), ["welcome"]);
    assert!(store.enqueue_mail(mail("another"), at(9)).is_ok());
}

#[test]
fn what_the_second_version_kept_is_read_by_this_one() {
    let place = Place::new();
    old::database(&place, &old::versions()[..2]);
    let store = place.open();
    assert_eq!(store.find_user(ANN).unwrap().unwrap().mfa_last_step, Some(57_000_000));
    let pattern = store.find_pattern(PatternId(1)).unwrap().unwrap();
    assert_eq!((pattern.name.as_str(), pattern.design.as_str()), ("A shirt", "aaron"));
    assert_eq!(pattern.settings.as_value(), &serde_json::json!({ "sa": 10 }));
    assert_eq!(store.list_bookmarks(ANN).unwrap()[0].url, "/docs/sewing");
    assert_eq!(store.list_curated_sets().unwrap()[0].height, 168);
    assert_eq!(store.list_option_packs().unwrap()[0].options.to_string(), r#"{"ease":0.1}"#);
}

#[test]
fn a_database_of_an_older_version_can_be_checked_and_backed_up_before_it_is_brought_up_to_date() {
    let versions = old::versions();
    for version in 1..versions.len() {
        let place = Place::new();
        old::database(&place, &versions[..version]);
        let report = check(&place.path(), StandIn::with_key(7), &mut ()).unwrap();
        assert_eq!((report.problems, report.is_older), (vec![], true), "version {version}");
        let backup = place.0.path().join("backup");
        back_up(&place.path(), &backup, StandIn::with_key(7), &mut ()).unwrap();
        let applied = "SELECT version AS text FROM __diesel_schema_migrations ORDER BY version";
        assert_eq!(place.query(applied).len(), version, "neither brings it up to date");
        let copy = SqliteStore::open(&backup, StandIn::with_key(7)).unwrap();
        assert_eq!(copy.list_sets(ANN).unwrap().len(), 1);
    }
}
