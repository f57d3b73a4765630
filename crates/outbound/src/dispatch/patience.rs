//! When a mail is tried again, and when it is given up.

use std::time::Duration;

use freesewing_domain::confirmation::Kind;
use freesewing_domain::mail::{Letter, QueuedMail};
use freesewing_domain::ports::LONGEST_WAIT;
use freesewing_domain::subscriber::UNCONFIRMED_LIFE;
use freesewing_domain::time::Timestamp;

use crate::transport::SendError;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// How long to wait after the first failure, the second, and so on; after that, an hour.
const WAITS: [u64; 5] = [10, 30, MINUTE, 5 * MINUTE, 15 * MINUTE];
const _: () = assert!(HOUR < LONGEST_WAIT.as_secs(), "a store would take a mail that waits for one that waits in vain");

/// How long a mail is tried at most.
const AT_MOST: Duration = Duration::from_secs(3 * 24 * HOUR);

/// How often a mail is handed out until a refusal for good is believed. Not at once, because servers refuse by mistake
/// while somebody works on them; these tries take seven minutes.
const TRIES_AGAINST_A_REFUSAL: u32 = 5;

/// When to try again after a failure; `None` when it is time to give up.
pub(crate) fn next_try(queued: &QueuedMail, error: &SendError, now: Timestamp) -> Option<Timestamp> {
    let refused = matches!(error, SendError::Refused(_)) && queued.attempts >= TRIES_AGAINST_A_REFUSAL;
    if refused || now >= queued.created_at.after(worth(&queued.mail.letter)) {
        return None;
    }
    let failures = usize::try_from(queued.attempts).unwrap_or(usize::MAX);
    let wait = WAITS.get(failures.saturating_sub(1)).copied().unwrap_or(HOUR);
    Some(now.after(Duration::from_secs(wait)))
}

/// How long a letter is worth sending: not longer than its link works.
fn worth(letter: &Letter) -> Duration {
    let link = match letter {
        Letter::Signup { .. } => Kind::Signup.life(),
        Letter::SignupExisting { .. } => Kind::SignupExisting.life(),
        Letter::SigninLink { .. } => Kind::SigninLink.life(),
        Letter::EmailChange { .. } => Kind::EmailChange.life(),
        Letter::NewsletterConfirm { .. } => UNCONFIRMED_LIFE,
        Letter::KeyUsedUnusually { .. } => Kind::RevokeKey.life(),
        Letter::SignupDisabled
        | Letter::NewsletterActive { .. }
        | Letter::TranslatorInvite { .. }
        | Letter::QuotaAsked { .. }
        | Letter::QuotaGranted { .. }
        | Letter::QuotaDeclined { .. }
        | Letter::KeyRevoked { .. }
        | Letter::KeysRevoked { .. }
        | Letter::KeyLeaked { .. }
        | Letter::KeyEndsSoon { .. }
        | Letter::LanguageSuggestion { .. } => AT_MOST,
    };
    link.min(AT_MOST)
}

#[cfg(test)]
mod tests {
    use freesewing_domain::confirmation::LanguageCode;
    use freesewing_domain::email::Email;
    use freesewing_domain::ids::MailId;
    use freesewing_domain::language::Language;
    use freesewing_domain::mail::Mail;

    use super::*;

    const START: Timestamp = Timestamp::EPOCH;

    fn queued(letter: Letter, attempts: u32) -> QueuedMail {
        let language = LanguageCode(Language::En);
        let mail = Mail { to: Email::from_stored("joost@example.com"), cc: None, language, letter };
        QueuedMail { id: MailId(1), created_at: START, attempts, mail }
    }

    fn signup(attempts: u32) -> QueuedMail {
        queued(Letter::Signup { link: String::new() }, attempts)
    }

    fn unreachable() -> SendError {
        SendError::Unreachable(String::new())
    }

    fn hours(hours: u64) -> Timestamp {
        START.after(Duration::from_secs(hours * HOUR))
    }

    #[test]
    fn waits_longer_each_time_and_an_hour_at_most() {
        let waits: Vec<i64> =
            (1..=8).map(|attempts| next_try(&signup(attempts), &unreachable(), START).unwrap().as_seconds()).collect();
        assert_eq!(waits, [10, 30, 60, 300, 900, 3600, 3600, 3600]);
        assert_eq!(next_try(&signup(0), &unreachable(), START).unwrap().as_seconds(), 10);
        assert_eq!(next_try(&signup(u32::MAX), &unreachable(), START).unwrap().as_seconds(), 3600);
    }

    #[test]
    fn gives_up_after_three_days() {
        assert!(next_try(&signup(70), &unreachable(), hours(71)).is_some());
        assert!(next_try(&signup(70), &unreachable(), hours(72)).is_none());
        let deferred = SendError::Deferred(String::new());
        assert!(next_try(&signup(70), &deferred, hours(72)).is_none());
    }

    #[test]
    fn gives_up_once_the_link_is_dead() {
        let link = String::new;
        for (letter, life) in [
            (Letter::SigninLink { link: link() }, 1),
            (Letter::SignupExisting { link: link() }, 1),
            (Letter::EmailChange { link: link() }, 24),
            (Letter::SignupDisabled, 72),
            (Letter::NewsletterConfirm { link: link() }, 72),
            (Letter::NewsletterActive { link: link() }, 72),
            (Letter::TranslatorInvite { link: link() }, 72),
            (Letter::LanguageSuggestion { suggestion: link(), account: link() }, 72),
        ] {
            let queued = queued(letter, 3);
            assert!(next_try(&queued, &unreachable(), hours(life - 1)).is_some());
            assert!(next_try(&queued, &unreachable(), hours(life)).is_none());
        }
    }

    #[test]
    fn believes_a_refusal_after_a_few_tries() {
        let refused = SendError::Refused(String::new());
        assert!(next_try(&signup(4), &refused, START).is_some());
        assert!(next_try(&signup(5), &refused, START).is_none());
    }
}
