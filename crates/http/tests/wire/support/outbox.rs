//! Mails that wait to be delivered.

use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::time::Timestamp;

use super::TestApp;

impl TestApp {
    /// The mails that were queued since this was asked last.
    pub(crate) fn outbox(&self) -> Vec<Mail> {
        let end = Timestamp::from_millis(i64::MAX);
        let queued = self.store.claim_mails(end, end, 1_000).unwrap();
        for mail in &queued {
            self.store.delete_mail(mail.id).unwrap();
        }
        queued.into_iter().map(|queued| queued.mail).collect()
    }

    /// The only mail that was queued since.
    #[track_caller]
    pub(crate) fn only_mail(&self) -> Mail {
        let mut mails = self.outbox();
        assert_eq!(mails.len(), 1, "{mails:?}");
        mails.remove(0)
    }
}

/// The link in a mail, in its parts.
#[derive(Debug)]
pub(crate) struct Link {
    /// What stands before the `?`.
    pub(crate) page: String,
    pub(crate) id: String,
    pub(crate) check: String,
}

/// Takes the link out of a mail.
#[track_caller]
pub(crate) fn link(mail: &Mail) -> Link {
    let (Letter::Signup { link }
    | Letter::SignupExisting { link }
    | Letter::SigninLink { link }
    | Letter::EmailChange { link }
    | Letter::NewsletterConfirm { link }
    | Letter::NewsletterActive { link }) = &mail.letter
    else {
        panic!("no link in {mail:?}")
    };
    let (page, query) = link.split_once("?id=").expect("an id");
    let (id, check) = query.split_once("&check=").expect("a check");
    Link { page: page.to_owned(), id: id.to_owned(), check: check.to_owned() }
}
