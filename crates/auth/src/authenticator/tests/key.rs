//! API keys.

use std::sync::atomic::Ordering;

use freesewing_domain::access::Role;
use freesewing_domain::user::{Consent, Status};
use uuid::Uuid;

use super::super::*;
use super::house::{House, NOW, OWNER};
use crate::kept_hash::ScryptHash;

const REFERENCE: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const ANOTHER: &str = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";

/// The outcome of a check that must not be slow.
fn fast(house: &House, id: &str, secret: &Secret) -> Result<Authenticated, AuthError> {
    match house.authenticator.apikey(id, secret.expose()) {
        KeyCheck::Done(outcome) => outcome,
        KeyCheck::Slow(_) => panic!("should have been decided at once"),
    }
}

/// The outcome of a check that must be slow.
fn slow(house: &House, id: &str, secret: &str) -> Result<Authenticated, AuthError> {
    match house.authenticator.apikey(id, secret) {
        KeyCheck::Done(outcome) => panic!("should have taken its time: {outcome:?}"),
        KeyCheck::Slow(check) => check.finish(),
    }
}

fn is_refused(house: &House, id: &str, secret: &Secret) -> bool {
    matches!(fast(house, id, secret), Err(AuthError::Unauthenticated)) && house.counted() == 0
}

fn kept_by_the_reference() -> Secret {
    ScryptHash::of(REFERENCE).unwrap().to_kept()
}

#[test]
fn a_good_key_makes_a_caller_and_is_counted() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    let seen = fast(&house, &id, &secret).unwrap().strict().unwrap();
    let (now, key) = (Timestamp::from_millis(NOW), ApikeyId(id.parse().unwrap()));
    assert_eq!((seen.caller.user, seen.caller.level.get()), (OWNER, 3));
    assert_eq!(seen.caller.credential, Credential::Apikey(key));
    assert_eq!((seen.user.jwt_calls, seen.user.key_calls, seen.user.last_seen), (0, 1, Some(now)));
    assert_eq!(*house.store.counted.lock().unwrap(), [(OWNER, Some(key), now)]);
    assert_eq!(house.store.replaced.load(Ordering::Relaxed), 0);
}

#[test]
fn refuses_a_wrong_secret_at_once() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    let (_, another) = House::new().issue_key(|_| ());
    assert!(is_refused(&house, &id, &another));
    assert!(is_refused(&house, &id, &Secret::new("hunter2")));
    assert!(is_refused(&house, &id, &Secret::new("")));
    let kept = house.store.keys.lock().unwrap().values().next().unwrap().secret.clone();
    assert!(is_refused(&house, &id, &kept), "what is kept opens nothing");
    assert!(fast(&house, &id, &secret).is_ok());
}

#[test]
fn refuses_a_key_that_is_unknown_or_no_key_at_all() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    let simple = id.replace('-', "");
    for other in [Uuid::nil().to_string().as_str(), "", "nonsense", "é", &format!("{id}0"), &simple] {
        assert!(is_refused(&house, other, &secret), "{other:?}");
    }
}

#[test]
fn refuses_a_key_of_another_server() {
    let house = House::new();
    let (id, secret) = house.issue_key(|key| key.audience = "http://localhost:3111/other".to_owned());
    assert!(is_refused(&house, &id, &secret));
}

#[test]
fn refuses_an_expired_key() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    house.wait(3599);
    assert!(fast(&house, &id, &secret).is_ok());
    house.wait(1);
    assert!(fast(&house, &id, &secret).is_err());
    assert_eq!(house.counted(), 1);
}

#[test]
fn refuses_a_key_that_was_revoked() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    house.store.keys.lock().unwrap().clear();
    assert!(is_refused(&house, &id, &secret));
}

#[test]
fn refuses_a_key_whose_owner_is_gone_or_has_no_role() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    house.change_owner(|user| user.role = Role::Blocked);
    assert!(is_refused(&house, &id, &secret));
    house.remove_owner();
    assert!(is_refused(&house, &id, &secret));
}

#[test]
fn the_level_is_the_lower_of_the_key_and_the_present_role() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    for (role, level) in [(Role::Admin, 3), (Role::WriteSome, 3), (Role::ReadSome, 1), (Role::ReadNone, 0)] {
        house.change_owner(|user| user.role = role);
        assert_eq!(fast(&house, &id, &secret).unwrap().caller.level.get(), level, "{role:?}");
    }
}

#[test]
fn an_owner_who_may_not_go_on_is_counted_and_refused() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    house.change_owner(|user| (user.consent, user.status) = (Consent::None, Status::Blocked));
    let seen = fast(&house, &id, &secret).unwrap();
    assert_eq!((seen.refusal, seen.user.key_calls, house.counted()), (Some(Refusal::ConsentLacking), 1, 1));
    assert!(matches!(seen.strict(), Err(AuthError::Unauthenticated)));
}

