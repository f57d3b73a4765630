//! What happens when what is read makes no sense.

use freesewing_domain::confirmation::Kind;
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{
    ApikeyStore as _, BookmarkStore as _, ConfirmationStore as _, CuratedSetStore as _, OptionPackStore as _,
    OutboxStore as _, PatternStore as _, QuotaRequestStore as _, SetStore as _, StoreError, SubscriberStore as _,
    UserStore as _,
};
use freesewing_storage::{OpenError, SqliteStore};

use crate::Place;
use crate::records::{
    apikey, at, confirmation, due, list, mail, new_bookmark, new_curated_set, new_option_pack, new_pattern,
    new_quota_request, new_set, subscriber, user,
};
use crate::stand_in::StandIn;

/// The place that an error names.
fn place_of<T: std::fmt::Debug>(result: Result<T, StoreError>) -> String {
    match result {
        Err(StoreError::Damaged(place)) => place,
        other => panic!("not damaged: {other:?}"),
    }
}

#[test]
fn another_key_is_recognised_before_anything_is_written() {
    let place = Place::new();
    user(&place.open(), "ann");
    let refused = SqliteStore::open(&place.path(), StandIn::with_key(8)).unwrap_err();
    assert!(matches!(refused, OpenError::AnotherKey(_)), "{refused}");
    assert!(place.open().find_user(UserId(1)).unwrap().is_some(), "the right key still opens it");
}

#[test]
fn another_key_opens_nothing() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    let link = confirmation(1, Kind::Signup, Some(ann.id));
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    store.create_confirmation(&link, Some(mail("welcome"))).unwrap();
    let set = store.create_set(new_set(ann.id, "Ann")).unwrap();
    store.subscribe(&subscriber("ann", 1, 1000), &|_| None).unwrap();
    let pattern = store.create_pattern(new_pattern(ann.id, "Ann's")).unwrap();
    let bookmark = store.create_bookmark(new_bookmark(ann.id, "Ann's")).unwrap();
    store.create_quota_request(new_quota_request(ann.id), &|_| mail("asked")).unwrap();
    drop(store);

    place.execute("DELETE FROM seal");
    let store = SqliteStore::open(&place.path(), StandIn::with_key(8)).unwrap();
    assert_eq!(place_of(store.find_user(ann.id)), "users.bio");
    assert_eq!(place_of(store.find_apikey(apikey(ann.id, 1).id)), "apikeys.name");
    assert_eq!(place_of(store.list_sets(ann.id)), "sets.measurements");
    assert_eq!(place_of(store.find_set(set.id)), "sets.measurements");
    assert_eq!(place_of(store.list_patterns(ann.id)), "patterns.data");
    assert_eq!(place_of(store.find_pattern(pattern.id)), "patterns.data");
    assert_eq!(place_of(store.list_bookmarks(ann.id)), "bookmarks.title");
    assert_eq!(place_of(store.find_bookmark(bookmark.id)), "bookmarks.title");
    assert_eq!(place_of(store.list_quota_requests_of(ann.id)), "quota_requests.purpose");
    assert_eq!(place_of(store.find_confirmation(link.id)), "confirmations.data");
    assert_eq!(place_of(store.claim_mails(at(5000), at(6000), 9)), "outbox.mail");
    assert_eq!(place_of(store.subscribe(&subscriber("ann", 2, 1000), &|_| None)), "subscribers.email");
}

#[test]
fn what_was_sealed_for_one_column_does_not_open_in_another() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    place.execute("UPDATE users SET email = bio");
    assert_eq!(place_of(store.find_user(ann.id)), "users.email");
}

#[test]
fn nonsense_is_named_by_its_column_and_not_shown() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    let link = confirmation(1, Kind::Signup, None);
    store.create_confirmation(&link, None).unwrap();
    place.execute("UPDATE users SET control = 12345");
    assert_eq!(place_of(store.find_user(ann.id)), "users.control");
    let bookmark = store.create_bookmark(new_bookmark(ann.id, "Ann's")).unwrap();
    place.execute("UPDATE bookmarks SET kind = 'potato'");
    assert_eq!(place_of(store.find_bookmark(bookmark.id)), "bookmarks.kind");
    store.create_quota_request(new_quota_request(ann.id), &|_| mail("asked")).unwrap();
    for (change, column) in [("state = 'lost'", "state"), ("state = 'granted'", "decided_at")] {
        place.execute(&format!("UPDATE quota_requests SET {change}"));
        assert_eq!(place_of(store.list_quota_requests_of(ann.id)), format!("quota_requests.{column}"));
    }
    place.execute("UPDATE apikeys SET id = 'gggggggg-0000-0000-0000-000000000001'");
    assert_eq!(place_of(store.list_apikeys(ann.id)), "apikeys.id");
    place.execute("UPDATE confirmations SET kind = 'signinlink'");
    assert_eq!(place_of(store.find_confirmation(link.id)), "confirmations.kind");
}

#[test]
fn nonsense_in_what_is_public_is_named_by_its_column_too() {
    let place = Place::new();
    let store = place.open();
    let mut new = new_curated_set("Her", 170);
    new.tags = Some(list(&serde_json::json!(["a"])));
    let set = store.create_curated_set(new).unwrap().id;
    for (column, nonsense, good) in [
        ("names", "x", "'{}'"),
        ("notes", "5", "'{}'"),
        ("measurements", "[]", "'{}'"),
        ("tags", "{}", "NULL"),
        ("height", "3000000000", "1"),
    ] {
        place.execute(&format!("UPDATE curated_sets SET {column} = '{nonsense}'"));
        assert_eq!(place_of(store.find_curated_set(set)), format!("curated_sets.{column}"));
        place.execute(&format!("UPDATE curated_sets SET {column} = {good}"));
    }
    let pack = store.create_option_pack(new_option_pack("aaron")).unwrap().id;
    for (column, good) in [("names", "{}"), ("notes", "{}"), ("tags", "[]"), ("options", "{}")] {
        place.execute(&format!("UPDATE option_packs SET {column} = '5'"));
        assert_eq!(place_of(store.find_option_pack(pack)), format!("option_packs.{column}"));
        place.execute(&format!("UPDATE option_packs SET {column} = '{good}'"));
    }
}

#[test]
fn a_mail_that_cannot_be_opened_does_not_hold_up_the_others() {
    let place = Place::new();
    let store = place.open();
    for (link, when) in [("first", 1), ("second", 2), ("third", 3)] {
        store.enqueue_mail(mail(link), at(when)).unwrap();
    }
    place.execute("UPDATE outbox SET mail = x'00' WHERE id IN (SELECT min(id) FROM outbox)");
    assert_eq!(place_of(store.claim_mails(at(5000), at(6000), 1)), "outbox.mail");
    assert_eq!(due(&store, 5000, 9), ["second", "third"]);
    store.enqueue_mail(mail("fourth"), at(4)).unwrap();
    assert_eq!(due(&store, 6000, 9), ["fourth"]);
}
