use std::time::Duration;

use freesewing_domain::access::Role;
use freesewing_domain::apikey::{Apikey, Revoker};
use freesewing_domain::confirmation::{LanguageCode, Purpose, SigninLink};
use freesewing_domain::ids::{ApikeyId, ConfirmationId};
use freesewing_domain::language::Language;
use freesewing_domain::mail::Letter;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::apikey::{self, Listed};
use freesewing_domain::usage::{CountedCall, Outcome};
use freesewing_domain::user::{Status, User};

use super::{DAY, HOUR, SECOND, key, read};
use crate::house::{House, caller, refused};

fn change(house: &House, id: ApikeyId, change: impl Fn(&mut Apikey)) {
    let change = |key: &mut Apikey| {
        change(key);
        Ok(())
    };
    house.ports.store.update_apikey(id, &change, None, house.ports.clock.now()).unwrap().unwrap();
}

/// Counts calls with a key, so long ago.
fn call(house: &House, owner: &User, id: ApikeyId, ago: Duration, calls: u32) {
    let at = house.ports.clock.now().before(ago);
    for _ in 0..calls {
        let call = CountedCall { user: owner.id, key: Some(id), at, route: "GET /sets/{id}/key", outcome: Outcome::Ok };
        house.ports.store.count_usage(call);
    }
}

/// The mails when everybody is warned now.
fn warned(house: &House) -> Vec<Letter> {
    let said = apikey::warn_of_use(&house.ports).unwrap();
    let mails = house.mails();
    assert_eq!(said, mails.len());
    mails.into_iter().map(|mail| mail.letter).collect()
}

/// A house, and somebody with a key. Nobody is told below 101 calls.
fn busy() -> (House, User, ApikeyId) {
    let house = House::new();
    // To the start of an hour, so that spans of whole hours are.
    house.wait(HOUR - Duration::from_secs(1_700_000_000 % 3600));
    let ann = house.user("ann", Role::User);
    let id = key(&house, &ann, 300 * DAY);
    (house, ann, id)
}

fn parts(letters: &[Letter]) -> (i64, i64, String) {
    let [Letter::KeyUsedUnusually { name, calls, usual, link }] = letters else { panic!("{letters:?}") };
    assert_eq!(name, "script");
    (*calls, *usual, link.clone())
}

#[test]
fn more_than_ten_times_the_median_is_unusual() {
    let (house, ann, id) = busy();
    for (day, calls) in [(1, 20), (2, 11), (3, 12), (4, 13), (5, 500), (6, 0), (7, 12)] {
        call(&house, &ann, id, day * DAY, calls);
    }
    call(&house, &ann, id, Duration::ZERO, 120);
    assert_eq!(warned(&house), [], "ten times 12 is not more than that");
    call(&house, &ann, id, Duration::ZERO, 1);
    let (calls, usual, _) = parts(&warned(&house));
    assert_eq!((calls, usual), (121, 12));
}

#[test]
fn below_the_floor_nothing_is_unusual() {
    let (house, ann, id) = busy();
    call(&house, &ann, id, Duration::ZERO, 100);
    assert_eq!(warned(&house), []);
    call(&house, &ann, id, Duration::ZERO, 1);
    assert_eq!(warned(&house).len(), 1);
}

#[test]
fn days_without_calls_count_as_none() {
    let (house, ann, id) = busy();
    for day in 1..=3 {
        call(&house, &ann, id, day * DAY, 5000);
    }
    call(&house, &ann, id, Duration::ZERO, 200);
    assert_eq!(parts(&warned(&house)).1, 0, "three days of seven do not make it usual");
    let (house, ann, id) = busy();
    for day in 1..=4 {
        call(&house, &ann, id, day * DAY, 5000);
    }
    call(&house, &ann, id, Duration::ZERO, 200);
    assert_eq!(warned(&house), [], "four do");
}

#[test]
fn the_last_24_hours_are_the_hour_that_runs_and_those_before() {
    let (house, ann, id) = busy();
    house.wait(HOUR - SECOND);
    let running = HOUR - SECOND;
    call(&house, &ann, id, running + 23 * HOUR, 1);
    call(&house, &ann, id, Duration::ZERO, 99);
    call(&house, &ann, id, running + 23 * HOUR + SECOND, 1);
    assert_eq!(warned(&house), [], "100 calls, and one that is older");
    call(&house, &ann, id, running + 22 * HOUR, 1);
    assert_eq!(parts(&warned(&house)).0, 101);
}

#[test]
fn what_was_before_the_seven_days_is_forgotten() {
    let (house, ann, id) = busy();
    for day in 8..=20 {
        call(&house, &ann, id, day * DAY, 500);
    }
    call(&house, &ann, id, Duration::ZERO, 200);
    assert_eq!(parts(&warned(&house)).1, 0);
}

#[test]
fn there_is_one_mail_in_seven_days() {
    let (house, ann, id) = busy();
    call(&house, &ann, id, Duration::ZERO, 101);
    assert_eq!(warned(&house).len(), 1);
    assert_eq!(warned(&house), []);
    house.wait(7 * DAY - SECOND);
    call(&house, &ann, id, Duration::ZERO, 5000);
    assert_eq!(warned(&house), [], "a second early");
    house.wait(SECOND);
    assert_eq!(warned(&house).len(), 1);
}

