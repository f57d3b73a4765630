use freesewing_domain::access::{Level, Role};
use freesewing_domain::mail::Letter;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::account::{self, AccountChange, EmailProof};
use freesewing_domain::user::{UserPatch, Username};

use crate::house::{House, caller, email, refused};

#[test]
fn a_taken_name_is_left_aside_and_the_rest_is_done() {
    let house = House::new();
    house.user("ann", Role::User);
    let bob = caller(&house.user("bob", Role::User));
    let patch = UserPatch { username: Username::parse("USER-1"), bio: Some("hello".into()), ..UserPatch::default() };
    let user = account::update(&house.ports, &bob, AccountChange { patch, ..AccountChange::default() }).unwrap().user;
    assert_eq!((user.username.as_str(), user.bio.as_str()), ("user-2", "hello"));
    assert!(!account::is_username_free(&house.ports, &bob, " User-1 ").unwrap());
    assert!(account::is_username_free(&house.ports, &bob, "Bob").unwrap());
}

#[test]
fn what_opens_the_account_takes_a_higher_level() {
    let house = House::new();
    let mut script = caller(&house.user("ann", Role::User));
    script.level = Level::from_number(3.0).unwrap();
    let password = AccountChange { password: Some(Secret::new("new")), ..AccountChange::default() };
    assert_eq!(refused(account::update(&house.ports, &script, password)), "insufficientAccessLevel");
    let address = AccountChange { email: Some(email("anna")), ..AccountChange::default() };
    assert_eq!(refused(account::update(&house.ports, &script, address)), "insufficientAccessLevel");
    assert!(account::update(&house.ports, &script, AccountChange::default()).is_ok());
}

#[test]
fn an_address_changes_when_its_owner_says_so_and_the_old_one_is_told() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let change = AccountChange { email: Some(email("anna")), ..AccountChange::default() };
    assert_eq!(account::update(&house.ports, &ann, change).unwrap().user.email, email("ann"), "not yet");
    let mail = house.mails().remove(0);
    assert_eq!((&mail.to, mail.cc.as_ref()), (&email("anna"), Some(&email("ann"))));

    let Letter::EmailChange { link } = mail.letter else { panic!("another letter") };
    let (id, check) = link.split_once("id=").unwrap().1.split_once("&check=").unwrap();
    let proof = |check: &str| AccountChange {
        proof: Some(EmailProof {
            confirmation: id.parse().ok().map(freesewing_domain::ids::ConfirmationId),
            check: Secret::new(check),
        }),
        ..AccountChange::default()
    };
    let bob = caller(&house.user("bob", Role::Admin));
    assert_eq!(refused(account::update(&house.ports, &bob, proof(check))), "notFound", "not theirs");
    assert_eq!(account::update(&house.ports, &ann, proof("wrong")).unwrap().user.email, email("ann"));
    assert_eq!(account::update(&house.ports, &ann, proof(check)).unwrap().user.email, email("anna"));
    assert_eq!(refused(account::update(&house.ports, &ann, proof(check))), "notFound", "used up");
}

#[test]
fn nobody_learns_that_an_address_has_an_account() {
    let house = House::new();
    house.user("ann", Role::User);
    let bob = caller(&house.user("bob", Role::User));
    let change = AccountChange { email: Some(email("ann")), ..AccountChange::default() };
    let changed = account::update(&house.ports, &bob, change).unwrap();
    assert_eq!((changed.user.email, changed.confirmation), (email("bob"), None));
    assert!(house.mails().is_empty());
}

#[test]
fn signing_out_elsewhere_comes_with_a_fresh_token() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let change =
        AccountChange { password: Some(Secret::new("new")), sign_out_elsewhere: true, ..AccountChange::default() };
    let changed = account::update(&house.ports, &ann, change).unwrap();
    assert!(changed.token.is_some());
    assert_eq!(changed.user.tokens_from, Some(house.ports.clock.now()));
}

#[test]
fn what_is_refused_leaves_no_trace() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let too_long = UserPatch { bio: Some("x".repeat(10_001)), ..UserPatch::default() };
    let change = AccountChange { patch: too_long, email: Some(email("anna")), ..AccountChange::default() };
    assert_eq!(refused(account::update(&house.ports, &ann, change)), "bioTooLong");
    assert!(house.mails().is_empty(), "no link for a change that was refused");

    let bio = UserPatch { bio: Some("hello".into()), ..UserPatch::default() };
    let proof = Some(EmailProof { confirmation: None, check: Secret::new("x") });
    let change = AccountChange { patch: bio, proof, ..AccountChange::default() };
    assert_eq!(refused(account::update(&house.ports, &ann, change)), "notFound");
    assert_eq!(account::read(&house.ports, &ann).unwrap().bio, "");
}

#[test]
fn a_taken_name_does_not_stand_in_the_way_of_a_new_address() {
    let house = House::new();
    house.user("ann", Role::User);
    let bob = caller(&house.user("bob", Role::User));
    let patch = UserPatch { username: Username::parse("user-1"), bio: Some("hello".into()), ..UserPatch::default() };
    let change = AccountChange { patch, email: Some(email("robert")), ..AccountChange::default() };
    let user = account::update(&house.ports, &bob, change).unwrap().user;
    assert_eq!((user.username.as_str(), user.bio.as_str()), ("user-2", "hello"));
    assert_eq!(house.mails().len(), 1);
}
