//! What is promised of the usage series.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use freesewing_domain::apikey::{Apikey, Revocation, Revoker};
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::Store;
use freesewing_domain::rules::Avatars;
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::{By, Calls, CountedCall, Group, Outcome, Tally, UsageQuery, Whose};

use crate::Promise;
use crate::records::{apikey, at, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("usage is read once it is written", is_read_once_written),
    ("usage written again and again adds up", adds_up),
    ("calls are put together by hour, in order", by_hour),
    ("calls are put together by day, in order", by_day),
    ("calls are put together by route, the busiest first", by_route),
    ("calls are put together by outcome, the most frequent first, then in the order of outcomes", by_outcome),
    ("calls are put together by key and owner, those with tokens too", by_key),
    ("calls are put together by account, by number where they are as many", by_user),
    ("each group tells its outcomes apart", tells_outcomes_apart),
    ("usage is everybody's, an account's or a key's", whose),
    ("a key without calls has no usage, and neither has one that is not there", nothing_of_nobody),
    ("no more groups are answered than asked for, the first ones", limits),
    ("a span takes its start and leaves its end, by the hour", spans_hours),
    ("a span takes its start and leaves its end, by the day", spans_days),
    ("whole days are answered when their hours are forgotten", answers_days_without_hours),
    ("what is older is forgotten, what is not stays", sweeps),
    ("the usage of an account goes with it, also what is not yet written", goes_with_its_account),
    ("the usage of a key that is gone stays with its account", outlives_its_key),
    ("calls of an account that never was are forgotten", forgets_calls_of_nobody),
    ("every call from many threads is counted once", counts_exactly_from_many_threads),
];

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// A day in 2026, such that numbers of hours around it have the same number of digits.
const D: i64 = 20_500 * DAY;
const READ: &str = "GET /sets/{id}/key";
const WRITE: &str = "PATCH /sets/{id}/key";

fn call(user: UserId, key: Option<ApikeyId>, at: i64) -> CountedCall<'static> {
    CountedCall { user, key, at: Timestamp::from_millis(at), route: READ, outcome: Outcome::Ok }
}

/// Counts calls, and writes them down.
fn count<'a>(store: &dyn Store, calls: impl IntoIterator<Item = CountedCall<'a>>) {
    calls.into_iter().for_each(|call| store.count_usage(call));
    store.write_counts().unwrap();
}

/// An account with a key.
fn household(store: &dyn Store, name: &str, id: u128) -> (UserId, Apikey) {
    let owner = user(store, name).id;
    let key = apikey(owner, id);
    store.create_apikey(&key).unwrap();
    (owner, key)
}

/// A question about everybody in the ten days around [`D`].
fn ask(by: By) -> UsageQuery {
    UsageQuery { whose: Whose::Everybody, from: at(D - 5 * DAY), to: at(D + 5 * DAY), by, limit: 100 }
}

/// The groups of an answer, and how many calls each had.
fn groups(store: &dyn Store, query: UsageQuery) -> Vec<(Group, i64)> {
    let tallies = store.usage(&query).unwrap();
    tallies.into_iter().map(|tally| (tally.group, tally.calls.total())).collect()
}

/// How many calls there were in all.
fn total(store: &dyn Store, query: UsageQuery) -> i64 {
    groups(store, query).into_iter().map(|(_, calls)| calls).sum()
}

fn time(millis: i64) -> Group {
    Group::Time(at(millis))
}

fn is_read_once_written(store: &dyn Store) {
    let (ann, key) = household(store, "ann", 1);
    count(store, [call(ann, Some(key.id), D), call(ann, None, D + 1)]);
    for by in [By::Hour, By::Day] {
        let calls = Calls { ok: 2, ..Calls::default() };
        assert_eq!(store.usage(&ask(by)).unwrap(), [Tally { group: time(D), calls }]);
    }
}

fn adds_up(store: &dyn Store) {
    let (ann, key) = household(store, "ann", 1);
    for round in 1..=4 {
        count(store, [call(ann, Some(key.id), D), call(ann, None, D)]);
        store.write_counts().unwrap();
        assert_eq!([By::Hour, By::Day].map(|by| total(store, ask(by))), [2 * round; 2]);
    }
}