#[test]
fn a_secret_of_the_reference_is_slow_once_and_fast_from_then_on() {
    let house = House::new();
    let id = house.keep_key(kept_by_the_reference(), |_| ());
    let seen = slow(&house, &id, REFERENCE).unwrap();
    assert_eq!((seen.caller.level.get(), seen.user.key_calls), (3, 1));
    assert_eq!(house.store.replaced.load(Ordering::Relaxed), 1);
    assert!(fast(&house, &id, &Secret::new(REFERENCE)).is_ok());
    assert_eq!(house.counted(), 2);
}

#[test]
fn a_wrong_secret_of_that_form_is_slow_whatever_is_wrong() {
    let house = House::new();
    let id = house.keep_key(kept_by_the_reference(), |_| ());
    let unknown = Uuid::nil().to_string();
    let refused = |id: &str, secret: &str| matches!(slow(&house, id, secret), Err(AuthError::Unauthenticated));
    assert!(refused(&id, ANOTHER), "a wrong secret");
    assert!(refused(&unknown, REFERENCE), "an unknown key");
    assert!(refused("nonsense", REFERENCE), "no key at all");
    house.keep_key(house.secrets.keep(&Secret::new(REFERENCE)), |_| ());
    assert!(refused(&id, ANOTHER), "a key whose secret was kept anew");
    house.keep_key(Secret::new(""), |_| ());
    assert!(refused(&id, REFERENCE), "a key with nothing kept");
    house.keep_key(kept_by_the_reference(), |key| key.audience = "elsewhere".to_owned());
    assert!(refused(&id, REFERENCE), "a key of another server");
    assert_eq!((house.counted(), house.store.replaced.load(Ordering::Relaxed)), (0, 0));
}

#[test]
fn d70_a_secret_of_ours_is_never_compared_slowly() {
    let house = House::new();
    let (_, secret) = house.issue_key(|_| ());
    let id = house.keep_key(kept_by_the_reference(), |_| ());
    assert!(is_refused(&house, &id, &secret));
}

#[test]
fn a_key_that_ends_or_is_revoked_during_a_slow_check_is_refused() {
    let start = |house: &House| {
        let id = house.keep_key(kept_by_the_reference(), |_| ());
        match house.authenticator.apikey(&id, REFERENCE) {
            KeyCheck::Slow(check) => check,
            KeyCheck::Done(outcome) => panic!("should have taken its time: {outcome:?}"),
        }
    };
    let house = House::new();
    let check = start(&house);
    house.wait(3600);
    assert!(matches!(check.finish(), Err(AuthError::Unauthenticated)));
    let house = House::new();
    let check = start(&house);
    house.store.keys.lock().unwrap().clear();
    assert!(matches!(check.finish(), Err(AuthError::Unauthenticated)));
    assert_eq!(house.counted(), 0);
}

#[test]
fn d70_a_slow_check_can_move_to_another_thread() {
    let house = House::new();
    let id = house.keep_key(kept_by_the_reference(), |_| ());
    let KeyCheck::Slow(check) = house.authenticator.apikey(&id, REFERENCE) else { panic!("not slow") };
    assert!(!format!("{check:?}").contains(REFERENCE));
    assert!(std::thread::spawn(move || check.finish()).join().unwrap().is_ok());
}

#[test]
fn a_secret_that_cannot_be_kept_anew_is_accepted_all_the_same() {
    let house = House::new();
    let id = house.keep_key(kept_by_the_reference(), |_| ());
    house.store.read_only.store(true, Ordering::Relaxed);
    assert!(slow(&house, &id, REFERENCE).is_ok());
    assert!(slow(&house, &id, REFERENCE).is_ok(), "still as it was kept before");
}

#[test]
fn a_secret_that_was_kept_under_the_key_before_is_kept_anew_when_it_is_used() {
    let mut house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    let strange = Secret::new("fsk_".to_owned() + &"A".repeat(49));
    house.take_another_key();
    assert!(fast(&house, &id, &strange).is_err());
    house.store.read_only.store(true, Ordering::Relaxed);
    assert!(slow(&house, &id, secret.expose()).is_ok());
    house.store.read_only.store(false, Ordering::Relaxed);
    assert!(slow(&house, &id, secret.expose()).is_ok(), "still as it was kept before");
    assert!(fast(&house, &id, &secret).is_ok());
}

#[test]
fn a_store_that_fails_does_not_make_the_key_bad() {
    let house = House::new();
    let (id, secret) = house.issue_key(|_| ());
    house.store.down.store(true, Ordering::Relaxed);
    assert!(matches!(fast(&house, &id, &secret), Err(AuthError::Store(_))));
}
