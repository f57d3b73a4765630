use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::limits::{Limits, RateLimits};
use uuid::Uuid;

use super::*;

const NOON: Timestamp = Timestamp::EPOCH;
const KEY: Subject = Subject::Key(ApikeyId(Uuid::from_u128(1)));

fn noon() -> Timestamp {
    NOON.after(Duration::from_secs(20_000 * 86_400 + 43_200))
}

fn after(millis: u64) -> Timestamp {
    noon().after(Duration::from_millis(millis))
}

fn minute(per_minute: u32) -> Quota {
    Quota { per_minute, per_day: None }
}

fn day(per_day: u32) -> Quota {
    Quota { per_minute: 1_000, per_day: Some(per_day) }
}

/// Takes one, where it is not asked how many there were today.
fn take(limiter: &Limiter, subject: Subject, quota: Quota, now: Timestamp) -> Standing {
    limiter.take(subject, quota, 1, now, || 0)
}

/// How many calls are let through.
fn let_through(limiter: &Limiter, subject: Subject, quota: Quota, now: Timestamp, calls: u32) -> u32 {
    let let_through = |_: &u32| take(limiter, subject, quota, now).exceeded().is_none();
    u32::try_from((0..calls).filter(let_through).count()).unwrap()
}

#[test]
fn a_burst_of_the_whole_limit_is_let_through_and_no_more() {
    for limit in [1, 7, 60, 1_200, 50_000] {
        let limiter = Limiter::default();
        assert_eq!(let_through(&limiter, KEY, minute(limit), noon(), limit + 5), limit);
    }
}

#[test]
fn says_how_much_is_left_and_how_long_to_wait() {
    let limiter = Limiter::default();
    let gauge = |now| take(&limiter, KEY, minute(3), now).minute;
    assert_eq!(gauge(noon()), Gauge { limit: 3, left: 2, wait: Duration::from_secs(20), exceeded: false });
    assert_eq!(gauge(noon()).left, 1);
    assert_eq!(gauge(noon()), Gauge { limit: 3, left: 0, wait: Duration::from_secs(60), exceeded: false });
    assert_eq!(gauge(noon()), Gauge { limit: 3, left: 0, wait: Duration::from_secs(20), exceeded: true });
    assert_eq!(
        gauge(after(15_000)).wait,
        Duration::from_secs(5),
        "a call that was too much is not held against anybody"
    );
    assert!(!gauge(after(20_000)).exceeded, "whoever waits as told is let in");
    assert!(gauge(after(20_000)).exceeded);
}

#[test]
fn whoever_comes_evenly_is_never_refused() {
    let limiter = Limiter::default();
    assert!((0..600).all(|call| take(&limiter, KEY, minute(60), after(call * 1_000)).exceeded().is_none()));
}

#[test]
fn in_a_minute_all_of_it_is_back() {
    let limiter = Limiter::default();
    assert_eq!(let_through(&limiter, KEY, minute(100), noon(), 101), 100);
    assert_eq!(let_through(&limiter, KEY, minute(100), after(30_000), 101), 50);
    assert_eq!(let_through(&limiter, KEY, minute(100), after(90_000), 101), 100);
}

#[test]
fn everybody_has_their_own() {
    let limiter = Limiter::default();
    let address = |text: &str| Subject::Address(Network::of(Some(text.parse().unwrap())));
    let subjects = [
        KEY,
        Subject::Key(ApikeyId(Uuid::from_u128(2))),
        Subject::Tokens(UserId(1)),
        Subject::Tokens(UserId(2)),
        address("192.0.2.1"),
        address("192.0.2.2"),
        address("2001:db8::1"),
        address("2001:db8:0:1::1"),
        Subject::Address(Network::of(None)),
    ];
    for subject in subjects {
        assert_eq!(let_through(&limiter, subject, minute(2), noon(), 3), 2, "{subject:?}");
    }
    assert!(take(&limiter, address("2001:db8::2"), minute(2), noon()).exceeded().is_some(), "of the same /64");
}

#[test]
fn a_new_limit_holds_at_once() {
    let limiter = Limiter::default();
    assert_eq!(let_through(&limiter, KEY, minute(10), noon(), 11), 10);
    assert_eq!(let_through(&limiter, KEY, minute(0), after(30_000), 3), 0);
    assert_eq!(take(&limiter, KEY, minute(0), after(30_000)).exceeded(), Some(Duration::from_secs(60)));
    assert_eq!(let_through(&limiter, KEY, minute(100), after(30_000), 100), 50, "half of the minute is over");
    assert_eq!(let_through(&limiter, KEY, minute(1_000_000), after(60_000), 1), 1);
}

#[test]
fn a_day_begins_at_midnight_in_utc() {
    let limiter = Limiter::default();
    assert_eq!(let_through(&limiter, KEY, day(5), noon(), 6), 5);
    let standing = take(&limiter, KEY, day(5), after(1_000));
    assert_eq!(standing.exceeded(), Some(Duration::from_secs(43_199)));
    assert_eq!(
        (standing.minute.exceeded, standing.minute.left),
        (false, 1_000),
        "this one is not counted for the minute"
    );
    assert_eq!(let_through(&limiter, KEY, day(6), after(2_000), 2), 1, "a new limit holds at once");
    assert_eq!(let_through(&limiter, KEY, day(5), after(43_199_999), 1), 0);
    assert_eq!(let_through(&limiter, KEY, day(5), after(43_200_000), 6), 5);
    assert_eq!(let_through(&limiter, KEY, day(0), after(86_400_000), 1), 0);
}

