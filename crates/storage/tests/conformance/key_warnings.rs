//! What is promised of keys whose owners are to be warned.

use freesewing_domain::apikey::{Apikey, EndWarning, EndingKeys, Revocation, Revoker, Warned};
use freesewing_domain::confirmation::Kind;
use freesewing_domain::error::Error;
use freesewing_domain::ids::ApikeyId;
use freesewing_domain::ports::{Conflict, Store, StoreError};
use uuid::Uuid;

use crate::Promise;
use crate::records::{apikey, at, confirmation, due, mail, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("keys that end in a span of time are found, by their ends", ending_ones_are_found),
    ("keys that end in a span of time are found bit by bit", ending_ones_are_found_bit_by_bit),
    ("keys that ended early or were replaced are not found among those that end", ended_ones_are_not_found),
    ("keys that end are found by what their owners were warned of", are_found_by_warning),
    ("what an owner was warned of is kept", warnings_are_kept),
    ("a key changes with a confirmation and its mail", changes_with_a_confirmation),
    ("a key changes with a confirmation and its mail, or not at all", changes_with_all_or_with_nothing),
];

/// Those that end after 100, and up to 200.
fn wanted() -> EndingKeys {
    EndingKeys { warned: None, after: (at(100), None), until: at(200), limit: 100 }
}

fn found(store: &dyn Store, ending: &EndingKeys) -> Vec<u128> {
    store.list_ending_apikeys(ending).unwrap().into_iter().map(|key| key.id.0.as_u128()).collect()
}

/// Keeps keys of one account, each with its number and its end.
fn keep(store: &dyn Store, keys: &[(u128, i64)]) {
    let owner = user(store, "ann");
    for (id, ends) in keys {
        store.create_apikey(&Apikey { expires_at: at(*ends), ..apikey(owner.id, *id) }).unwrap();
    }
}

fn change(store: &dyn Store, id: u128, change: impl Fn(&mut Apikey)) {
    let change = |key: &mut Apikey| {
        change(key);
        Ok(())
    };
    store.update_apikey(ApikeyId(Uuid::from_u128(id)), &change, None, at(1)).unwrap().unwrap();
}

fn ending_ones_are_found(store: &dyn Store) {
    keep(store, &[(1, 100), (2, 201), (3, 200), (4, 101), (6, 150), (5, 150)]);
    assert_eq!(found(store, &wanted()), [4, 5, 6, 3]);
    let key = store.list_ending_apikeys(&wanted()).unwrap().remove(0);
    assert_eq!(Some(key), store.find_apikey(ApikeyId(Uuid::from_u128(4))).unwrap());
}

fn ending_ones_are_found_bit_by_bit(store: &dyn Store) {
    keep(store, &[(7, 150), (3, 150), (5, 150), (1, 160), (9, 140)]);
    let mut all = Vec::new();
    let mut ending = EndingKeys { limit: 2, ..wanted() };
    loop {
        let keys = store.list_ending_apikeys(&ending).unwrap();
        let Some(last) = keys.last() else { break };
        assert!(keys.len() <= 2);
        ending.after = (last.expires_at, Some(last.id));
        all.extend(keys.into_iter().map(|key| key.id.0.as_u128()));
    }
    assert_eq!(all, [9, 3, 5, 7, 1]);
}

fn ended_ones_are_not_found(store: &dyn Store) {
    keep(store, &[(1, 150), (2, 150), (3, 150)]);
    let revocation = || Revocation { at: at(1), by: Revoker::Owner, reason: String::new() };
    change(store, 1, |key| key.revoked = Some(revocation()));
    change(store, 2, |key| key.successor = Some(ApikeyId(Uuid::from_u128(9))));
    assert_eq!(found(store, &wanted()), [3]);
}

fn are_found_by_warning(store: &dyn Store) {
    keep(store, &[(1, 150), (2, 150), (3, 150)]);
    change(store, 2, |key| key.warned.of_end = Some(EndWarning::Fortnight));
    change(store, 3, |key| key.warned.of_end = Some(EndWarning::Days));
    let warned = |warned| found(store, &EndingKeys { warned, ..wanted() });
    assert_eq!(warned(None), [1]);
    assert_eq!(warned(Some(EndWarning::Fortnight)), [2]);
    assert_eq!(warned(Some(EndWarning::Days)), [3]);
}

fn warnings_are_kept(store: &dyn Store) {
    let owner = user(store, "ann");
    let warned = Warned { of_end: Some(EndWarning::Fortnight), of_use: Some(at(77)) };
    let key = Apikey { warned, ..apikey(owner.id, 1) };
    store.create_apikey(&key).unwrap();
    assert_eq!(store.find_apikey(key.id).unwrap().unwrap().warned, warned);
    let later = Warned { of_end: Some(EndWarning::Days), of_use: None };
    change(store, 1, |key| key.warned = later);
    assert_eq!(store.find_apikey(key.id).unwrap().unwrap().warned, later);
}

fn changes_with_a_confirmation(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = apikey(owner.id, 1);
    store.create_apikey(&key).unwrap();
    let link = confirmation(5, Kind::RevokeKey, Some(owner.id));
    let note = |key: &mut Apikey| {
        key.warned.of_use = Some(at(1000));
        Ok(())
    };
    let changed = store.update_apikey_with_confirmation(key.id, &note, &link, mail("told")).unwrap();
    let expected = Apikey { warned: Warned { of_end: None, of_use: Some(at(1000)) }, ..key.clone() };
    assert_eq!(changed, Some(expected.clone()));
    assert_eq!(store.find_apikey(key.id).unwrap(), Some(expected));
    assert_eq!(store.find_confirmation(link.id).unwrap(), Some(link));
    assert_eq!(due(store, 1000, 9), ["told"]);
}

fn changes_with_all_or_with_nothing(store: &dyn Store) {
    let owner = user(store, "ann");
    let key = apikey(owner.id, 1);
    store.create_apikey(&key).unwrap();
    let (taken, free) =
        (confirmation(5, Kind::RevokeKey, Some(owner.id)), confirmation(6, Kind::RevokeKey, Some(owner.id)));
    store.create_confirmation(&taken, None).unwrap();
    let note = |key: &mut Apikey| {
        key.warned.of_use = Some(at(1000));
        Ok(())
    };
    let refused = store.update_apikey_with_confirmation(key.id, &note, &taken, mail("told"));
    assert!(matches!(refused, Err(Error::Store(StoreError::Conflict(Conflict::Id)))), "{refused:?}");
    let refused = store.update_apikey_with_confirmation(key.id, &|_| Err(Error::NotFound), &free, mail("told"));
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let unknown = ApikeyId(Uuid::from_u128(9));
    assert_eq!(store.update_apikey_with_confirmation(unknown, &note, &free, mail("told")).unwrap(), None);
    assert_eq!(store.find_apikey(key.id).unwrap(), Some(key));
    assert_eq!(store.find_confirmation(free.id).unwrap(), None);
    assert!(due(store, 2000, 9).is_empty());
}
