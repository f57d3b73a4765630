//! Puts a mail into words.
//!
//! One file per language holds its texts, `layout` says how they look. To add a language, add it to the domain's
//! [`Language`](freesewing_domain::language::Language), and the compiler asks for the rest.

mod de;
mod en;
mod es;
mod fr;
mod layout;
mod nl;
mod note;
mod uk;
mod words;

use std::borrow::Cow;

use freesewing_domain::limits::Limits;
use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::rules::Website;
use freesewing_domain::time::Timestamp;

use self::layout::{Action, Page};
use self::words::{LinkLetter, QuotaWords, Texts, Words};

/// A mail in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject.
    pub subject: &'static str,
    /// The plain text, which has everything that the HTML has.
    pub text: String,
    /// The HTML document.
    pub html: String,
}

/// Puts a mail into the words of its reader's language.
#[must_use]
pub fn render(mail: &Mail, website: &Website) -> Rendered {
    let language = mail.language.0;
    let words = Words::of(language);
    let Content { texts, details, action, why } = match content(words, &mail.letter) {
        Form::Letter(content) => content,
        Form::Note(rendered) => return rendered,
    };
    let page = Page {
        language: language.code(),
        words,
        texts,
        details,
        action,
        why: website.page(language, &format!("/docs/faq/email/why-{why}")),
        patrons: website.page(language, "/patrons/join"),
        website: website.page(language, "/"),
    };
    Rendered { subject: texts.subject, text: page.text(), html: page.html() }
}

/// The name of a letter, for logs and file names.
#[must_use]
pub fn template(letter: &Letter) -> &'static str {
    match letter {
        Letter::Signup { .. } => "signup",
        Letter::SignupExisting { .. } => "signup-existing",
        Letter::SignupDisabled => "signup-disabled",
        Letter::SigninLink { .. } => "signin-link",
        Letter::EmailChange { .. } => "email-change",
        Letter::NewsletterConfirm { .. } => "nlsubinact",
        Letter::NewsletterActive { .. } => "nlsubact",
        Letter::TranslatorInvite { .. } => "transinvite",
        Letter::LanguageSuggestion { .. } => "langsuggest",
        Letter::QuotaAsked { .. } => "quota-asked",
        Letter::QuotaGranted { .. } => "quota-granted",
        Letter::QuotaDeclined { .. } => "quota-declined",
        Letter::KeyRevoked { .. } => "key-revoked",
        Letter::KeysRevoked { .. } => "keys-revoked",
        Letter::KeyLeaked { .. } => "key-leaked",
        Letter::KeyEndsSoon { .. } => "key-ends-soon",
        Letter::KeyUsedUnusually { .. } => "key-used-unusually",
    }
}

/// What kind of mail it is.
enum Form<'a> {
    /// To somebody who uses FreeSewing, in their language.
    Letter(Content<'a>),
    /// To the maintainer.
    Note(Rendered),
}

/// What makes a letter different from the others.
struct Content<'a> {
    /// What it says.
    texts: &'static Texts,
    /// What it is about.
    details: Vec<(&'static str, Cow<'a, str>)>,
    /// Where it leads.
    action: Option<Action<'a>>,
    /// The name of the page that says why it was sent.
    why: &'static str,
}

/// What a mail says.
fn content<'a>(words: &'static Words, letter: &'a Letter) -> Form<'a> {
    let with_button = |letter: &'static LinkLetter, link: &'a str, why| {
        Form::Letter(Content {
            texts: &letter.texts,
            details: vec![],
            action: Some(Action::Button(letter.button, link)),
            why,
        })
    };
    match letter {
        Letter::Signup { link } => with_button(&words.signup, link, "signup"),
        Letter::SignupExisting { link } => with_button(&words.signup_existing, link, "signup-aea"),
        Letter::SignupDisabled => {
            Form::Letter(Content { texts: &words.signup_disabled, details: vec![], action: None, why: "signup-aed" })
        }
        Letter::SigninLink { link } => with_button(&words.signin_link, link, "signin-link"),
        Letter::EmailChange { link } => with_button(&words.email_change, link, "emailchange"),
        Letter::NewsletterConfirm { link } => with_button(&words.newsletter_confirm, link, "nlsubinact"),
        Letter::NewsletterActive { link } => {
            let letter = &words.newsletter_active;
            let action = Some(Action::Link(letter.button, link));
            Form::Letter(Content { texts: &letter.texts, details: vec![], action, why: "nlsubact" })
        }
        Letter::TranslatorInvite { link } => with_button(&words.translator_invite, link, "transinvite"),
        Letter::QuotaGranted { granted, answer } => {
            let mut details = calls(&words.quota, *granted);
            details.extend(answer.as_ref().map(|answer| (words.quota.answer, answer.into())));
            Form::Letter(Content { texts: &words.quota.granted, details, action: None, why: "quota-granted" })
        }
        Letter::QuotaDeclined { asked, reason } => {
            let mut details = calls(&words.quota, *asked);
            details.push((words.reason, reason.into()));
            Form::Letter(Content { texts: &words.quota.declined, details, action: None, why: "quota-declined" })
        }
        Letter::QuotaAsked { request, user, username, email, purpose, asked } => {
            let who = note::Asker { user: *user, username, email: email.as_str() };
            Form::Note(note::quota_asked(*request, &who, purpose, *asked))
        }
        Letter::KeyRevoked { name, reason } => Form::Letter(Content {
            texts: &words.key_revoked,
            details: vec![(words.key, name.into()), (words.reason, reason.into())],
            action: None,
            why: "key-revoked",
        }),
        Letter::KeysRevoked { names, reason } => Form::Letter(Content {
            texts: &words.keys_revoked,
            details: vec![(words.keys, names.into()), (words.reason, reason.into())],
            action: None,
            why: "key-revoked",
        }),
        Letter::KeyLeaked { name } => Form::Letter(Content {
            texts: &words.key_leaked,
            details: vec![(words.key, name.into())],
            action: None,
            why: "key-leaked",
        }),
        Letter::KeyEndsSoon { name, ends_at, rotate } => Form::Letter(Content {
            texts: &words.key_ends_soon,
            details: vec![
                (words.key, name.into()),
                (words.ends, minute(*ends_at).into()),
                (words.rotate, rotate.into()),
            ],
            action: None,
            why: "key-ends-soon",
        }),
        Letter::KeyUsedUnusually { name, calls, usual, link } => Form::Letter(Content {
            texts: &words.key_used_unusually.texts,
            details: vec![
                (words.key, name.into()),
                (words.calls, calls.to_string().into()),
                (words.usual_calls, usual.to_string().into()),
            ],
            action: Some(Action::Button(words.key_used_unusually.button, link)),
            why: "key-used-unusually",
        }),
        Letter::LanguageSuggestion { suggestion, account } => {
            Form::Note(note::language_suggestion(suggestion, account))
        }
    }
}

/// How many calls, as details of a letter.
fn calls(words: &QuotaWords, limits: Limits) -> Vec<(&'static str, Cow<'static, str>)> {
    let labelled = [(words.per_minute, limits.per_minute), (words.per_day, limits.per_day)].into_iter();
    labelled.filter_map(|(label, calls)| Some((label, calls?.to_string().into()))).collect()
}

/// A moment as everybody reads it, wherever they are: `2026-11-22 21:12 UTC`.
fn minute(at: Timestamp) -> String {
    let iso = at.to_string();
    iso.get(..16).map_or(iso.clone(), |minute| format!("{} UTC", minute.replace('T', " ")))
}
