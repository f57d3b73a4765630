use std::thread;
use std::time::Duration;

use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::language::Language;
use freesewing_domain::mail::Letter;
use freesewing_domain::service::signup::{self, SignupRequest};
use freesewing_domain::service::{confirmation, signin};
use freesewing_domain::user::{Consent, Status};

use crate::house::{House, email, refused};

fn ann() -> SignupRequest {
    SignupRequest { email: email("ann"), language: Language::Nl, test: false, role: None }
}

/// The confirmation that a link leads to.
fn id_in(letter: &Letter) -> ConfirmationId {
    let (Letter::Signup { link } | Letter::SignupExisting { link }) = letter else { panic!("no link: {letter:?}") };
    let id = link.split("id=").nth(1).unwrap().split('&').next().unwrap();
    ConfirmationId(id.parse().unwrap())
}

#[test]
fn the_link_in_the_mail_makes_the_account_active_once() {
    let house = House::new();
    assert_eq!(signup::request(&house.ports, &ann()).unwrap().confirmation, None);
    let mails = house.mails();
    assert_eq!(mails[0].to, email("ann"));
    let id = id_in(&mails[0].letter);
    let user = signup::confirm(&house.ports, id, Consent::Profile, None).unwrap().user;
    assert_eq!((user.status, user.consent, user.username.as_str()), (Status::Active, Consent::Profile, "user-1"));
    assert_eq!(refused(signup::confirm(&house.ports, id, Consent::Profile, None)), "notFound");
}

#[test]
fn whoever_signs_up_again_is_reminded_of_what_they_have() {
    let house = House::new();
    signup::request(&house.ports, &ann()).unwrap();
    signup::request(&house.ports, &ann()).unwrap();
    let mails = house.mails();
    assert!(mails.iter().all(|mail| matches!(mail.letter, Letter::Signup { .. })));
    let first = id_in(&mails[0].letter);
    let user = signup::confirm(&house.ports, id_in(&mails[1].letter), Consent::Profile, None).unwrap().user;
    assert_eq!(
        refused(signup::confirm(&house.ports, first, Consent::Profile, None)),
        "notFound",
        "the other link is void"
    );

    signup::request(&house.ports, &ann()).unwrap();
    assert!(matches!(house.mails()[0].letter, Letter::SignupExisting { .. }));

    house
        .ports
        .store
        .update_user(user.id, &|user| {
            user.status = Status::Blocked;
            Ok(())
        })
        .unwrap();
    signup::request(&house.ports, &ann()).unwrap();
    assert_eq!(house.mails()[0].letter, Letter::SignupDisabled);
}

#[test]
fn an_old_link_is_no_longer_good_and_is_swept_away() {
    let house = House::new();
    signup::request(&house.ports, &ann()).unwrap();
    let id = id_in(&house.mails()[0].letter);
    house.wait(Duration::from_secs(30 * 24 * 60 * 60));
    assert_eq!(refused(signup::confirm(&house.ports, id, Consent::Profile, None)), "notFound");
    house.wait(Duration::from_millis(1));
    assert_eq!(confirmation::sweep(&house.ports).unwrap(), 1);
    assert_eq!(confirmation::sweep(&house.ports).unwrap(), 0);
}

#[test]
fn of_many_at_once_one_makes_the_account() {
    let house = House::new();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| signup::request(&house.ports, &ann()).unwrap());
        }
    });
    assert_eq!(house.mails().len(), 8, "each is answered by mail");
    assert!(signin::find_user(&house.ports, "1").unwrap().is_some());
    assert!(signin::find_user(&house.ports, "2").unwrap().is_none());
}
