use std::thread;
use std::time::Duration;

use freesewing_domain::email::EmailHash;
use freesewing_domain::ids::SubscriberId;
use freesewing_domain::language::Language;
use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::rules::TestMode;
use freesewing_domain::service::subscriber::{self, SubscriptionRequest};

use crate::house::{House, email, refused};

fn ann(test: bool) -> SubscriptionRequest {
    SubscriptionRequest { email: email("ann"), language: Language::Nl, test }
}

/// Both halves of the link in a mail.
fn halves(mail: &Mail) -> (SubscriberId, EmailHash) {
    let (Letter::NewsletterConfirm { link } | Letter::NewsletterActive { link }) = &mail.letter else {
        panic!("no link: {mail:?}")
    };
    let (id, hash) = link.split_once("?id=").unwrap().1.split_once("&check=").unwrap();
    (SubscriberId(id.parse().unwrap()), EmailHash::from_stored(hash))
}

#[test]
fn the_link_in_the_mail_confirms_and_the_next_mail_says_so() {
    let house = House::new();
    let answer = subscriber::request(&house.ports, &ann(false)).unwrap();
    assert_eq!((answer.email, answer.language, answer.subscriber), (email("ann"), Language::Nl, None));
    let (id, hash) = halves(&house.mails()[0]);
    subscriber::confirm(&house.ports, id, &hash).unwrap();
    subscriber::confirm(&house.ports, id, &hash).unwrap();

    subscriber::request(&house.ports, &ann(false)).unwrap();
    let mail = house.mails().remove(0);
    let link = format!("https://freesewing.org/nl/newsletter/unsubscribe?id={id}&check={}", hash.as_str());
    assert_eq!(mail.letter, Letter::NewsletterActive { link });
    subscriber::unsubscribe(&house.ports, id, &hash).unwrap();
    assert_eq!(refused(subscriber::unsubscribe(&house.ports, id, &hash)), "notFound");
}

#[test]
fn who_knows_an_address_alone_can_do_nothing_to_it() {
    let house = House::new();
    subscriber::request(&house.ports, &ann(false)).unwrap();
    let (id, hash) = (SubscriberId(uuid::Uuid::from_u128(7)), email("ann").hash());
    assert_eq!(refused(subscriber::confirm(&house.ports, id, &hash)), "notFound");
    assert_eq!(refused(subscriber::unsubscribe(&house.ports, id, &hash)), "notFound");
}

#[test]
fn a_test_gets_the_subscriber_and_a_mail_only_where_that_is_wanted() {
    let mut house = House::new();
    for (mails, wanted) in [(false, 0), (true, 1)] {
        house.ports.rules.tests = TestMode { domain: Some("example.com".to_owned()), mails };
        let subscriber = subscriber::request(&house.ports, &ann(true)).unwrap().subscriber.unwrap();
        assert_eq!((&subscriber.email, subscriber.active), (&email("ann"), false));
        assert_eq!(house.mails().len(), wanted);
    }
}

#[test]
fn of_many_at_once_all_get_the_same_link() {
    let house = House::new();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| subscriber::request(&house.ports, &ann(false)).unwrap());
        }
    });
    let links: Vec<_> = house.mails().iter().map(halves).collect();
    assert_eq!(links.len(), 8);
    assert!(links.iter().all(|link| *link == links[0]));
}

#[test]
fn what_nobody_confirms_is_forgotten() {
    let house = House::new();
    subscriber::request(&house.ports, &ann(false)).unwrap();
    let (id, hash) = halves(&house.mails()[0]);
    house.wait(Duration::from_secs(30 * 24 * 60 * 60));
    assert_eq!(subscriber::sweep(&house.ports).unwrap(), 0);
    house.wait(Duration::from_millis(1));
    assert_eq!(subscriber::sweep(&house.ports).unwrap(), 1);
    assert_eq!(refused(subscriber::confirm(&house.ports, id, &hash)), "notFound");
}
