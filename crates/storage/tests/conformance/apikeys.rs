//! What is promised of API keys.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use freesewing_domain::access::Level;
use freesewing_domain::apikey::{Apikey, Revocation, Revoker};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{Conflict, Store, StoreError};
use freesewing_domain::secret::Secret;
use uuid::Uuid;

use crate::Promise;
use crate::records::{apikey, at, due, mail, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a key comes back as it was kept", comes_back),
    ("an identifier is given once", refuses_a_taken_identifier),
    ("a key belongs to an account that is there", needs_an_account),
    ("keys are listed in the order in which they were made", lists_in_order),
    ("a secret is replaced only if it is still the old one", replaces_secrets),
    ("a key is found by what is kept of its secret", is_found_by_secret),
    ("a key changes, but for what counting decides, and its mail goes out", changes),
    ("a key changes whole or not at all", changes_whole_or_not_at_all),
    ("a key takes the place of another", is_replaced),
    ("all keys of a user change at once, with one mail", all_of_a_user_change),
    ("a change is seen by whoever reads once it is answered", a_change_is_seen_once_it_is_answered),
    ("keys that were revoked long ago go", old_revoked_ones_go),
];

fn comes_back(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = Apikey {
        name: "Ann's \u{1f511}".to_owned(),
        calls: 5,
        last_seen: Some(at(1500)),
        level: Level::MAX,
        ..apikey(owner.id, 0xabcd_ef00)
    };
    store.create_apikey(&key).unwrap();
    assert_eq!(store.find_apikey(key.id).unwrap(), Some(key));
    assert_eq!(store.find_apikey(ApikeyId(Uuid::from_u128(2))).unwrap(), None);
}

fn refuses_a_taken_identifier(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = apikey(owner.id, 1);
    store.create_apikey(&key).unwrap();
    let refused = store.create_apikey(&Apikey { name: "another".to_owned(), ..key.clone() });
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Id))), "{refused:?}");
    assert_eq!(store.list_apikeys(owner.id).unwrap(), [key]);
}

fn needs_an_account(store: &dyn Store) {
    let refused = store.create_apikey(&apikey(UserId(77), 1));
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
}

fn lists_in_order(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    for (owner, id) in [(ann.id, 9), (bob.id, 5), (ann.id, 2), (ann.id, 7), (ann.id, 1)] {
        store.create_apikey(&apikey(owner, id)).unwrap();
    }
    let gone = |key: &mut Apikey| revoked(key, 1);
    store.update_apikey(ApikeyId(Uuid::from_u128(7)), &gone, None, at(1)).unwrap();
    store.delete_apikeys_revoked_before(at(2)).unwrap();
    store.create_apikey(&apikey(ann.id, 3)).unwrap();
    let ids: Vec<_> = store.list_apikeys(ann.id).unwrap().into_iter().map(|key| key.id.0.as_u128()).collect();
    assert_eq!(ids, [9, 2, 1, 3]);
    assert_eq!(store.list_apikeys(UserId(77)).unwrap(), []);
}

fn replaces_secrets(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = apikey(owner.id, 1);
    store.create_apikey(&key).unwrap();
    let secret = |text: &str| Secret::new(text);
    let kept = || store.find_apikey(key.id).unwrap().unwrap().secret;
    store.replace_apikey_secret(key.id, &secret("other"), &secret("wrong")).unwrap();
    assert_eq!(kept(), secret("kept"));
    store.replace_apikey_secret(key.id, &secret("kept"), &secret("new")).unwrap();
    assert_eq!(kept(), secret("new"));
    store.replace_apikey_secret(ApikeyId(Uuid::from_u128(2)), &secret("kept"), &secret("new")).unwrap();
}

fn is_found_by_secret(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = Apikey { secret: Secret::new("h1:one"), ..apikey(owner.id, 1) };
    store.create_apikey(&key).unwrap();
    store.create_apikey(&apikey(owner.id, 2)).unwrap();
    assert_eq!(store.find_apikey_by_secret(&Secret::new("h1:one")).unwrap(), Some(key));
    assert_eq!(store.find_apikey_by_secret(&Secret::new("h1:two")).unwrap(), None);
}

fn revoked(key: &mut Apikey, millis: i64) -> Result<(), Error> {
    key.revoked = Some(Revocation { at: at(millis), by: Revoker::Maintainer, reason: "too much".to_owned() });
    Ok(())
}

fn changes(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = apikey(owner.id, 1);
    store.create_apikey(&key).unwrap();
    store.count_call(owner.id, Some(key.id), at(1500));
    let changed = store.update_apikey(
        key.id,
        &|key| {
            revoked(key, 2000)?;
            (key.name, key.user, key.calls) = ("new".to_owned(), UserId(99), 77);
            Ok(())
        },
        Some(mail("told")),
        at(2000),
    );
    let mut expected = Apikey { name: "new".to_owned(), calls: 1, last_seen: Some(at(1500)), ..key.clone() };
    revoked(&mut expected, 2000).unwrap();
    assert_eq!(changed.unwrap(), Some(expected.clone()));
    store.write_counts().unwrap();
    assert_eq!(store.find_apikey(key.id).unwrap(), Some(expected));
    assert_eq!(due(store, 2000, 9), ["told"]);
}

