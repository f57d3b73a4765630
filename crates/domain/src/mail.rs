//! Mails, before anybody put them into words: who gets which letter, with which link.
//!
//! The words are in the `outbound` crate. A mail is stored until it is delivered, hence the serde derives.

use serde::{Deserialize, Serialize};

use crate::confirmation::LanguageCode;
use crate::email::Email;
use crate::ids::{MailId, QuotaRequestId, UserId};
use crate::limits::Limits;
use crate::time::Timestamp;

/// A mail to one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mail {
    /// Who gets it.
    pub to: Email,
    /// Who else gets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cc: Option<Email>,
    /// The language of the reader.
    pub language: LanguageCode,
    /// What it says.
    pub letter: Letter,
}

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "template", rename_all = "kebab-case")]
pub enum Letter {
    /// Follow the link to make your account.
    Signup {
        /// Where to confirm.
        link: String,
    },
    /// You have an account already; follow the link to sign in.
    SignupExisting {
        /// Where to sign in.
        link: String,
    },
    /// You have an account, and it is disabled; reply to reach support.
    SignupDisabled,
    /// Follow the link to sign in, once.
    SigninLink {
        /// Where to sign in.
        link: String,
    },
    /// Follow the link to confirm your new address.
    EmailChange {
        /// Where to confirm.
        link: String,
    },
    /// Follow the link to get the newsletter.
    NewsletterConfirm {
        /// Where to confirm.
        link: String,
    },
    /// You get the newsletter already; a link ends it.
    NewsletterActive {
        /// Where to end it.
        link: String,
    },
    /// Follow the link to join the translators.
    TranslatorInvite {
        /// Where they work.
        link: String,
    },
    /// Somebody proposes a language. For the maintainer, and so in English whatever the mail says.
    LanguageSuggestion {
        /// What was sent, as indented JSON.
        suggestion: String,
        /// Who sent it, as indented JSON.
        account: String,
    },
    /// Somebody asks for more than the usual limits. For the maintainer, and so in English whatever the mail says.
    QuotaAsked {
        /// The number of the request.
        request: QuotaRequestId,
        /// Who asks.
        user: UserId,
        /// Their name.
        username: String,
        /// Their address.
        email: Email,
        /// What it is for, in their words.
        purpose: String,
        /// How much they ask for.
        asked: Limits,
    },
    /// You may call more often from now on.
    QuotaGranted {
        /// How often.
        granted: Limits,
        /// What the maintainer says to it.
        answer: Option<String>,
    },
    /// You may not call more often.
    QuotaDeclined {
        /// How much you asked for.
        asked: Limits,
        /// Why, in the maintainer's words.
        reason: String,
    },
    /// A maintainer ended one of your keys.
    KeyRevoked {
        /// What you call the key.
        name: String,
        /// Why, in the maintainer's words.
        reason: String,
    },
    /// A maintainer ended all of your keys.
    KeysRevoked {
        /// What you call them, one a line.
        names: String,
        /// Why, in the maintainer's words.
        reason: String,
    },
    /// One of your keys ends soon.
    KeyEndsSoon {
        /// What you call the key.
        name: String,
        /// When it ends.
        ends_at: Timestamp,
        /// Where it is rotated.
        rotate: String,
    },
    /// One of your keys is used much more than usual.
    KeyUsedUnusually {
        /// What you call the key.
        name: String,
        /// Calls in the last 24 hours.
        calls: i64,
        /// Calls on a usual day.
        usual: i64,
        /// Where to revoke it.
        link: String,
    },
    /// The secret of one of your keys was found in public, so it was ended.
    KeyLeaked {
        /// What you call the key.
        name: String,
    },
}

/// A mail that waits in the outbox.
#[derive(Clone, Debug, PartialEq)]
pub struct QueuedMail {
    /// Its number there.
    pub id: MailId,
    /// Since when it waits.
    pub created_at: Timestamp,
    /// How often it was handed out for delivery, this time included.
    pub attempts: u32,
    /// The mail.
    pub mail: Mail,
}
