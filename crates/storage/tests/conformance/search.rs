//! What is promised of looking for accounts.

use freesewing_domain::email::EmailHash;
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::Store;
use freesewing_domain::user::{User, Username};

use crate::Promise;
use crate::records::{at, email, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("accounts are found by a part of their name", finds_by_part),
    ("no character of a part of a name stands for another", takes_every_character_as_it_is),
    ("accounts are found by their present address and by the one at sign-up", finds_by_both_addresses),
    ("no more accounts are found than were asked for", keeps_to_the_limit),
    ("accounts that are found show the calls that were counted", shows_calls),
];

fn named(store: &dyn Store, address: &str, name: &str) -> UserId {
    let made = user(store, address);
    let renamed = store.update_user(made.id, &|user| {
        user.username = Username::from_stored(name);
        Ok(())
    });
    renamed.unwrap().unwrap().id
}

fn ids(found: Vec<User>) -> Vec<UserId> {
    found.into_iter().map(|user| user.id).collect()
}

fn finds_by_part(store: &dyn Store) {
    let (anna, hanna) = (named(store, "a", "Anna"), named(store, "b", "Hanna Ä"));
    named(store, "c", "bob");
    for (text, found) in
        [("anna", vec![anna, hanna]), ("hanna", vec![hanna]), ("na ä", vec![hanna]), ("Anna", vec![]), ("x", vec![])]
    {
        assert_eq!(ids(store.search_users_by_name(text, 9).unwrap()), found, "{text}");
    }
}

fn takes_every_character_as_it_is(store: &dyn Store) {
    let odd = named(store, "a", "100%_\\ 'sure'");
    named(store, "b", "100 and more");
    for text in ["%", "_", "\\", "'", "0%_", "%_\\ '"] {
        assert_eq!(ids(store.search_users_by_name(text, 9).unwrap()), [odd], "{text}");
    }
    for text in ["1%e", "1_0", "*", "\u{0}", &"a".repeat(100_000)] {
        assert_eq!(store.search_users_by_name(text, 9).unwrap(), [], "{text:.9}");
    }
}

fn finds_by_both_addresses(store: &dyn Store) {
    let ann = user(store, "ann");
    store
        .update_user(ann.id, &|user| {
            user.email = email("anna");
            Ok(())
        })
        .unwrap();
    let newcomer = user(store, "ann");
    let found = |name: &str| ids(store.find_users_by_hash(&email(name).hash(), 9).unwrap());
    assert_eq!(found("anna"), [ann.id]);
    assert_eq!(found("ann"), [ann.id, newcomer.id]);
    assert_eq!(found("bob"), []);
    assert_eq!(store.find_users_by_hash(&EmailHash::from_stored(""), 9).unwrap(), []);
}

fn keeps_to_the_limit(store: &dyn Store) {
    let made: Vec<_> = ["a", "b", "c"].map(|name| user(store, name).id).into();
    assert_eq!(ids(store.search_users_by_name("user", 2).unwrap()), made[..2]);
    assert_eq!(store.search_users_by_name("user", 0).unwrap(), []);
    assert_eq!(ids(store.find_users_by_hash(&email("a").hash(), 1).unwrap()), made[..1]);
    assert_eq!(store.find_users_by_hash(&email("a").hash(), 0).unwrap(), []);
}

fn shows_calls(store: &dyn Store) {
    let ann = user(store, "ann");
    user(store, "bob");
    for _ in 0..2 {
        store.count_call(ann.id, None, at(3000));
        let by_name = store.search_users_by_name("user", 9).unwrap();
        let by_hash = store.find_users_by_hash(&email("ann").hash(), 9).unwrap();
        let now = store.find_user(ann.id).unwrap().unwrap();
        assert_eq!((&by_name[0], &by_hash[0]), (&now, &now));
        store.write_counts().unwrap();
    }
    assert_eq!(store.search_users_by_name("user", 9).unwrap()[0].jwt_calls, 2);
}