#[test]
fn says_what_is_left_of_the_day() {
    let limiter = Limiter::default();
    let gauge = take(&limiter, KEY, day(5), noon()).day.unwrap();
    assert_eq!(gauge, Gauge { limit: 5, left: 4, wait: Duration::from_secs(43_200), exceeded: false });
    assert_eq!(take(&limiter, KEY, minute(5), noon()).day, None);
}

#[test]
fn what_was_used_before_is_asked_for_once() {
    let limiter = Limiter::default();
    let of_day = |used: fn() -> u32, now| limiter.take(KEY, day(10), 1, now, used).day.unwrap().left;
    assert_eq!(of_day(|| 7, noon()), 2);
    assert_eq!(of_day(|| panic!("it is known by now"), after(1)), 1);
    assert_eq!(of_day(|| panic!("nothing was used of a new day"), after(43_200_000)), 9);
    assert!(
        limiter
            .take(Subject::Tokens(UserId(1)), minute(9), 1, noon(), || panic!("nobody needs it"))
            .exceeded()
            .is_none()
    );
}

#[test]
fn a_call_may_weigh_more_and_may_be_given_back() {
    let limiter = Limiter::default();
    let heavy = |now| limiter.take(KEY, minute(25), 10, now, || 0);
    assert_eq!(heavy(noon()).minute.left, 15);
    assert_eq!(heavy(noon()).minute.left, 5);
    let refused = heavy(noon());
    assert_eq!((refused.minute.left, refused.exceeded()), (5, Some(Duration::from_secs(12))));
    limiter.give_back(KEY, minute(25), 10, noon());
    assert_eq!(heavy(noon()).minute.left, 5);
    let small = limiter.take(Subject::Tokens(UserId(1)), minute(3), 10, noon(), || 0);
    assert_eq!((small.exceeded(), small.minute.left), (None, 0), "it takes all there is where that is less");
}

#[test]
fn a_clock_that_is_set_back_keeps_nobody_out() {
    let limiter = Limiter::default();
    assert_eq!(let_through(&limiter, KEY, minute(10), after(3_600_000), 11), 10);
    assert_eq!(let_through(&limiter, KEY, minute(10), noon(), 11), 10, "and limits hold as ever");
    assert_eq!(let_through(&limiter, KEY, minute(10), noon().before(Duration::from_millis(1)), 1), 0, "by a moment");
}

#[test]
fn after_a_clock_was_a_day_ahead_what_was_used_today_is_asked_for_again() {
    let limiter = Limiter::default();
    let left = |used: fn() -> u32, now| limiter.take(KEY, day(10), 1, now, used).day.unwrap().left;
    assert_eq!(left(|| 7, noon()), 2);
    assert_eq!(left(|| panic!("nothing was used of a new day"), after(90_000_000)), 9);
    assert_eq!(left(|| 8, noon()), 1);
    assert_eq!(left(|| panic!("it is known by now"), noon()), 0);
}

#[test]
fn many_addresses_do_not_fill_the_memory_nor_push_out_a_credential() {
    let limiter = Limiter::default();
    assert_eq!(let_through(&limiter, KEY, minute(5), noon(), 6), 5);
    for address in 0..300_000_u32 {
        let network = Network::of(Some(std::net::Ipv4Addr::from_bits(address).into()));
        take(&limiter, Subject::Address(network), minute(5), noon());
    }
    assert!(limiter.addresses.len() <= 16 * 2 * 4_096, "{}", limiter.addresses.len());
    assert!(take(&limiter, KEY, minute(5), noon()).exceeded().is_some());
}

#[test]
fn whoever_did_not_call_for_two_minutes_is_forgotten() {
    let limiter = Limiter::default();
    for user in 0..1_000 {
        take(&limiter, Subject::Tokens(UserId(user)), minute(5), noon());
    }
    for later in [61_000, 122_000] {
        for user in 0..100 {
            take(&limiter, Subject::Tokens(UserId(user)), minute(5), after(later));
        }
    }
    assert!(limiter.credentials.len() <= 100, "{}", limiter.credentials.len());
}

#[test]
fn threads_let_through_no_more_than_the_limit() {
    let limiter = Limiter::default();
    let through: u32 = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..8).map(|_| scope.spawn(|| let_through(&limiter, KEY, minute(500), noon(), 200))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(through, 500);
}

#[test]
fn what_is_set_for_a_credential_comes_before_the_usual() {
    let usual = RateLimits { credential_per_day: Some(9), ..RateLimits::default() };
    let of = |per_minute, per_day| Quota::of_credential(&usual, Limits { per_minute, per_day });
    assert_eq!(of(None, None), Quota { per_minute: 1_200, per_day: Some(9) });
    assert_eq!(of(Some(0), Some(5)), Quota { per_minute: 0, per_day: Some(5) });
    assert_eq!(Quota::of_address(&usual), Quota { per_minute: 300, per_day: None });
}
