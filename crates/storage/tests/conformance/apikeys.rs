//! What is promised of API keys.

use freesewing_domain::access::Level;
use freesewing_domain::apikey::Apikey;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{Conflict, Store, StoreError};
use freesewing_domain::secret::Secret;
use uuid::Uuid;

use crate::Promise;
use crate::records::{apikey, at, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a key comes back as it was kept", comes_back),
    ("an identifier is given once", refuses_a_taken_identifier),
    ("a key belongs to an account that is there", needs_an_account),
    ("keys are listed in the order in which they were made", lists_in_order),
    ("a secret is replaced only if it is still the old one", replaces_secrets),
    ("a key is removed once", is_removed_once),
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
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
}

fn lists_in_order(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    for (owner, id) in [(ann.id, 9), (bob.id, 5), (ann.id, 2), (ann.id, 7), (ann.id, 1)] {
        store.create_apikey(&apikey(owner, id)).unwrap();
    }
    store.delete_apikey(ApikeyId(Uuid::from_u128(7))).unwrap();
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

fn is_removed_once(store: &dyn Store) {
    let owner = user(store, "ann");
    let (key, other) = (apikey(owner.id, 1), apikey(owner.id, 2));
    store.create_apikey(&key).unwrap();
    store.create_apikey(&other).unwrap();
    assert!(store.delete_apikey(key.id).unwrap());
    assert!(!store.delete_apikey(key.id).unwrap());
    assert_eq!(store.find_apikey(key.id).unwrap(), None);
    assert_eq!(store.list_apikeys(owner.id).unwrap(), [other]);
}