#[test]
fn calls_with_tokens_and_accounts_and_keys_that_ended_bring_no_mail() {
    let (house, ann, id) = busy();
    call(&house, &ann, id, Duration::ZERO, 101);
    let token = CountedCall {
        user: ann.id,
        key: None,
        at: house.ports.clock.now(),
        route: "GET /sets/jwt",
        outcome: Outcome::Ok,
    };
    (0..1000).for_each(|_| house.ports.store.count_usage(token));
    house.change(ann.id, |user| user.status = Status::Disabled);
    assert_eq!(warned(&house), []);
    house.change(ann.id, |user| user.status = Status::Active);
    let end = house.ports.clock.now();
    let life = read(&house, id).expires_at;
    change(&house, id, |key| key.expires_at = end);
    assert_eq!(warned(&house), []);
    change(&house, id, |key| key.expires_at = life);
    assert_eq!(warned(&house).len(), 1);
}

#[test]
fn it_can_be_turned_off() {
    let (mut house, ann, id) = busy();
    call(&house, &ann, id, Duration::ZERO, 1000);
    house.ports.rules.unusual_calls = None;
    assert_eq!(warned(&house), []);
}

/// Both halves of a link of ours.
fn halves(link: &str) -> (ConfirmationId, String) {
    let rest = link.strip_prefix("https://backend.example/apikeys/revoke/").unwrap();
    let (id, check) = rest.split_once('/').unwrap();
    (ConfirmationId(id.parse().unwrap()), check.to_owned())
}

#[test]
fn the_link_revokes_the_key_once_and_nothing_else() {
    let (house, ann, id) = busy();
    let other = key(&house, &ann, 300 * DAY);
    call(&house, &ann, id, Duration::ZERO, 101);
    let (link, check) = halves(&parts(&warned(&house)).2);
    let seen = apikey::find_by_link(&house.ports, link, &check).unwrap();
    assert_eq!((seen.name.as_str(), seen.language), ("script", Language::En));
    assert!(read(&house, id).is_active(house.ports.clock.now()), "looking does nothing");
    assert_eq!(refused(apikey::revoke_by_link(&house.ports, link, "wrong")), "notFound");
    assert_eq!(apikey::revoke_by_link(&house.ports, link, &check).unwrap(), seen);
    let revoked = read(&house, id).revoked.unwrap();
    let now = house.ports.clock.now();
    assert_eq!((revoked.at, revoked.by, revoked.reason.as_str()), (now, Revoker::Owner, "unusual use"));
    assert!(read(&house, other).is_active(now));
    assert_eq!(refused(apikey::revoke_by_link(&house.ports, link, &check)), "notFound");
    assert_eq!(refused(apikey::find_by_link(&house.ports, link, &check)), "notFound");
    assert_eq!(house.ports.store.find_confirmation(link).unwrap(), None);
    let listed = apikey::list(&house.ports, &caller(&ann), Listed::Unrevoked).unwrap();
    assert_eq!(listed.iter().map(|key| key.id).collect::<Vec<_>>(), [other]);
}

#[test]
fn the_link_lives_14_days() {
    for (wait, alive) in [(14 * DAY - SECOND, true), (14 * DAY, false)] {
        let (house, ann, id) = busy();
        call(&house, &ann, id, Duration::ZERO, 101);
        let (link, check) = halves(&parts(&warned(&house)).2);
        house.wait(wait);
        assert_eq!(apikey::find_by_link(&house.ports, link, &check).is_ok(), alive);
        assert_eq!(apikey::revoke_by_link(&house.ports, link, &check).is_ok(), alive);
    }
}

#[test]
fn a_link_for_something_else_revokes_nothing() {
    let (house, ann, id) = busy();
    call(&house, &ann, id, Duration::ZERO, 101);
    let (link, check) = halves(&parts(&warned(&house)).2);
    let mut kept = house.ports.store.take_confirmation(link).unwrap().unwrap();
    kept.purpose =
        Purpose::SigninLink(SigninLink { language: LanguageCode(Language::En), check: Secret::new(check.clone()) });
    house.ports.store.create_confirmation(&kept, None).unwrap();
    assert_eq!(refused(apikey::revoke_by_link(&house.ports, link, &check)), "notFound");
    assert!(read(&house, id).revoked.is_none());
}

#[test]
fn a_key_that_was_revoked_meanwhile_is_not_revoked_again() {
    let (house, ann, id) = busy();
    call(&house, &ann, id, Duration::ZERO, 101);
    let (link, check) = halves(&parts(&warned(&house)).2);
    apikey::delete(&house.ports, &caller(&ann), id).unwrap();
    assert_eq!(refused(apikey::find_by_link(&house.ports, link, &check)), "notFound");
    assert_eq!(refused(apikey::revoke_by_link(&house.ports, link, &check)), "notFound");
    assert_eq!(read(&house, id).revoked.unwrap().reason, "");
}
