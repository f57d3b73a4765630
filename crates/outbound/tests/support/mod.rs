//! What the tests of this crate share: mails to send, and a clock to turn.

#![allow(dead_code, reason = "each test file uses a part")]

pub(crate) mod log;
pub(crate) mod outbox;
pub(crate) mod service;
pub(crate) mod smtp;

use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use freesewing_domain::confirmation::LanguageCode;
use freesewing_domain::email::Email;
use freesewing_domain::ids::{MailId, QuotaRequestId, UserId};
use freesewing_domain::language::Language;
use freesewing_domain::limits::Limits;
use freesewing_domain::mail::{Letter, Mail, QueuedMail};
use freesewing_domain::ports::Clock;
use freesewing_domain::rules::Website;
use freesewing_domain::time::Timestamp;

pub(crate) const LINK: &str = "https://freesewing.org/confirm/x?id=0b1d6a3e-1111-4222-8333-444455556666&check=0123abcd";

pub(crate) fn website() -> Website {
    Website { scheme: "https".into(), domain: "freesewing.org".into() }
}

/// What somebody may call a key.
pub(crate) const NAME: &str = "my <b>script</b>";
/// What a maintainer may say.
pub(crate) const REASON: &str = "A thousand calls a minute.\nWrite to us & we find a way.";

/// Every letter to somebody who uses FreeSewing.
pub(crate) fn letters(link: &str) -> [Letter; 15] {
    let link = || link.to_owned();
    [
        Letter::Signup { link: link() },
        Letter::SignupExisting { link: link() },
        Letter::SignupDisabled,
        Letter::SigninLink { link: link() },
        Letter::EmailChange { link: link() },
        Letter::NewsletterConfirm { link: link() },
        Letter::NewsletterActive { link: link() },
        Letter::TranslatorInvite { link: link() },
        Letter::KeyRevoked { name: NAME.to_owned(), reason: REASON.to_owned() },
        Letter::KeysRevoked { names: format!("{NAME}\nanother"), reason: REASON.to_owned() },
        Letter::KeyLeaked { name: NAME.to_owned() },
        Letter::QuotaGranted {
            granted: Limits { per_minute: Some(6_000), per_day: Some(1_000_000) },
            answer: Some(REASON.to_owned()),
        },
        Letter::QuotaDeclined {
            asked: Limits { per_minute: None, per_day: Some(1_000_000) },
            reason: REASON.to_owned(),
        },
        Letter::KeyEndsSoon {
            name: NAME.to_owned(),
            ends_at: now(),
            rotate: "https://backend.example/apikeys/ac7ce2a6-a703-49d1-894a-d916eb88f32f/rotate/jwt".to_owned(),
        },
        Letter::KeyUsedUnusually { name: NAME.to_owned(), calls: 123_456, usual: 78, link: link() },
    ]
}

/// The letter to the maintainer.
pub(crate) fn suggestion(suggestion: &str, account: &str) -> Letter {
    Letter::LanguageSuggestion { suggestion: suggestion.to_owned(), account: account.to_owned() }
}

/// The other letter to the maintainer.
pub(crate) fn quota_asked(username: &str, purpose: &str) -> Letter {
    Letter::QuotaAsked {
        request: QuotaRequestId(3),
        user: UserId(7),
        username: username.to_owned(),
        email: Email::from_stored("joost@example.com"),
        purpose: purpose.to_owned(),
        asked: Limits { per_minute: Some(6_000), per_day: None },
    }
}

pub(crate) fn mail(to: &str, language: Language, letter: Letter) -> Mail {
    Mail { to: Email::from_stored(to), cc: None, language: LanguageCode(language), letter }
}

pub(crate) fn signup(to: &str) -> Mail {
    mail(to, Language::En, Letter::Signup { link: LINK.into() })
}

pub(crate) fn queued(id: i64, mail: Mail) -> QueuedMail {
    QueuedMail { id: MailId(id), created_at: now(), attempts: 1, mail }
}

/// 2026-11-22T21:12:42.501Z
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(1_795_381_962_501)
}

/// How often a dispatcher looks into its outbox in tests.
pub(crate) const PACE: Duration = Duration::from_millis(2);

#[track_caller]
pub(crate) fn wait_until(what: &str, met: impl Fn() -> bool) {
    let start = Instant::now();
    while !met() {
        assert!(start.elapsed() < Duration::from_secs(10), "waited in vain until {what}");
        sleep(Duration::from_millis(1));
    }
}

/// A clock that stands still until it is turned.
pub(crate) struct TestClock(Mutex<Timestamp>);

impl TestClock {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(now()))
    }

    pub(crate) fn turn(&self, span: Duration) {
        let mut at = self.0.lock().unwrap();
        *at = at.after(span);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}
