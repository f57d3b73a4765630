use std::net::{IpAddr, Ipv4Addr};
use std::thread;

use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{Account, Errand, Way};

use super::*;

const MINUTE: Pace = Pace { times: 3, span: Duration::from_secs(60) };
const HOUR: Pace = Pace { times: 3, span: Duration::from_secs(3600) };

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds * 1000)
}

fn sign_up(host: u32) -> Deed {
    Deed::Errand(Errand::Signup, Some(IpAddr::V4(Ipv4Addr::from_bits(host))))
}

/// In how many seconds to come back; 0 for being let through.
fn wait(throttle: &MemoryThrottle, deed: &Deed, pace: Pace, seconds: i64) -> u64 {
    match throttle.admit(deed, pace, at(seconds)) {
        Ok(()) => 0,
        Err(Error::RateLimitExceeded(wait)) => wait.as_secs(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn lets_so_many_through_and_says_when_to_come_back() {
    let throttle = MemoryThrottle::default();
    let waits = [0, 10, 20, 20, 59, 60, 61, 62, 63].map(|now| wait(&throttle, &sign_up(1), MINUTE, now));
    assert_eq!(waits, [0, 0, 0, 40, 1, 0, 0, 0, 57]);
}

#[test]
fn what_differs_is_counted_by_itself() {
    let throttle = MemoryThrottle::default();
    let home = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let (ann, bob) = (Account::Known(UserId(1)), Account::Known(UserId(2)));
    let deeds = [
        Deed::SignIn(Way::Password, ann.clone(), home),
        Deed::SignIn(Way::Password, ann.clone(), None),
        Deed::SignIn(Way::Link, ann.clone(), home),
        Deed::SignIn(Way::Password, bob, home),
        Deed::SignIn(Way::Password, Account::Unknown(EmailHash::of("ann")), home),
        Deed::SignInFromAnywhere(Way::Password, ann),
        Deed::Errand(Errand::Signup, home),
        Deed::Errand(Errand::Leak, home),
        Deed::ErrandOf(Errand::Flow, UserId(1)),
        Deed::AskForMail(EmailHash::of("ann")),
        Deed::Mail(EmailHash::of("ann")),
    ];
    for deed in &deeds {
        assert_eq!([0; 4].map(|now| wait(&throttle, deed, MINUTE, now)), [0, 0, 0, 60], "{deed:?}");
    }
}

#[test]
fn nothing_gets_through_where_nothing_may() {
    let pace = Pace { times: 0, ..MINUTE };
    assert_eq!(wait(&MemoryThrottle::default(), &sign_up(1), pace, 0), 60);
}

#[test]
fn a_clock_that_is_set_back_prolongs_no_wait() {
    let throttle = MemoryThrottle::default();
    assert_eq!([1_000_000; 4].map(|now| wait(&throttle, &sign_up(1), MINUTE, now)), [0, 0, 0, 60]);
    assert_eq!(wait(&throttle, &sign_up(1), MINUTE, 0), 0);
}

#[test]
fn of_many_at_once_so_many_get_through() {
    let throttle = MemoryThrottle::default();
    let through = thread::scope(|scope| {
        let one = || (0..50).filter(|_| wait(&throttle, &sign_up(1), MINUTE, 0) == 0).count();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(one)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>()
    });
    assert_eq!(through, 3);
}

#[test]
fn takes_no_more_memory_however_many_come() {
    let throttle = MemoryThrottle::with_room_for(100);
    for host in 0..10_000 {
        wait(&throttle, &sign_up(host), MINUTE, 0);
        throttle.note_guess_at(&EmailHash::of(&host.to_string()), at(0)).unwrap();
        let counted = throttle.lock();
        assert!(counted.windows.len() <= 100 && counted.guesses.len() <= 100);
    }
}

#[test]
fn what_lasts_is_not_crowded_out_by_what_is_over_soon() {
    let throttle = MemoryThrottle::with_room_for(100);
    let mail = Deed::Mail(EmailHash::of("ann@example.com"));
    assert_eq!([0; 4].map(|now| wait(&throttle, &mail, HOUR, now)), [0, 0, 0, 3600]);
    for host in 0..10_000 {
        wait(&throttle, &sign_up(host), MINUTE, 1);
    }
    assert_eq!(wait(&throttle, &mail, HOUR, 1), 3599);
}

#[test]
fn tries_at_nobody_wait_as_those_at_somebody_do() {
    let (throttle, name) = (MemoryThrottle::default(), EmailHash::of("nobody"));
    for _ in 0..5 {
        throttle.note_guess_at(&name, at(0)).unwrap();
    }
    assert!(throttle.note_guess_at(&name, at(0)).is_err());
    assert_eq!(throttle.find_guesses_at(&name), Guesses { wrong: 5, last_at: Some(at(0)) });
    assert_eq!(throttle.find_guesses_at(&EmailHash::of("somebody")), Guesses::default());
    throttle.note_guess_at(&name, at(1)).unwrap();
    assert_eq!(throttle.find_guesses_at(&name).wait(at(1)), Some(Duration::from_secs(2)));
}
