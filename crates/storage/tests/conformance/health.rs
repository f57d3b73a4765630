//! What is promised of how a store fares.

use freesewing_domain::health::WaitingMails;
use freesewing_domain::ids::MailId;
use freesewing_domain::ports::Store;

use crate::Promise;
use crate::records::{at, mail, new_user};

pub(crate) const PROMISES: &[Promise] = &[
    ("mails are counted until they are removed, in hand or not", counts_mails),
    ("a mail waits since it was queued, however often it was tried", waits_since_it_was_queued),
    ("trying to write changes nothing", trying_changes_nothing),
    ("nobody made a backup of what is new", no_backup_yet),
];

fn counts_mails(store: &dyn Store) {
    assert_eq!(store.waiting_mails().unwrap(), WaitingMails::default());
    for when in [2000, 1000, 3000] {
        store.enqueue_mail(mail("hello"), at(when)).unwrap();
    }
    assert_eq!(store.waiting_mails().unwrap(), WaitingMails { count: 3, oldest: Some(at(1000)) });
    let taken = store.claim_mails(at(1000), at(9000), 1).unwrap();
    assert_eq!(store.waiting_mails().unwrap(), WaitingMails { count: 3, oldest: Some(at(1000)) });
    store.delete_mail(taken[0].id).unwrap();
    assert_eq!(store.waiting_mails().unwrap(), WaitingMails { count: 2, oldest: Some(at(2000)) });
}

fn waits_since_it_was_queued(store: &dyn Store) {
    store.enqueue_mail(mail("hello"), at(1000)).unwrap();
    let taken = store.claim_mails(at(1000), at(9000), 1).unwrap();
    store.postpone_mail(taken[0].id, at(50_000)).unwrap();
    store.postpone_mail(MailId(99), at(500)).unwrap();
    assert_eq!(store.waiting_mails().unwrap(), WaitingMails { count: 1, oldest: Some(at(1000)) });
}

fn trying_changes_nothing(store: &dyn Store) {
    let ann = store.create_user(new_user("ann"), None, None).unwrap();
    let before = store.condition().unwrap();
    store.try_write().unwrap();
    store.try_write().unwrap();
    assert_eq!(store.find_user(ann.id).unwrap(), Some(ann));
    let after = store.condition().unwrap();
    assert_eq!((after.kind, after.schema), (before.kind, before.schema));
    assert_eq!(after.space.map(|space| space.bytes), before.space.map(|space| space.bytes));
}

fn no_backup_yet(store: &dyn Store) {
    assert_eq!(store.condition().unwrap().last_backup, None);
}
