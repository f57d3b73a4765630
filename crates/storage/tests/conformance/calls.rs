//! What is promised of counted calls.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use freesewing_domain::apikey::{Apikey, Revocation, Revoker};
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::Store;
use uuid::Uuid;

use crate::Promise;
use crate::records::{apikey, at, email, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a call with a token is seen at once by every look-up of the account", shows_on_the_account),
    ("a call with a key is seen at once on the key and its account", shows_on_the_key),
    ("writing counts down changes nothing that is seen", shows_the_same_once_written),
    ("an earlier call never turns a date back", keeps_the_latest_date),
    ("calls of what is not there are dropped", drops_what_is_gone),
    ("no reader ever sees a call twice or misses one", counts_exactly_under_load),
];

fn shows_on_the_account(store: &dyn Store) {
    let made = user(store, "ann");
    store.count_call(made.id, None, at(2000));
    store.count_call(made.id, None, at(3000));
    let views = [
        store.find_user(made.id).unwrap(),
        store.find_user_by_email(&email("ann").hash()).unwrap(),
        store.find_user_by_name(made.username.key()).unwrap(),
        store.update_user(made.id, &|_| Ok(())).unwrap(),
    ];
    for seen in views.map(Option::unwrap) {
        assert_eq!((seen.jwt_calls, seen.key_calls), (2, 0));
        assert_eq!((seen.last_seen, seen.updated_at), (Some(at(3000)), Some(at(3000))));
    }
}

fn shows_on_the_key(store: &dyn Store) {
    let made = user(store, "ann");
    let (key, other) = (apikey(made.id, 1), apikey(made.id, 2));
    store.create_apikey(&key).unwrap();
    store.create_apikey(&other).unwrap();
    store.count_call(made.id, Some(key.id), at(2000));
    store.count_call(made.id, None, at(2500));
    let seen = store.find_user(made.id).unwrap().unwrap();
    assert_eq!((seen.jwt_calls, seen.key_calls), (1, 1));
    let found = store.find_apikey(key.id).unwrap().unwrap();
    assert_eq!((found.calls, found.last_seen), (1, Some(at(2000))));
    assert_eq!(store.list_apikeys(made.id).unwrap(), [found, other]);
}

fn shows_the_same_once_written(store: &dyn Store) {
    let made = user(store, "ann");
    let key = apikey(made.id, 1);
    store.create_apikey(&key).unwrap();
    for round in 1..=3 {
        store.count_call(made.id, Some(key.id), at(2000 + round));
        store.count_call(made.id, None, at(2000 + round));
        let before = (store.find_user(made.id).unwrap(), store.list_apikeys(made.id).unwrap());
        assert_eq!(before.0.as_ref().map(|user| (user.jwt_calls, user.key_calls)), Some((round, round)));
        store.write_counts().unwrap();
        assert_eq!((store.find_user(made.id).unwrap(), store.list_apikeys(made.id).unwrap()), before);
        store.write_counts().unwrap();
        assert_eq!((store.find_user(made.id).unwrap(), store.list_apikeys(made.id).unwrap()), before);
    }
}

fn keeps_the_latest_date(store: &dyn Store) {
    let made = user(store, "ann");
    let key = apikey(made.id, 1);
    store.create_apikey(&key).unwrap();
    for when in [5000, 3000] {
        store.count_call(made.id, Some(key.id), at(when));
        store.write_counts().unwrap();
    }
    let seen = store.find_user(made.id).unwrap().unwrap();
    assert_eq!((seen.last_seen, seen.updated_at), (Some(at(5000)), Some(at(5000))));
    assert_eq!(store.find_apikey(key.id).unwrap().unwrap().last_seen, Some(at(5000)));
}

fn drops_what_is_gone(store: &dyn Store) {
    let made = user(store, "ann");
    let key = apikey(made.id, 1);
    store.create_apikey(&key).unwrap();
    store.count_call(made.id, Some(key.id), at(2000));
    store.count_call(UserId(77), Some(ApikeyId(Uuid::from_u128(77))), at(2000));
    let revoke = |key: &mut Apikey| {
        key.revoked = Some(Revocation { at: at(1), by: Revoker::Owner, reason: String::new() });
        Ok(())
    };
    store.update_apikey(key.id, &revoke, None, at(1)).unwrap();
    store.delete_apikeys_revoked_before(at(2)).unwrap();
    store.write_counts().unwrap();
    assert_eq!(store.find_user(UserId(77)).unwrap(), None);
    assert_eq!(store.find_user(made.id).unwrap().unwrap().key_calls, 1, "the account made the call all the same");
}

/// How many calls were begun to be counted, and how many are surely counted.
#[derive(Default)]
struct Truth {
    begun: AtomicI64,
    done: AtomicI64,
    over: AtomicBool,
}

fn counts_exactly_under_load(store: &dyn Store) {
    let made = user(store, "ann");
    let key = apikey(made.id, 1);
    store.create_apikey(&key).unwrap();
    let truth = Truth::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            let start = Instant::now();
            while start.elapsed() < Duration::from_millis(800) {
                truth.begun.fetch_add(1, Ordering::SeqCst);
                store.count_call(made.id, Some(key.id), at(2000));
                truth.done.fetch_add(1, Ordering::SeqCst);
                thread::yield_now();
            }
            truth.over.store(true, Ordering::SeqCst);
        });
        scope.spawn(|| {
            while !truth.over.load(Ordering::SeqCst) {
                store.write_counts().unwrap();
            }
        });
        scope.spawn(|| watch(&truth, || store.find_user(made.id).unwrap().unwrap().key_calls));
        scope.spawn(|| watch(&truth, || store.find_apikey(key.id).unwrap().unwrap().calls));
        scope.spawn(|| watch(&truth, || store.list_apikeys(made.id).unwrap()[0].calls));
        scope.spawn(|| {
            let change = || {
                store.update_user(made.id, &|user| {
                    user.patron += 1;
                    Ok(())
                })
            };
            watch(&truth, || change().unwrap().unwrap().key_calls);
        });
    });
    store.write_counts().unwrap();
    let counted = truth.done.load(Ordering::SeqCst);
    assert_eq!(store.find_user(made.id).unwrap().unwrap().key_calls, counted);
    assert_eq!(store.find_apikey(key.id).unwrap().unwrap().calls, counted);
}

/// Reads again and again, and compares with what must be and what can be.
fn watch(truth: &Truth, read: impl Fn() -> i64) {
    let mut last = 0;
    while !truth.over.load(Ordering::SeqCst) {
        let least = truth.done.load(Ordering::SeqCst).max(last);
        let seen = read();
        let most = truth.begun.load(Ordering::SeqCst);
        assert!((least..=most).contains(&seen), "saw {seen}, should be from {least} to {most}");
        last = seen;
    }
}
