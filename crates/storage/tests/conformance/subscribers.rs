//! What is promised of subscribers of the newsletter.

use std::thread;

use freesewing_domain::ids::SubscriberId;
use freesewing_domain::language::Language;
use freesewing_domain::ports::{Conflict, Store, StoreError};
use freesewing_domain::subscriber::Subscriber;
use uuid::Uuid;

use crate::Promise;
use crate::records::{at, due, email, mail, subscriber};

pub(crate) const PROMISES: &[Promise] = &[
    ("a new subscriber is kept with the mail", keeps_a_new_one),
    ("a subscriber that waits stays as it is but for its date", finds_one_that_waits),
    ("an active subscriber stays as it is", finds_an_active_one),
    ("an identifier that is taken keeps and mails nothing", refuses_a_taken_identifier),
    ("only both halves of the link activate a subscriber", activates_by_both_halves),
    ("a subscriber is activated once", activates_once),
    ("only both halves of the link remove a subscriber, once", removes_by_both_halves),
    ("old ones that nobody confirmed are removed", removes_unconfirmed_ones),
    ("of many who subscribe one address each finds the same", keeps_one_of_many),
];

fn id(id: u128) -> SubscriberId {
    SubscriberId(Uuid::from_u128(id))
}

/// Subscribes without a mail.
fn subscribe(store: &dyn Store, new: &Subscriber) -> Subscriber {
    store.subscribe(new, &|_| None).unwrap()
}

fn keeps_a_new_one(store: &dyn Store) {
    let new = subscriber("ann", 1, 1000);
    let kept = store.subscribe(&new, &|kept| Some(mail(&format!("welcome {}", kept.id)))).unwrap();
    assert_eq!(kept, new);
    assert_eq!(due(store, 1000, 9), [format!("welcome {}", new.id)]);
    assert_eq!(subscribe(store, &new), new);
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn finds_one_that_waits(store: &dyn Store) {
    let first = subscribe(store, &subscriber("ann", 1, 1000));
    let again = Subscriber { language: Language::Fr, ..subscriber("ann", 2, 2000) };
    let wanted = Subscriber { updated_at: at(2000), ..first };
    let found = store.subscribe(&again, &|found| Some(mail(&format!("again {}", found.id)))).unwrap();
    assert_eq!(found, wanted);
    assert_eq!(due(store, 2000, 9), [format!("again {}", wanted.id)]);
}

fn finds_an_active_one(store: &dyn Store) {
    let first = subscribe(store, &subscriber("ann", 1, 1000));
    assert!(store.activate_subscriber(first.id, &first.hash(), at(1500)).unwrap());
    let wanted = Subscriber { active: true, updated_at: at(1500), ..first };
    let found = store.subscribe(&subscriber("ann", 2, 2000), &|found| found.active.then(|| mail("active")));
    assert_eq!(found.unwrap(), wanted);
    assert_eq!(due(store, 2000, 9), ["active"]);
}

fn refuses_a_taken_identifier(store: &dyn Store) {
    let ann = subscribe(store, &subscriber("ann", 1, 1000));
    let refused = store.subscribe(&subscriber("bob", 1, 1000), &|_| Some(mail("taken")));
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Id))), "{refused:?}");
    assert_eq!(due(store, 9000, 9), [""; 0]);
    assert!(!store.delete_subscriber(ann.id, &email("bob").hash()).unwrap());
    assert_eq!(subscribe(store, &ann), ann);
}

fn activates_by_both_halves(store: &dyn Store) {
    let (ann, bob) = (subscriber("ann", 1, 1000), subscriber("bob", 2, 1000));
    subscribe(store, &ann);
    subscribe(store, &bob);
    for (id, hash) in [(bob.id, ann.hash()), (ann.id, bob.hash()), (id(3), ann.hash()), (ann.id, email("eve").hash())] {
        assert!(!store.activate_subscriber(id, &hash, at(2000)).unwrap());
    }
    assert_eq!(subscribe(store, &ann), ann);
    assert!(store.activate_subscriber(ann.id, &ann.hash(), at(2000)).unwrap());
    assert_eq!(subscribe(store, &ann), Subscriber { active: true, updated_at: at(2000), ..ann });
    assert_eq!(subscribe(store, &bob), bob);
}

fn activates_once(store: &dyn Store) {
    let ann = subscribe(store, &subscriber("ann", 1, 1000));
    for when in [2000, 3000] {
        assert!(store.activate_subscriber(ann.id, &ann.hash(), at(when)).unwrap());
    }
    assert_eq!(subscribe(store, &ann).updated_at, at(2000));
}

fn removes_by_both_halves(store: &dyn Store) {
    let (ann, bob) = (subscriber("ann", 1, 1000), subscriber("bob", 2, 1000));
    subscribe(store, &ann);
    subscribe(store, &bob);
    for (id, hash) in [(bob.id, ann.hash()), (ann.id, bob.hash()), (id(3), ann.hash()), (ann.id, email("eve").hash())] {
        assert!(!store.delete_subscriber(id, &hash).unwrap());
    }
    assert_eq!(subscribe(store, &subscriber("ann", 4, 1000)), ann, "still there");
    assert!(store.delete_subscriber(ann.id, &ann.hash()).unwrap());
    assert!(!store.delete_subscriber(ann.id, &ann.hash()).unwrap());
    let anew = subscriber("ann", 5, 1000);
    assert_eq!(subscribe(store, &anew), anew);
    assert!(store.delete_subscriber(bob.id, &bob.hash()).unwrap());
}

fn removes_unconfirmed_ones(store: &dyn Store) {
    let old = subscribe(store, &subscriber("old", 1, 10));
    let renewed = subscribe(store, &subscriber("renewed", 2, 10));
    let active = subscribe(store, &subscriber("active", 3, 10));
    let new = subscribe(store, &subscriber("new", 4, 20));
    store.activate_subscriber(active.id, &active.hash(), at(11)).unwrap();
    subscribe(store, &subscriber("renewed", 5, 20));
    assert_eq!(store.delete_unconfirmed_subscribers_before(at(20)).unwrap(), 1);
    assert_eq!(store.delete_unconfirmed_subscribers_before(at(20)).unwrap(), 0);
    let is_there = |one: &Subscriber| store.delete_subscriber(one.id, &one.hash()).unwrap();
    assert_eq!([&old, &renewed, &active, &new].map(is_there), [false, true, true, true]);
}

fn keeps_one_of_many(store: &dyn Store) {
    let found: Vec<Subscriber> = thread::scope(|scope| {
        let all: Vec<_> = (1..=8)
            .map(|n| {
                scope.spawn(move || store.subscribe(&subscriber("ann", n, 1000), &|_| Some(mail("hello"))).unwrap())
            })
            .collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(found.iter().all(|one| *one == found[0]), "{found:?}");
    assert_eq!(due(store, 1000, 99).len(), 8, "each is answered by mail");
}