fn by_hour(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let moments = [D + 2 * HOUR, D, D + HOUR - 1, D - 1, D + 2 * HOUR + 7, D + DAY];
    count(store, moments.map(|moment| call(ann, None, moment)));
    let wanted = [(D - HOUR, 1), (D, 2), (D + 2 * HOUR, 2), (D + DAY, 1)].map(|(start, calls)| (time(start), calls));
    assert_eq!(groups(store, ask(By::Hour)), wanted);
}

fn by_day(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let moments = [D + DAY, D, D + DAY - 1, D - 1, D + DAY + HOUR, D + 2 * DAY - 1];
    count(store, moments.map(|moment| call(ann, None, moment)));
    let wanted = [(D - DAY, 1), (D, 2), (D + DAY, 3)].map(|(start, calls)| (time(start), calls));
    assert_eq!(groups(store, ask(By::Day)), wanted);
    // From the hours, because the span ends within a day.
    let part = UsageQuery { to: at(D + 2 * DAY - HOUR), ..ask(By::Day) };
    assert_eq!(groups(store, part), [(D - DAY, 1), (D, 2), (D + DAY, 2)].map(|(start, calls)| (time(start), calls)));
}

fn by_route(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let routes = [(READ, 2), (WRITE, 3), ("GET /a/key", 2), ("GET /Z/key", 1)];
    for (route, calls) in routes {
        count(store, (0..calls).map(|_| CountedCall { route, ..call(ann, None, D) }));
    }
    let wanted = [(WRITE, 3), ("GET /a/key", 2), (READ, 2), ("GET /Z/key", 1)];
    assert_eq!(groups(store, ask(By::Route)), wanted.map(|(route, calls)| (Group::Route(route.to_owned()), calls)));
}

fn by_outcome(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let outcomes = Outcome::ALL.iter().rev().chain([&Outcome::Limited]);
    count(store, outcomes.map(|outcome| CountedCall { outcome: *outcome, ..call(ann, None, D) }));
    let wanted = [
        (Outcome::Limited, 2),
        (Outcome::Ok, 1),
        (Outcome::ClientError, 1),
        (Outcome::Denied, 1),
        (Outcome::ServerError, 1),
    ];
    let wanted = wanted.map(|(outcome, calls)| (Group::Outcome(outcome), calls));
    for query in [ask(By::Outcome), UsageQuery { to: at(D + HOUR), ..ask(By::Outcome) }] {
        assert_eq!(groups(store, query), wanted);
    }
}

fn by_key(store: &dyn Store) {
    let ((ann, first), (bob, other)) = (household(store, "ann", 2), household(store, "bob", 1));
    let second = apikey(ann, 3);
    store.create_apikey(&second).unwrap();
    let calls = [(ann, None), (ann, Some(first.id)), (bob, Some(other.id)), (ann, Some(second.id)), (bob, None)];
    count(store, calls.into_iter().chain([(bob, Some(other.id))]).map(|(user, key)| call(user, key, D)));
    let wanted = [
        (Group::Key(bob, Some(other.id)), 2),
        (Group::Key(ann, None), 1),
        (Group::Key(ann, Some(first.id)), 1),
        (Group::Key(ann, Some(second.id)), 1),
        (Group::Key(bob, None), 1),
    ];
    assert_eq!(groups(store, ask(By::Key)), wanted);
}

fn by_user(store: &dyn Store) {
    // Enough that their numbers have one digit and two: 10 comes after 9.
    let all: Vec<_> = (0..12).map(|number| user(store, &format!("user{number}")).id).collect();
    count(store, all.iter().rev().map(|id| call(*id, None, D)));
    let busiest = all[6];
    count(store, [call(busiest, None, D)]);
    let others = all.iter().filter(|id| **id != busiest).map(|id| (Group::User(*id), 1));
    let wanted: Vec<_> = [(Group::User(busiest), 2)].into_iter().chain(others).collect();
    assert_eq!(groups(store, ask(By::User)), wanted);
}

