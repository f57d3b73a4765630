//! What is still there afterwards.

use std::panic::{AssertUnwindSafe, catch_unwind};

use freesewing_domain::confirmation::Kind;
use freesewing_domain::ports::{
    ApikeyStore as _, CallStore as _, ConfirmationStore as _, InstanceStore as _, SetStore as _, StoreError,
    SubscriberStore as _, UsageStore as _, UserStore as _,
};
use freesewing_domain::usage::{By, CountedCall, Outcome, UsageQuery, Whose};
use freesewing_storage::SqliteStore;

use crate::Place;
use crate::records::{apikey, at, confirmation, due, mail, new_set, new_user, subscriber, user};

#[test]
fn everything_survives_closing_and_opening() {
    let place = Place::new();
    let store = place.open();
    let link = confirmation(1, Kind::Signup, None);
    let ann = store.create_user(new_user("ann"), Some(link.clone()), Some(mail("welcome"))).unwrap();
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    let set = store.create_set(new_set(ann.id, "Ann")).unwrap();
    let last = store.create_set(new_set(ann.id, "gone")).unwrap();
    let reader = store.subscribe(&subscriber("reader", 1, 1000), &|_| None).unwrap();
    store.delete_set(last.id, "default-avatar").unwrap();
    store.instance("first").unwrap();
    store.count_call(ann.id, Some(apikey(ann.id, 1).id), at(2000));
    store.write_counts().unwrap();
    let (ann, keys) = (store.find_user(ann.id).unwrap().unwrap(), store.list_apikeys(ann.id).unwrap());
    drop(store);

    let store = place.open();
    assert_eq!((ann.key_calls, keys[0].calls), (1, 1));
    assert_eq!(store.find_user(ann.id).unwrap().as_ref(), Some(&ann));
    assert_eq!(store.list_apikeys(ann.id).unwrap(), keys);
    assert_eq!(store.list_sets(ann.id).unwrap(), [set]);
    assert_eq!(store.find_confirmation(link.id).unwrap().unwrap().user, Some(ann.id));
    assert_eq!(store.subscribe(&reader, &|_| None).unwrap(), reader);
    assert_eq!(due(&store, 5000, 9), ["welcome"]);
    assert_eq!(store.instance("second").unwrap(), "first");
    assert!(store.create_set(new_set(ann.id, "next")).unwrap().id > last.id, "numbers are not used again");
}

#[test]
fn counts_that_cannot_be_written_stay_for_the_next_time() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    let key = apikey(ann.id, 1).id;
    let seen = || (store.find_user(ann.id).unwrap().unwrap().key_calls, store.find_apikey(key).unwrap().unwrap().calls);
    store.count_call(ann.id, Some(key), at(2000));
    // The account comes first, so that its count is written already when the key's fails.
    place.execute("CREATE TRIGGER no BEFORE UPDATE ON apikeys BEGIN SELECT RAISE(ABORT, 'no'); END");
    assert!(matches!(store.write_counts(), Err(StoreError::Failed(_))));
    assert_eq!(seen(), (1, 1));
    store.count_call(ann.id, Some(key), at(3000));
    assert!(store.write_counts().is_err());
    assert_eq!(seen(), (2, 2));
    place.execute("DROP TRIGGER no");
    store.write_counts().unwrap();
    assert_eq!(seen(), (2, 2));
    drop(store);
    assert_eq!(place.open().find_user(ann.id).unwrap().unwrap().key_calls, 2);
}

/// All calls of the usage series, by the hour and by the day.
fn usage(store: &SqliteStore) -> [i64; 2] {
    [By::Hour, By::Day].map(|by| {
        let query = UsageQuery { whose: Whose::Everybody, from: at(0), to: at(24 * 60 * 60 * 1000), by, limit: 10 };
        store.usage(&query).unwrap().iter().map(|tally| tally.calls.total()).sum()
    })
}

#[test]
fn usage_and_call_counters_are_written_together_or_stay_for_the_next_time() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    let count = || {
        store.count_call(ann.id, None, at(2000));
        let route = "GET /sets/{id}/jwt";
        store.count_usage(CountedCall { user: ann.id, key: None, at: at(2000), route, outcome: Outcome::Ok });
    };
    let counters = || place.query("SELECT CAST(jwt_calls AS TEXT) AS text FROM users");
    count();
    // The days come last of the usage, the accounts after it.
    for table in ["INSERT ON usage_days", "UPDATE ON users"] {
        place.execute(&format!("CREATE TRIGGER no BEFORE {table} BEGIN SELECT RAISE(ABORT, 'no'); END"));
        assert!(matches!(store.write_counts(), Err(StoreError::Failed(_))));
        assert_eq!((usage(&store), counters()), ([0, 0], vec!["0".to_owned()]));
        count();
        place.execute("DROP TRIGGER no");
    }
    store.write_counts().unwrap();
    assert_eq!((usage(&store), counters()), ([3, 3], vec!["3".to_owned()]));
    drop(store);
    assert_eq!(usage(&place.open()), [3, 3]);
}

#[test]
fn a_change_that_panics_changes_nothing_and_stops_nobody() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    let panicked = catch_unwind(AssertUnwindSafe(|| store.update_user(ann.id, &|_| panic!("on purpose"))));
    assert!(panicked.is_err());
    assert_eq!(store.find_user(ann.id).unwrap().as_ref(), Some(&ann));
    assert_eq!(store.update_user(ann.id, &|_| Ok(())).unwrap(), Some(ann.clone()));
    assert!(store.create_set(new_set(ann.id, "next")).is_ok());
}
