use std::time::Duration;

use freesewing_domain::access::Role;
use freesewing_domain::apikey::{EndWarning, KeyPatch};
use freesewing_domain::language::Language;
use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::service::apikey;
use freesewing_domain::user::Status;

use super::{DAY, HOUR, SECOND, key, read};
use crate::house::{House, caller};

/// How many mails there are when everybody is warned now, of ends; and how many were said to be.
fn warned(house: &House) -> usize {
    let said = apikey::warn_of_end(&house.ports).unwrap();
    let mails = house.mails();
    assert_eq!(said, mails.len());
    mails.len()
}

#[test]
fn a_mail_comes_14_days_before_and_another_2_days_before() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let id = key(&house, &ann, 30 * DAY);
    house.wait(16 * DAY - SECOND);
    assert_eq!(warned(&house), 0, "a second early");
    house.wait(SECOND);
    assert_eq!(warned(&house), 1);
    assert_eq!(read(&house, id).warned.of_end, Some(EndWarning::Fortnight));
    assert_eq!(warned(&house), 0, "once");
    house.wait(12 * DAY - SECOND);
    assert_eq!(warned(&house), 0, "a second early");
    house.wait(SECOND);
    assert_eq!(warned(&house), 1);
    assert_eq!(read(&house, id).warned.of_end, Some(EndWarning::Days));
    for _ in 0..3 {
        assert_eq!(warned(&house), 0, "once");
        house.wait(DAY);
    }
}

#[test]
fn the_mail_says_which_key_when_it_ends_and_where_it_is_rotated() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    house.change(ann.id, |user| user.language = Language::Nl);
    let id = key(&house, &ann, 30 * DAY);
    house.wait(20 * DAY);
    apikey::warn_of_end(&house.ports).unwrap();
    let ends_at = read(&house, id).expires_at;
    let rotate = format!("https://backend.example/apikeys/{id}/rotate/jwt");
    let mails = house.mails();
    let [Mail { to, cc: None, language, letter }] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!((to, language.0), (&ann.email, Language::Nl));
    assert_eq!(*letter, Letter::KeyEndsSoon { name: "script".into(), ends_at, rotate });
}

#[test]
fn who_was_not_warned_in_time_gets_the_mail_that_fits_and_not_both() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let id = key(&house, &ann, 30 * DAY);
    house.wait(29 * DAY);
    assert_eq!(warned(&house), 1);
    assert_eq!(read(&house, id).warned.of_end, Some(EndWarning::Days));
    assert_eq!(warned(&house), 0);
    let late = key(&house, &ann, 30 * DAY);
    house.wait(27 * DAY);
    assert_eq!(warned(&house), 1);
    assert_eq!(read(&house, late).warned.of_end, Some(EndWarning::Fortnight));
    house.wait(3 * DAY);
    assert_eq!(warned(&house), 0, "it has ended, and that is too late for a warning");
}

#[test]
fn who_makes_a_short_key_is_not_told_what_they_just_said() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let (fortnight, days) = (key(&house, &ann, 14 * DAY), key(&house, &ann, 2 * DAY));
    assert_eq!(warned(&house), 0);
    house.wait(2 * DAY - SECOND);
    assert_eq!(warned(&house), 0);
    assert_eq!(read(&house, days).warned.of_end, Some(EndWarning::Days));
    house.wait(10 * DAY + SECOND);
    assert_eq!(warned(&house), 1);
    assert_eq!(read(&house, fortnight).warned.of_end, Some(EndWarning::Days));
    assert_eq!(warned(&house), 0);
}

#[test]
fn a_key_whose_end_is_moved_near_is_warned_of_once() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let id = key(&house, &ann, 300 * DAY);
    let shorten = |life: Duration| {
        let expires_at = Some(house.ports.clock.now().after(life));
        let patch = KeyPatch { expires_at, ..KeyPatch::default() };
        apikey::update(&house.ports, &caller(&ann), id, &patch).unwrap();
    };
    shorten(10 * DAY);
    assert_eq!([warned(&house), warned(&house)], [1, 0]);
    shorten(9 * DAY);
    assert_eq!(warned(&house), 0, "the same warning would say nothing new");
    shorten(DAY);
    assert_eq!([warned(&house), warned(&house)], [1, 0]);
    shorten(HOUR);
    assert_eq!(warned(&house), 0);
}

#[test]
fn nobody_is_warned_of_a_key_that_was_rotated_or_revoked() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let (rotated, removed, revoked) =
        (key(&house, &ann, 20 * DAY), key(&house, &ann, 20 * DAY), key(&house, &ann, 20 * DAY));
    let root = caller(&house.user("root", Role::Admin));
    house.wait(7 * DAY);
    let new = apikey::rotate(&house.ports, &caller(&ann), rotated, 29.0 * 86_400.0).unwrap().new.key;
    apikey::delete(&house.ports, &caller(&ann), removed).unwrap();
    apikey::revoke(&house.ports, &root, revoked, "too much").unwrap();
    house.mails();
    assert_eq!(warned(&house), 0);
    house.wait(7 * DAY);
    assert_eq!(warned(&house), 1, "of the new one");
    assert_eq!(read(&house, new.id).warned.of_end, Some(EndWarning::Fortnight));
}

#[test]
fn only_accounts_that_are_active_get_mail_and_later_if_they_become_so() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    key(&house, &ann, 30 * DAY);
    house.wait(20 * DAY);
    for status in [Status::Inactive, Status::Disabled, Status::Blocked] {
        house.change(ann.id, |user| user.status = status);
        assert_eq!(warned(&house), 0, "{status:?}");
    }
    house.change(ann.id, |user| user.status = Status::Active);
    assert_eq!(warned(&house), 1);
}

#[test]
fn many_keys_that_end_at_once_are_all_warned_of() {
    let house = House::new();
    let (ann, bob) = (house.user("ann", Role::User), house.user("bob", Role::User));
    house.change(bob.id, |user| user.status = Status::Disabled);
    for _ in 0..600 {
        key(&house, &ann, 30 * DAY);
        key(&house, &bob, 30 * DAY);
    }
    house.wait(16 * DAY);
    assert_eq!(apikey::warn_of_end(&house.ports).unwrap(), 600);
    assert_eq!(apikey::warn_of_end(&house.ports).unwrap(), 0);
}