fn tells_outcomes_apart(store: &dyn Store) {
    let (ann, key) = household(store, "ann", 1);
    for (times, outcome) in (1..).zip(Outcome::ALL) {
        count(store, (0..times).map(|_| CountedCall { outcome: *outcome, ..call(ann, Some(key.id), D) }));
    }
    let calls = Calls { ok: 1, client_error: 2, denied: 3, limited: 4, server_error: 5 };
    let groups = [
        (By::Hour, time(D)),
        (By::Day, time(D)),
        (By::Route, Group::Route(READ.to_owned())),
        (By::Key, Group::Key(ann, Some(key.id))),
        (By::User, Group::User(ann)),
    ];
    for (by, group) in groups {
        assert_eq!(store.usage(&ask(by)).unwrap(), [Tally { group, calls }], "{by:?}");
    }
}

fn whose(store: &dyn Store) {
    let ((ann, first), (bob, other)) = (household(store, "ann", 1), household(store, "bob", 2));
    let second = apikey(ann, 3);
    store.create_apikey(&second).unwrap();
    let calls = [(ann, None, 1), (ann, Some(first.id), 2), (ann, Some(second.id), 4), (bob, Some(other.id), 8)];
    for (user, key, times) in calls {
        count(store, (0..times).map(|_| call(user, key, D)));
    }
    let wanted = [
        (Whose::Everybody, 15),
        (Whose::User(ann), 7),
        (Whose::User(bob), 8),
        (Whose::Key(first.id), 2),
        (Whose::Key(second.id), 4),
        (Whose::Key(other.id), 8),
    ];
    for by in [By::Hour, By::Day, By::Route, By::Outcome, By::Key, By::User] {
        for (whose, calls) in wanted {
            assert_eq!(total(store, UsageQuery { whose, ..ask(by) }), calls, "{whose:?} by {by:?}");
        }
    }
}

fn nothing_of_nobody(store: &dyn Store) {
    let (ann, key) = household(store, "ann", 1);
    count(store, [call(ann, None, D)]);
    for whose in [Whose::Key(key.id), Whose::Key(apikey(ann, 77).id), Whose::User(UserId(77))] {
        assert_eq!(groups(store, UsageQuery { whose, ..ask(By::Outcome) }), []);
    }
    assert_eq!(groups(store, UsageQuery { from: at(D), to: at(D), ..ask(By::Day) }), []);
}

fn limits(store: &dyn Store) {
    let ann = user(store, "ann").id;
    for hours in 0..5 {
        count(store, (0..=hours).map(|_| call(ann, None, D + hours * HOUR)));
    }
    let first = UsageQuery { limit: 2, ..ask(By::Hour) };
    assert_eq!(groups(store, first), [(time(D), 1), (time(D + HOUR), 2)]);
    count(store, [CountedCall { route: WRITE, ..call(ann, None, D) }]);
    assert_eq!(groups(store, UsageQuery { limit: 1, ..ask(By::Route) }), [(Group::Route(READ.to_owned()), 15)]);
    assert_eq!(groups(store, UsageQuery { limit: 0, ..ask(By::Route) }), []);
}

fn spans_hours(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let (from, to) = (D + 3 * HOUR, D + 5 * HOUR);
    count(store, [from - 1, from, from + HOUR, to - 1, to].map(|moment| call(ann, None, moment)));
    for by in [By::Hour, By::Day, By::Route, By::Outcome, By::Key, By::User] {
        assert_eq!(total(store, UsageQuery { from: at(from), to: at(to), ..ask(by) }), 3, "{by:?}");
    }
}

fn spans_days(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let (from, to) = (D - DAY, D + DAY);
    count(store, [from - 1, from, D, to - 1, to].map(|moment| call(ann, None, moment)));
    for by in [By::Hour, By::Day, By::Route, By::Outcome, By::Key, By::User] {
        assert_eq!(total(store, UsageQuery { from: at(from), to: at(to), ..ask(by) }), 3, "{by:?}");
    }
}

fn answers_days_without_hours(store: &dyn Store) {
    let ann = user(store, "ann").id;
    count(store, [D, D + 3 * HOUR, D + DAY].map(|moment| call(ann, None, moment)));
    assert_eq!(store.delete_usage_before(at(D + 5 * DAY), at(D)).unwrap(), 3);
    assert_eq!(groups(store, ask(By::Hour)), []);
    assert_eq!(groups(store, ask(By::Day)), [(time(D), 2), (time(D + DAY), 1)]);
    assert_eq!(total(store, ask(By::Route)), 3);
    let part = UsageQuery { to: at(D + HOUR), ..ask(By::Route) };
    assert_eq!(groups(store, part), [], "a part of a day is only known by its hours");
}

