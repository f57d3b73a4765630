//! What a check sees.

use std::fs;

use freesewing_domain::activity::{Event, Kind as Happened, Whence};
use freesewing_domain::confirmation::Kind;
use freesewing_domain::guesses::Proof;
use freesewing_domain::origin::Origin;
use freesewing_domain::ports::{
    ActivityStore as _, BookmarkStore as _, ConfirmationStore as _, CuratedSetStore as _, GuessStore as _,
    OptionPackStore as _, PatternStore as _, QuotaRequestStore as _, SubscriberStore as _,
};
use freesewing_storage::SqliteStore;
use freesewing_storage::keeping::{KeepError, Progress, check};

use super::{ANN, furnished, problems};
use crate::Place;
use crate::records::{
    at, confirmation, mail, new_bookmark, new_curated_set, new_option_pack, new_pattern, new_quota_request, subscriber,
};
use crate::stand_in::StandIn;

/// Something in every table.
fn full() -> (Place, SqliteStore) {
    let (place, store) = furnished();
    store.create_pattern(new_pattern(ANN, "Ann's")).unwrap();
    store.create_bookmark(new_bookmark(ANN, "Ann's")).unwrap();
    store.create_quota_request(new_quota_request(ANN), &|_| mail("asked")).unwrap();
    store.create_curated_set(new_curated_set("Her", 170)).unwrap();
    store.create_option_pack(new_option_pack("aaron")).unwrap();
    store.subscribe(&subscriber("bob", 1, 1000), &|_| None).unwrap();
    let kinds = [Kind::EmailChange, Kind::OauthInit, Kind::RevokeKey, Kind::SuggestedSet, Kind::SuggestedPack];
    for (id, kind) in (2..).zip(kinds) {
        store.create_confirmation(&confirmation(id, kind, None), None).unwrap();
    }
    let whence = Whence::of(&Origin { address: "203.0.113.77".parse().ok(), agent: None });
    store.append_activity(&Event::new(at(1000), ANN, Happened::SignedIn, whence)).unwrap();
    store.update_guesses(Some(ANN), Proof::Code, &|guesses| guesses.note(at(1000))).unwrap();
    place.execute(
        "INSERT INTO usage_hours VALUES (1, '', 7, 'GET /whoami/jwt', 'ok', 3); \
         INSERT INTO usage_days SELECT * FROM usage_hours; INSERT INTO instance VALUES (1, 'i')",
    );
    (place, store)
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
fn something_in_every_table_is_read_and_makes_sense() {
    let (place, _store) = full();
    let report = place.check().unwrap();
    assert_eq!(problems(&report), [""; 0]);
    assert!(report.rows.iter().all(|(_, rows)| *rows > 0), "{:?}", report.rows);
}

#[test]
fn what_is_wrong_is_told_by_its_place() {
    let (place, store) = furnished();
    place.close(store);
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
fn a_row_that_makes_no_sense_is_told_once() {
    let (place, store) = full();
    place.close(store);
    place.execute(
        "UPDATE users SET control = 12345; UPDATE apikeys SET revoked_at = 5; UPDATE bookmarks SET kind = 'potato'; \
         UPDATE subscribers SET ehash = 'another'; UPDATE curated_sets SET names = 'x'; \
         UPDATE option_packs SET options = '[]'; UPDATE quota_requests SET state = 'lost'; \
         UPDATE activity SET kind = 'potato'; UPDATE confirmations SET kind = 'signinlink' WHERE rowid = 2; \
         UPDATE patterns SET notes = x'00'; UPDATE usage_days SET outcome = 'potato'; \
         UPDATE sets SET notes = x'00', name = x'00' WHERE id = 1",
    );
    let report = place.check().unwrap();
    let expected = [
        "sets.name in row 1 does not open",
        "sets.notes in row 1 does not open",
        "patterns.notes in row 1 does not open",
        "users.control in row 1 makes no sense",
        "subscribers.ehash in row 1 makes no sense",
        "apikeys.revoked_at in row 1 makes no sense",
        "bookmarks.kind in row 1 makes no sense",
        "quota_requests.state in row 1 makes no sense",
        "activity.kind in row 1 makes no sense",
        "curated_sets.names in row 1 makes no sense",
        "option_packs.options in row 1 makes no sense",
        "confirmations.kind in row 2 makes no sense",
        "usage_days: 1 rows make no sense",
    ];
    assert_eq!(problems(&report), expected);
}

#[test]
fn an_account_that_nobody_finds_is_told() {
    let (place, store) = furnished();
    place.close(store);
    for (column, was) in [("ehash", "ehash"), ("username_key", "username_key")] {
        let before = place.query(&format!("SELECT {was} AS text FROM users")).remove(0);
        place.execute(&format!("UPDATE users SET {column} = 'another'"));
        assert_eq!(problems(&place.check().unwrap()), [format!("users.{column} in row 1 makes no sense")]);
        place.execute(&format!("UPDATE users SET {column} = '{before}'"));
    }
    assert!(place.check().unwrap().is_sound());
}

#[test]
fn no_more_than_a_hundred_problems_are_told_one_by_one() {
    let (place, store) = furnished();
    place.close(store);
    place.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250) \
         INSERT INTO bookmarks (kind, title, url, user_id) SELECT 'doc', x'00', x'00', 1 FROM n",
    );
    let report = place.check().unwrap();
    assert_eq!((report.problems.len(), report.more_problems), (100, 400));
    let refused = place.back_up("backup").unwrap_err().to_string();
    assert!(refused.ends_with("bookmarks.title in row 1 does not open; and 499 more"), "{refused}");
}

/// Remembers what it heard.
#[derive(Default)]
struct Heard(Vec<(String, Option<u64>, u64)>);

impl Progress for Heard {
    fn begins(&mut self, what: &str, of: Option<u64>) {
        self.0.push((what.to_owned(), of, 0));
    }

    fn goes_on(&mut self, rows: u64) {
        self.0.last_mut().unwrap().2 += rows;
    }
}

#[test]
fn tells_how_far_it_is() {
    let (place, _store) = furnished();
    let mut heard = Heard::default();
    check(&place.path(), StandIn::with_key(7), &mut heard).unwrap();
    assert_eq!(heard.0.first(), Some(&("checking the file".to_owned(), None, 0)));
    for step in ["opening sets.notes", "reading sets"] {
        assert!(heard.0.contains(&(step.to_owned(), Some(2), 2)), "{:?}", heard.0);
    }
}

#[test]
fn only_a_database_of_ours_is_looked_at() {
    let (place, store) = furnished();
    assert!(matches!(check(&place.path(), StandIn::with_key(8), &mut ()), Err(KeepError::AnotherKey(_))));
    assert!(matches!(check(&place.file("none"), StandIn::with_key(7), &mut ()), Err(KeepError::Missing(_))));
    assert!(!place.file("none").exists());
    for (name, text) in
        [("empty", ""), ("text", "these are no tables, but quite some text, which is longer than a header")]
    {
        fs::write(place.file(name), text).unwrap();
        let refused = check(&place.file(name), StandIn::with_key(7), &mut ()).unwrap_err();
        assert!(matches!(refused, KeepError::Foreign(_) | KeepError::Unusable { .. }), "{name}: {refused}");
    }
    place.close(store);
    place.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')");
    assert!(matches!(place.check(), Err(KeepError::Newer { migrations, .. }) if migrations == "20991231000001"));
    assert!(matches!(place.back_up("b"), Err(KeepError::Newer { .. })));
}
