//! What is promised of the record of what happened to accounts.

use freesewing_domain::activity::{ActivityQuery, Detail, Entry, Event, FromTo, Kind, Means, Reason, Whence};
use freesewing_domain::apikey::Revoker;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::origin::Origin;
use freesewing_domain::ports::Store;
use freesewing_domain::rules::Avatars;
use uuid::Uuid;

use crate::Promise;
use crate::records::{at, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("an event comes back as it was kept", comes_back),
    ("an event of each kind comes back", keeps_each_kind),
    ("events are listed newest first, by account, by kind and in parts", lists_newest_first),
    ("no more of a kind are kept in an hour than is said, and for each account", keeps_so_many),
    ("what happened to an account goes with it", goes_with_its_account),
    ("of an account that is gone only its removal is kept", keeps_that_it_was_removed),
    ("what happened before a moment is forgotten", forgets),
    ("no number is used again", uses_no_number_twice),
];

const HOUR: i64 = 60 * 60 * 1000;

fn event(user: UserId, kind: Kind, millis: i64) -> Event {
    Event::new(at(millis), user, kind, Whence::default())
}

fn all() -> ActivityQuery {
    ActivityQuery { user: None, kind: None, before: None, limit: 100 }
}

fn of(user: UserId) -> ActivityQuery {
    ActivityQuery { user: Some(user), ..all() }
}

fn kinds(entries: &[Entry]) -> Vec<Kind> {
    entries.iter().map(|entry| entry.event.kind).collect()
}

fn comes_back(store: &dyn Store) {
    let ann = user(store, "ann");
    let origin = Origin { address: "203.0.113.77".parse().ok(), agent: Some("curl/8.5.0".to_owned()) };
    let key = |id| Some(ApikeyId(Uuid::from_u128(id)));
    let whole = Event {
        actor: Some(UserId(77)),
        key: key(1),
        detail: Detail {
            means: Some(Means::Github),
            reason: Some(Reason::WrongCode),
            change: Some(FromTo { from: "user".to_owned(), to: "admin".to_owned() }),
            revoker: Some(Revoker::Finder),
            level: Some(3),
            successor: key(2),
            used_key: key(3),
        },
        ..Event::new(at(1000), ann.id, Kind::KeyRevoked, Whence::of(&origin))
    };
    let bare = event(ann.id, Kind::Exported, 2000);
    store.append_activity(&whole).unwrap();
    store.append_activity(&bare).unwrap();
    let entries = store.list_activity(&all()).unwrap();
    let events: Vec<_> = entries.into_iter().map(|entry| entry.event).collect();
    assert_eq!(events, [bare, whole]);
}

fn keeps_each_kind(store: &dyn Store) {
    let ann = user(store, "ann");
    for kind in Kind::ALL {
        store.append_activity(&event(ann.id, *kind, 1000)).unwrap();
    }
    let mut kept = kinds(&store.list_activity(&of(ann.id)).unwrap());
    kept.reverse();
    assert_eq!(kept, Kind::ALL);
}

fn lists_newest_first(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    // Not by time: what comes later is later, whatever the clock was set to meanwhile.
    for (user, kind, millis) in [
        (ann.id, Kind::KeyCreated, 3000),
        (bob.id, Kind::KeyCreated, 1000),
        (ann.id, Kind::SignedIn, 2000),
        (ann.id, Kind::KeyCreated, 1000),
    ] {
        store.append_activity(&event(user, kind, millis)).unwrap();
    }
    let everything = store.list_activity(&all()).unwrap();
    assert_eq!(everything.len(), 4);
    assert!(everything.is_sorted_by(|one, other| one.id > other.id));
    let anns = store.list_activity(&of(ann.id)).unwrap();
    assert_eq!(kinds(&anns), [Kind::KeyCreated, Kind::SignedIn, Kind::KeyCreated]);
    let made = ActivityQuery { kind: Some(Kind::KeyCreated), ..all() };
    assert_eq!(store.list_activity(&made).unwrap().len(), 3);
    assert_eq!(store.list_activity(&ActivityQuery { user: Some(ann.id), ..made }).unwrap().len(), 2);
    let first = store.list_activity(&ActivityQuery { limit: 2, ..of(ann.id) }).unwrap();
    let rest = ActivityQuery { before: Some(first[1].id), limit: 2, ..of(ann.id) };
    let rest = store.list_activity(&rest).unwrap();
    assert_eq!([first, rest].concat(), anns);
    assert_eq!(store.list_activity(&ActivityQuery { before: Some(anns[2].id), ..of(ann.id) }).unwrap(), []);
    assert_eq!(store.list_activity(&of(UserId(77))).unwrap(), []);
}

