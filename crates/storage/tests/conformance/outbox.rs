//! What is promised of mails that wait.

use std::collections::HashSet;
use std::thread;

use freesewing_domain::ids::MailId;
use freesewing_domain::mail::QueuedMail;
use freesewing_domain::ports::{LONGEST_WAIT, Store};

use crate::Promise;
use crate::records::{at, due, mail};

pub(crate) const PROMISES: &[Promise] = &[
    ("a mail comes back as it was queued, once it is due", comes_back),
    ("mails come oldest first, no more than were asked for", comes_in_order),
    ("a mail that was taken is due again when its time is up", comes_again),
    ("a mail that was postponed is due when it was postponed to", is_postponed),
    ("a mail from while the clock was ahead is due", is_from_the_future),
    ("a mail that was removed never comes again", is_removed),
    ("nobody gets a mail that somebody else has", is_given_once),
];

fn comes_back(store: &dyn Store) {
    store.enqueue_mail(mail("hello"), at(1000)).unwrap();
    assert_eq!(store.claim_mails(at(999), at(5000), 9).unwrap(), []);
    let mails = store.claim_mails(at(1000), at(5000), 9).unwrap();
    let wanted = QueuedMail { id: mails[0].id, created_at: at(1000), attempts: 1, mail: mail("hello") };
    assert_eq!(mails, [wanted]);
}

fn comes_in_order(store: &dyn Store) {
    for (link, when) in [("d", 30), ("b", 20), ("a", 10), ("c", 20)] {
        store.enqueue_mail(mail(link), at(when)).unwrap();
    }
    assert_eq!(due(store, 50, 0), [""; 0]);
    assert_eq!(due(store, 20, 2), ["a", "b"]);
    assert_eq!(due(store, 50, 9), ["c", "d"]);
    assert_eq!(due(store, 50, 9), [""; 0]);
}

fn comes_again(store: &dyn Store) {
    store.enqueue_mail(mail("hello"), at(1000)).unwrap();
    assert_eq!(store.claim_mails(at(1000), at(2000), 9).unwrap().len(), 1);
    assert_eq!(store.claim_mails(at(1999), at(3000), 9).unwrap(), []);
    let again = store.claim_mails(at(2000), at(3000), 9).unwrap();
    assert_eq!((again[0].attempts, again[0].created_at), (2, at(1000)));
}

fn is_postponed(store: &dyn Store) {
    store.enqueue_mail(mail("first"), at(1000)).unwrap();
    store.enqueue_mail(mail("second"), at(1001)).unwrap();
    let mails = store.claim_mails(at(1000), at(2000), 1).unwrap();
    store.postpone_mail(mails[0].id, at(5000)).unwrap();
    assert_eq!(due(store, 4999, 9), ["second"]);
    assert_eq!(due(store, 5000, 9), ["first"]);
    store.postpone_mail(MailId(99), at(5000)).unwrap();
}

fn is_from_the_future(store: &dyn Store) {
    let wait = i64::try_from(LONGEST_WAIT.as_millis()).unwrap();
    store.enqueue_mail(mail("ahead"), at(1000)).unwrap();
    assert_eq!(due(store, 1000 - wait, 9), [""; 0], "somebody may have made it wait that long");
    assert_eq!(due(store, 999 - wait, 9), ["ahead"]);
}

fn is_removed(store: &dyn Store) {
    store.enqueue_mail(mail("hello"), at(1000)).unwrap();
    let mails = store.claim_mails(at(1000), at(2000), 9).unwrap();
    store.delete_mail(mails[0].id).unwrap();
    assert_eq!(due(store, 9000, 9), [""; 0]);
    store.delete_mail(mails[0].id).unwrap();
    store.enqueue_mail(mail("next"), at(1000)).unwrap();
    assert_ne!(store.claim_mails(at(1000), at(2000), 9).unwrap()[0].id, mails[0].id, "numbers are not used again");
}

fn is_given_once(store: &dyn Store) {
    for n in 0..40 {
        store.enqueue_mail(mail(&format!("{n}")), at(n)).unwrap();
    }
    let given: Vec<String> = thread::scope(|scope| {
        let all: Vec<_> =
            (0..4).map(|_| scope.spawn(|| (0..10).flat_map(|_| due(store, 100, 3)).collect::<Vec<_>>())).collect();
        all.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(given.len(), 40);
    assert_eq!(given.iter().collect::<HashSet<_>>().len(), 40);
}
