//! Setting up the second factor of an account, and switching it off.

use std::sync::atomic::Ordering;

use freesewing_domain::access::{Credential, Level, Role};
use freesewing_domain::ids::ApikeyId;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::account::second_factor::{activate, enrol, switch_off};
use freesewing_domain::service::account::{self, AccountChange};
use freesewing_domain::service::signin;
use freesewing_domain::user::User;

use crate::house::{House, caller, refused};

#[test]
fn it_is_on_once_a_code_was_shown_and_off_without_a_trace() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let me = caller(&ann);
    let secret = enrol(&house.ports, &me).unwrap().secret;
    let code = house.code(secret.expose());
    let stored = |house: &House| house.ports.store.find_user(ann.id).unwrap().unwrap();
    assert!(!stored(&house).mfa_enabled);
    assert!(activate(&house.ports, &me, Some(&secret), Some(&code)).unwrap().mfa_enabled);

    let password = Secret::new("ann");
    assert!(signin::by_password(&house.ports, Some("user-1"), Some(&password), Some(&code)).is_ok());
    switch_off(&house.ports, &me, &password, &code).unwrap();
    let User { mfa_enabled, mfa_secret, mfa_last_step, .. } = stored(&house);
    assert_eq!((mfa_enabled, mfa_secret.expose(), mfa_last_step), (false, "", None));
    assert!(signin::by_password(&house.ports, Some("user-1"), Some(&password), None).is_ok());
}

#[test]
fn what_is_on_stays_as_it_is() {
    let house = House::new();
    let ann = house.ann_with_second_factor();
    let (me, code) = (caller(&ann), house.code("ann's"));
    assert_eq!(refused(enrol(&house.ports, &me)), "mfaActive");
    assert_eq!(refused(activate(&house.ports, &me, None, Some(&code))), "mfaActive");
    assert_eq!(house.ports.store.find_user(ann.id).unwrap().unwrap(), ann);
}

#[test]
fn a_code_is_not_right_for_another_secret_or_for_none() {
    let house = House::new();
    let me = caller(&house.user("ann", Role::User));
    let empty = Secret::new("");
    assert_eq!(refused(activate(&house.ports, &me, Some(&empty), Some(&empty))), "mfaTokenInvalid");
    let secret = enrol(&house.ports, &me).unwrap().secret;
    let code = house.code(secret.expose());
    assert_eq!(refused(activate(&house.ports, &me, Some(&empty), Some(&code))), "mfaTokenInvalid");
    assert_eq!(refused(activate(&house.ports, &me, Some(&secret), Some(&empty))), "mfaTokenInvalid");
    assert_eq!(refused(activate(&house.ports, &me, Some(&secret), None)), "invalidMfaSetting");
    assert_eq!(refused(activate(&house.ports, &me, None, Some(&code))), "invalidMfaSetting");
}

#[test]
fn switching_it_off_takes_the_password_and_the_code() {
    let house = House::new();
    let me = caller(&house.ann_with_second_factor());
    let (right, wrong, code) = (Secret::new("ann"), Secret::new("bob"), house.code("ann's"));
    assert_eq!(refused(switch_off(&house.ports, &me, &wrong, &code)), "authenticationFailed");
    assert_eq!(refused(switch_off(&house.ports, &me, &right, &wrong)), "authenticationFailed");
    house.passwords.old.store(true, Ordering::Relaxed);
    let user = switch_off(&house.ports, &me, &right, &code).unwrap();
    assert_eq!(user.password.expose(), "ann", "an old hash will do, and stays");
}

#[test]
fn it_takes_level_4() {
    let house = House::new();
    let mut script = caller(&house.ann_with_second_factor());
    script.level = Level::from_number(3.0).unwrap();
    let (password, code) = (Secret::new("ann"), house.code("ann's"));
    assert_eq!(refused(enrol(&house.ports, &script)), "insufficientAccessLevel");
    assert_eq!(refused(activate(&house.ports, &script, None, None)), "insufficientAccessLevel");
    assert_eq!(refused(switch_off(&house.ports, &script, &password, &code)), "insufficientAccessLevel");
}

#[test]
fn a_key_gets_no_token_past_it() {
    let house = House::new();
    let ann = house.ann_with_second_factor();
    let mut me = caller(&ann);
    let change =
        || AccountChange { password: Some(Secret::new("new")), sign_out_elsewhere: true, ..AccountChange::default() };
    assert!(account::update(&house.ports, &me, change()).unwrap().token.is_some());
    me.credential = Credential::Apikey(ApikeyId(house.ports.random.uuid().unwrap()));
    assert!(account::update(&house.ports, &me, change()).unwrap().token.is_none());
}