fn keeps_so_many(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let most = Kind::SignInFailed.most().unwrap();
    let fail = |user, millis| store.append_activity(&event(user, Kind::SignInFailed, millis)).unwrap();
    let count = |user| store.list_activity(&ActivityQuery { limit: 1000, ..of(user) }).unwrap().len();
    let most_kept = usize::try_from(most).unwrap();
    for millis in 0..i64::from(most) + 5 {
        fail(ann.id, millis);
    }
    assert_eq!(count(ann.id), most_kept);
    fail(bob.id, 100);
    assert_eq!(count(bob.id), 1, "somebody else's are counted apart");
    store.append_activity(&event(ann.id, Kind::SignedIn, 100)).unwrap();
    assert_eq!(count(ann.id), most_kept + 1, "so are other kinds");
    fail(ann.id, HOUR - 1);
    assert_eq!(count(ann.id), most_kept + 1);
    // The first is an hour old, so there is room for one.
    fail(ann.id, HOUR);
    fail(ann.id, HOUR);
    assert_eq!(count(ann.id), most_kept + 2);
    for _ in 0..most + 5 {
        store.append_activity(&event(bob.id, Kind::SignedIn, 100)).unwrap();
    }
    assert_eq!(count(bob.id), most_kept + 6, "where nothing is said, all are kept");
}

fn goes_with_its_account(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    store.append_activity(&event(ann.id, Kind::SignedIn, 1000)).unwrap();
    let by_ann = Event { actor: Some(ann.id), ..event(bob.id, Kind::RoleChanged, 1000) };
    store.append_activity(&by_ann).unwrap();
    store.delete_user(ann.id, &Avatars::default()).unwrap();
    assert_eq!(store.list_activity(&of(ann.id)).unwrap(), []);
    let bobs = store.list_activity(&of(bob.id)).unwrap();
    assert_eq!(bobs[0].event, by_ann, "what it did to others stays with them");
}

fn keeps_that_it_was_removed(store: &dyn Store) {
    let ann = user(store, "ann");
    store.delete_user(ann.id, &Avatars::default()).unwrap();
    for kind in [Kind::SignedIn, Kind::Removed, Kind::KeyCreated] {
        store.append_activity(&event(ann.id, kind, 1000)).unwrap();
    }
    assert_eq!(kinds(&store.list_activity(&of(ann.id)).unwrap()), [Kind::Removed]);
}

fn forgets(store: &dyn Store) {
    let ann = user(store, "ann");
    for millis in [1000, 1999, 2000, 3000] {
        store.append_activity(&event(ann.id, Kind::SignedIn, millis)).unwrap();
    }
    assert_eq!(store.delete_activity_before(at(2000)).unwrap(), 2);
    assert_eq!(store.delete_activity_before(at(2000)).unwrap(), 0);
    let left: Vec<_> = store.list_activity(&all()).unwrap().iter().map(|entry| entry.event.at).collect();
    assert_eq!(left, [at(3000), at(2000)]);
}

fn uses_no_number_twice(store: &dyn Store) {
    let ann = user(store, "ann");
    store.append_activity(&event(ann.id, Kind::SignedIn, 1000)).unwrap();
    let first = store.list_activity(&all()).unwrap()[0].id;
    store.delete_activity_before(at(2000)).unwrap();
    store.append_activity(&event(ann.id, Kind::SignedIn, 3000)).unwrap();
    assert!(store.list_activity(&all()).unwrap()[0].id > first);
}