fn changes_whole_or_not_at_all(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = apikey(owner.id, 1);
    store.create_apikey(&key).unwrap();
    let refuse = |key: &mut Apikey| {
        key.name = "new".to_owned();
        Err(Error::KeyNotActive)
    };
    let refused = store.update_apikey(key.id, &refuse, Some(mail("told")), at(2000));
    assert!(matches!(refused, Err(Error::KeyNotActive)), "{refused:?}");
    let refused = store.replace_apikey(key.id, &|key| refuse(key).map(|()| apikey(owner.id, 2)));
    assert!(matches!(refused, Err(Error::KeyNotActive)), "{refused:?}");
    let taken = store.replace_apikey(key.id, &|key| revoked(key, 1).map(|()| apikey(owner.id, 1)));
    assert!(matches!(taken, Err(Error::Store(StoreError::Conflict(Conflict::Id)))), "{taken:?}");
    let unknown = ApikeyId(Uuid::from_u128(9));
    assert_eq!(store.update_apikey(unknown, &|_| Ok(()), Some(mail("told")), at(2000)).unwrap(), None);
    assert_eq!(store.replace_apikey(unknown, &|_| Ok(apikey(owner.id, 3))).unwrap(), None);
    assert_eq!(store.list_apikeys(owner.id).unwrap(), [key]);
    assert!(due(store, 2000, 9).is_empty());
}

fn is_replaced(store: &dyn Store) {
    let owner = user(store, "ann");
    let old = apikey(owner.id, 1);
    let new = Apikey { predecessor: Some(old.id), level: old.level, ..apikey(owner.id, 2) };
    store.create_apikey(&old).unwrap();
    store.count_call(owner.id, Some(old.id), at(1500));
    let replace = |key: &mut Apikey| {
        let new = Apikey { predecessor: Some(key.id), level: key.level, ..apikey(owner.id, 2) };
        (key.successor, key.expires_at, key.calls) = (Some(new.id), at(1234), 77);
        Ok(new)
    };
    let ended =
        Apikey { successor: Some(new.id), expires_at: at(1234), calls: 1, last_seen: Some(at(1500)), ..old.clone() };
    assert_eq!(store.replace_apikey(old.id, &replace).unwrap(), Some((ended.clone(), new.clone())));
    assert_eq!(store.list_apikeys(owner.id).unwrap(), [ended, new]);
}

fn all_of_a_user_change(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let keys = [apikey(ann.id, 5), apikey(ann.id, 2), apikey(ann.id, 3)];
    let other = apikey(bob.id, 4);
    for key in keys.iter().chain([&other]) {
        store.create_apikey(key).unwrap();
    }
    let skip = keys[1].id;
    let change = |key: &mut Apikey| if key.id == skip { Ok(()) } else { revoked(key, 9) };
    let name = |keys: &[Apikey]| mail(&keys.iter().map(|key| key.name.as_str()).collect::<Vec<_>>().join(", "));
    let changed = store.update_apikeys_of(ann.id, &change, &name, at(2000)).unwrap();
    let ended = |key: &Apikey| {
        let mut key = key.clone();
        revoked(&mut key, 9).unwrap();
        key
    };
    assert_eq!(changed, [ended(&keys[0]), ended(&keys[2])]);
    assert_eq!(store.list_apikeys(ann.id).unwrap(), [ended(&keys[0]), keys[1].clone(), ended(&keys[2])]);
    assert_eq!(store.list_apikeys(bob.id).unwrap(), [other]);
    assert_eq!(due(store, 2000, 9), ["key 5, key 3"]);
    assert!(store.update_apikeys_of(ann.id, &|_| Ok(()), &name, at(2000)).unwrap().is_empty());
    assert!(store.update_apikeys_of(UserId(99), &change, &name, at(2000)).unwrap().is_empty());
    let half = |key: &mut Apikey| {
        key.name = "new".to_owned();
        if key.id == skip { Err(Error::KeyNotActive) } else { Ok(()) }
    };
    let refused = store.update_apikeys_of(ann.id, &half, &name, at(2000));
    assert!(matches!(refused, Err(Error::KeyNotActive)), "{refused:?}");
    assert_eq!(store.list_apikeys(ann.id).unwrap()[0].name, "key 5");
    assert!(due(store, 2000, 9).is_empty());
}

fn a_change_is_seen_once_it_is_answered(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = apikey(owner.id, 1);
    store.create_apikey(&key).unwrap();
    let (reading, answered) = (Barrier::new(5), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                assert_eq!(store.find_apikey(key.id).unwrap().unwrap().revoked, None);
                reading.wait();
                let mut after = 0;
                while after < 50 {
                    // Looked at first: what is read then begins after the answer.
                    let begins_after = answered.load(Ordering::SeqCst);
                    let found = store.find_apikey(key.id).unwrap().unwrap();
                    if begins_after {
                        assert!(found.revoked.is_some(), "a key that was revoked still works");
                        after += 1;
                    }
                }
            });
        }
        // Everybody reads by now.
        reading.wait();
        store.update_apikey(key.id, &|key| revoked(key, 1), Some(mail("told")), at(1)).unwrap();
        answered.store(true, Ordering::SeqCst);
    });
}

fn old_revoked_ones_go(store: &dyn Store) {
    let owner = user(store, "ann");
    for id in 1..=3 {
        store.create_apikey(&apikey(owner.id, id)).unwrap();
    }
    for (id, millis) in [(1, 1999), (2, 2000)] {
        let change = |key: &mut Apikey| revoked(key, millis);
        store.update_apikey(ApikeyId(Uuid::from_u128(id)), &change, None, at(millis)).unwrap();
    }
    assert_eq!(store.delete_apikeys_revoked_before(at(2000)).unwrap(), 1);
    assert_eq!(store.delete_apikeys_revoked_before(at(2000)).unwrap(), 0);
    let left: Vec<_> = store.list_apikeys(owner.id).unwrap().into_iter().map(|key| key.id.0.as_u128()).collect();
    assert_eq!(left, [2, 3]);
}
