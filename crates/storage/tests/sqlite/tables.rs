//! What the tables themselves guard.

use diesel::prelude::*;
use freesewing_domain::confirmation::Kind;
use freesewing_domain::ports::{
    ApikeyStore as _, BookmarkStore as _, ConfirmationStore as _, PatternStore as _, QuotaRequestStore as _,
    SetStore as _, UserStore as _,
};

use crate::Place;
use crate::records::{apikey, confirmation, mail, new_bookmark, new_pattern, new_quota_request, new_set, user};

#[test]
fn every_table_is_strict() {
    let place = Place::new();
    let _store = place.open();
    let ours = "schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
    let tables = |and: &str| {
        place.query(&format!("SELECT name AS text FROM pragma_table_list WHERE {ours} AND {and} ORDER BY name"))
    };
    assert_eq!(
        tables("strict"),
        [
            "activity",
            "apikeys",
            "bookmarks",
            "confirmations",
            "curated_sets",
            "guesses",
            "instance",
            "option_packs",
            "outbox",
            "patterns",
            "quota_requests",
            "seal",
            "sets",
            "subscribers",
            "usage_days",
            "usage_hours",
            "users"
        ]
    );
    assert_eq!(tables("NOT strict"), [""; 0]);
}

#[test]
fn no_column_takes_what_it_is_not_for() {
    let place = Place::new();
    user(&place.open(), "ann");
    for (change, complaint) in [
        ("patron = 'many'", "cannot store TEXT value in INTEGER column users.patron"),
        ("email = 'ann@example.com'", "cannot store TEXT value in BLOB column users.email"),
        ("imperial = 2", "CHECK constraint failed: imperial IN (0, 1)"),
        ("email = NULL", "NOT NULL constraint failed: users.email"),
    ] {
        assert_eq!(place.try_execute(&format!("UPDATE users SET {change}")), Err(complaint.to_owned()));
    }
}

#[test]
fn what_belongs_to_an_account_goes_with_it() {
    let place = Place::new();
    let store = place.open();
    let (ann, bob) = (user(&store, "ann"), user(&store, "bob"));
    for (owner, id) in [(ann.id, 1), (bob.id, 2)] {
        store.create_apikey(&apikey(owner, id)).unwrap();
        store.create_confirmation(&confirmation(id, Kind::Signup, Some(owner)), None).unwrap();
        store.create_set(new_set(owner, "set")).unwrap();
        store.create_pattern(new_pattern(owner, "pattern")).unwrap();
        store.create_bookmark(new_bookmark(owner, "bookmark")).unwrap();
        store.create_quota_request(new_quota_request(owner), &|_| mail("asked")).unwrap();
    }
    place.execute(&format!("PRAGMA foreign_keys = ON; DELETE FROM users WHERE id = {}", ann.id));
    assert_eq!(store.find_user(ann.id).unwrap(), None);
    assert_eq!(store.find_apikey(apikey(ann.id, 1).id).unwrap(), None);
    assert_eq!(store.list_sets(ann.id).unwrap(), []);
    assert_eq!(store.list_patterns(ann.id).unwrap(), []);
    assert_eq!(store.list_bookmarks(ann.id).unwrap(), []);
    assert_eq!(store.list_quota_requests_of(ann.id).unwrap(), []);
    assert_eq!(store.find_confirmation(confirmation(1, Kind::Signup, None).id).unwrap(), None);
    assert_eq!(store.list_apikeys(bob.id).unwrap(), [apikey(bob.id, 2)]);
    assert_eq!(store.list_sets(bob.id).unwrap().len(), 1);
    assert_eq!(store.list_patterns(bob.id).unwrap().len(), 1);
    assert_eq!(store.list_bookmarks(bob.id).unwrap().len(), 1);
    assert_eq!(store.list_quota_requests_of(bob.id).unwrap().len(), 1);
    assert!(store.find_confirmation(confirmation(2, Kind::Signup, None).id).unwrap().is_some());
}

#[test]
fn every_look_up_has_its_index() {
    let place = Place::new();
    let _store = place.open();
    for look_up in [
        "users WHERE ehash = ''",
        "users WHERE ihash = ''",
        "users WHERE username_key = ''",
        "apikeys WHERE id = ''",
        "apikeys WHERE user_id = 1 ORDER BY seq",
        "sets WHERE user_id = 1 ORDER BY id",
        "sets WHERE img = 'set-4' AND img GLOB 'set-*'",
        "patterns WHERE user_id = 1 ORDER BY id",
        "patterns WHERE img = 'pattern-4' AND img GLOB 'pattern-*'",
        "bookmarks WHERE user_id = 1 ORDER BY id",
        "guesses WHERE user_id IS 1 AND proof = 'password'",
        "guesses WHERE user_id IS NULL AND proof = 'password'",
        "option_packs WHERE design = ''",
        "quota_requests WHERE user_id = 1 ORDER BY id DESC",
        "quota_requests WHERE state = '' AND id > 1 ORDER BY id",
        "subscribers WHERE ehash = ''",
        "subscribers WHERE active = 0 AND updated_at < 1",
        "confirmations WHERE kind = '' AND created_at < 1",
        "confirmations WHERE user_id = 1 AND kind IN ('')",
        "activity WHERE user_id = 1 AND id < 9 ORDER BY id DESC",
        "activity WHERE user_id = 1 AND kind = '' ORDER BY id DESC",
        "activity WHERE kind = '' ORDER BY id DESC",
        "activity WHERE at < 1",
        "outbox WHERE due_at <= 1 ORDER BY due_at, id",
    ] {
        let sql = format!("EXPLAIN QUERY PLAN SELECT * FROM {look_up}");
        let plan: Vec<Detail> = diesel::RunQueryDsl::load(diesel::sql_query(sql), &mut place.raw()).unwrap();
        let plan: Vec<_> = plan.into_iter().map(|row| row.detail).collect();
        assert!(plan.len() == 1 && plan[0].starts_with("SEARCH"), "{look_up}: {plan:?}");
    }
}

#[derive(diesel::QueryableByName)]
struct Detail {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

#[test]
fn keys_that_end_soon_are_found_by_an_index_in_their_order() {
    let place = Place::new();
    let _store = place.open();
    for warned in ["warned_of_end IS NULL", "warned_of_end = 'fortnight'"] {
        let question = format!(
            "EXPLAIN QUERY PLAN SELECT * FROM apikeys WHERE revoked_at IS NULL AND successor IS NULL AND {warned} \
             AND expires_at BETWEEN 1 AND 2 AND (expires_at > 1 OR id > '~') ORDER BY expires_at, id LIMIT 500"
        );
        let plan: Vec<Step> = diesel::sql_query(question).load(&mut place.raw()).unwrap();
        let plan: Vec<_> = plan.into_iter().map(|step| step.detail).collect();
        let wanted = "SEARCH apikeys USING INDEX apikeys_by_end (warned_of_end=? AND expires_at>? AND expires_at<?)";
        assert_eq!(plan, [wanted], "no sorting, and no other keys");
    }
}
