//! Signing in with a second factor.

use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use freesewing_domain::confirmation::{Confirmation, LanguageCode, Purpose, SigninLink, Signup};
use freesewing_domain::error::Error;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::ports::PasswordCheck;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::signin::{self, SignedIn};
use freesewing_domain::service::signup;
use freesewing_domain::user::{Consent, Status, User};

use crate::house::{House, refused};

const STEP: Duration = Duration::from_secs(30);

fn by_password(house: &House, password: &str, code: Option<&Secret>) -> Result<SignedIn, Error> {
    signin::by_password(&house.ports, Some("user-1"), Some(&Secret::new(password)), code)
}

fn confirmation(house: &House, user: &User, purpose: Purpose) -> ConfirmationId {
    let id = ConfirmationId(house.ports.random.uuid().unwrap());
    let kept = Confirmation { id, created_at: house.ports.clock.now(), user: Some(user.id), purpose };
    house.ports.store.create_confirmation(&kept, None).unwrap();
    id
}

#[test]
fn a_password_alone_does_not_sign_in() {
    let house = House::new();
    house.ann_with_second_factor();
    assert_eq!(refused(by_password(&house, "ann", None)), "mfaTokenRequired");
    for wrong in ["", "ann's", "bob's 7", "ann's 7"] {
        assert_eq!(refused(by_password(&house, "ann", Some(&Secret::new(wrong)))), "signInFailed", "{wrong:?}");
    }
    let code = house.code("ann's");
    assert_eq!(refused(by_password(&house, "bob", Some(&code))), "signInFailed", "the password comes first");
    assert_eq!(refused(by_password(&house, "bob", None)), "signInFailed");
    assert!(by_password(&house, "ann", Some(&code)).is_ok());
}

#[test]
fn d38_a_code_signs_in_once() {
    let house = House::new();
    let ann = house.ann_with_second_factor();
    let before = house.code("ann's");
    house.wait(STEP);
    let code = house.code("ann's");
    let signed_in = by_password(&house, "ann", Some(&code)).unwrap();
    assert_eq!(signed_in.user.updated_at, ann.updated_at, "signing in is no change");
    for used in [&code, &before] {
        assert_eq!(refused(by_password(&house, "ann", Some(used))), "signInFailed");
    }
    house.wait(STEP);
    assert!(by_password(&house, "ann", Some(&house.code("ann's"))).is_ok());
}

#[test]
fn d38_of_many_who_sign_in_with_one_code_at_once_one_is_let_in() {
    let house = House::new();
    house.ann_with_second_factor();
    let code = house.code("ann's");
    let let_in = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| by_password(&house, "ann", Some(&code)).is_ok())).collect();
        threads.into_iter().map(|thread| u32::from(thread.join().unwrap())).sum::<u32>()
    });
    assert_eq!(let_in, 1);
}

#[test]
fn an_old_hash_is_replaced_only_behind_the_second_factor() {
    let house = House::new();
    let ann = house.ann_with_second_factor();
    house.passwords.old.store(true, Ordering::Relaxed);
    house.change(ann.id, |user| user.password = Secret::new("ann"));
    let kept = |house: &House| house.ports.store.find_user(ann.id).unwrap().unwrap().password;
    assert_eq!(refused(by_password(&house, "ann", None)), "mfaTokenRequired");
    assert_eq!(kept(&house).expose(), "ann");
    by_password(&house, "ann", Some(&house.code("ann's"))).unwrap();
    assert_eq!(kept(&house).expose(), "ann, hashed anew");
    assert_eq!(house.ports.passwords.verify(&Secret::new("ann"), Some(&kept(&house))), PasswordCheck::Right);
}

#[test]
fn a_second_factor_is_asked_for_before_the_status_is_told() {
    let house = House::new();
    let ann = house.ann_with_second_factor();
    house.change(ann.id, |user| user.status = Status::Disabled);
    assert_eq!(refused(by_password(&house, "ann", None)), "mfaTokenRequired");
    assert_eq!(refused(by_password(&house, "ann", Some(&house.code("ann's")))), "statusLacking");
}

#[test]
fn a_link_survives_a_missing_or_wrong_code() {
    let house = House::new();
    let ann = house.ann_with_second_factor();
    let check = Secret::new("0123456789abcdef");
    let link = SigninLink { language: LanguageCode(ann.language), check: check.clone() };
    let id = confirmation(&house, &ann, Purpose::SigninLink(link));
    let follow = |code: Option<&Secret>| signin::by_link(&house.ports, id, check.expose(), code);
    assert_eq!(refused(follow(None)), "mfaTokenRequired");
    assert_eq!(refused(follow(Some(&Secret::new("wrong")))), "signInFailed");
    let code = house.code("ann's");
    by_password(&house, "ann", Some(&code)).unwrap();
    assert_eq!(refused(follow(Some(&code))), "signInFailed", "it has signed in elsewhere");
    house.wait(STEP);
    assert_eq!(follow(Some(&house.code("ann's"))).unwrap().user.id, ann.id);
    assert_eq!(refused(follow(Some(&house.code("ann's")))), "notFound");
}

#[test]
fn d27_confirming_an_account_that_was_made_inactive_asks_for_its_second_factor() {
    let house = House::new();
    let ann = house.ann_with_second_factor();
    house.change(ann.id, |user| user.status = Status::Inactive);
    let (language, check) = (LanguageCode(ann.language), Secret::new("0123456789abcdef"));
    let data = Signup { language, email: ann.email.clone(), ehash: ann.email.hash(), check };
    let id = confirmation(&house, &ann, Purpose::Signup(data));
    let confirm = |code: Option<&Secret>| signup::confirm(&house.ports, id, Consent::Profile, code);
    assert_eq!(refused(confirm(None)), "mfaTokenRequired");
    assert_eq!(refused(confirm(Some(&Secret::new("wrong")))), "signInFailed");
    assert_eq!(house.ports.store.find_user(ann.id).unwrap().unwrap().status, Status::Inactive);
    assert_eq!(confirm(Some(&house.code("ann's"))).unwrap().user.status, Status::Active);
}