fn sweeps(store: &dyn Store) {
    let (ann, key) = household(store, "ann", 1);
    count(store, [D - DAY, D - HOUR, D, D + HOUR].map(|moment| call(ann, Some(key.id), moment)));
    assert_eq!(store.delete_usage_before(at(D - 2 * DAY), at(D - 2 * DAY)).unwrap(), 0);
    assert_eq!(store.delete_usage_before(at(D), at(D)).unwrap(), 3, "two hours and one day");
    assert_eq!(groups(store, ask(By::Hour)), [(time(D), 1), (time(D + HOUR), 1)]);
    assert_eq!(groups(store, ask(By::Day)), [(time(D), 2)]);
    assert_eq!(store.delete_usage_before(at(D + HOUR), at(D)).unwrap(), 1);
    assert_eq!(groups(store, ask(By::Hour)), [(time(D + HOUR), 1)]);
}

fn goes_with_its_account(store: &dyn Store) {
    let ((ann, first), (bob, other)) = (household(store, "ann", 1), household(store, "bob", 2));
    let calls = [(ann, Some(first.id)), (ann, None), (bob, Some(other.id))].map(|(user, key)| call(user, key, D));
    count(store, calls);
    calls.into_iter().for_each(|call| store.count_usage(call));
    store.delete_user(ann, &Avatars::default()).unwrap();
    count(store, calls);
    for by in [By::Hour, By::Day] {
        assert_eq!(total(store, UsageQuery { whose: Whose::User(ann), ..ask(by) }), 0);
        assert_eq!(total(store, UsageQuery { whose: Whose::Key(first.id), ..ask(by) }), 0);
        assert_eq!(total(store, ask(by)), 3, "those of others are all there");
    }
}

fn outlives_its_key(store: &dyn Store) {
    let (ann, key) = household(store, "ann", 1);
    count(store, [call(ann, Some(key.id), D)]);
    let revoke = |key: &mut Apikey| {
        key.revoked = Some(Revocation { at: at(1), by: Revoker::Owner, reason: String::new() });
        Ok(())
    };
    store.update_apikey(key.id, &revoke, None, at(1)).unwrap();
    let of_key = UsageQuery { whose: Whose::Key(key.id), ..ask(By::Day) };
    assert_eq!(total(store, of_key), 1, "a revoked key is still known");
    store.delete_apikeys_revoked_before(at(2)).unwrap();
    assert_eq!(groups(store, of_key), []);
    let of_ann = UsageQuery { whose: Whose::User(ann), ..ask(By::Key) };
    assert_eq!(groups(store, of_ann), [(Group::Key(ann, Some(key.id)), 1)]);
}

fn forgets_calls_of_nobody(store: &dyn Store) {
    let ann = user(store, "ann").id;
    count(store, [call(UserId(77), None, D), call(ann, None, D), call(UserId(78), Some(apikey(ann, 1).id), D)]);
    assert_eq!(groups(store, ask(By::User)), [(Group::User(ann), 1)]);
}

fn counts_exactly_from_many_threads(store: &dyn Store) {
    const THREADS: i64 = 8;
    const CALLS: i64 = 2_000;
    let (ann, key) = household(store, "ann", 1);
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::SeqCst) {
                store.write_counts().unwrap();
            }
        });
        let count = |thread: i64| {
            for number in 0..CALLS {
                let route = if number % 2 == 0 { READ } else { WRITE };
                let key = Some(key.id).filter(|_| number % 4 < 2);
                store.count_usage(CountedCall { route, ..call(ann, key, D + (number + thread) % 3 * HOUR) });
            }
        };
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || count(thread))).collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        over.store(true, Ordering::SeqCst);
    });
    store.write_counts().unwrap();
    let all = THREADS * CALLS;
    for by in [By::Hour, By::Day, By::Outcome, By::User] {
        assert_eq!(total(store, ask(by)), all, "{by:?}");
    }
    let halves = [WRITE, READ].map(|route| (Group::Route(route.to_owned()), all / 2));
    let mut routes = groups(store, ask(By::Route));
    routes.sort_by(|one, next| next.0.cmp(&one.0));
    assert_eq!(routes, halves);
    assert_eq!(total(store, UsageQuery { whose: Whose::Key(key.id), ..ask(By::Hour) }), all / 2);
}
