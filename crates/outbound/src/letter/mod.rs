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
mod uk;
mod words;

use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::rules::Website;

use self::layout::Page;
use self::words::{LinkLetter, Texts, Words};

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
    let (texts, action) = content(words, &mail.letter);
    let page = Page {
        language: language.code(),
        words,
        texts,
        action,
        why: website.page(language, why(&mail.letter)),
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
    }
}

/// What a letter says, and its button with where it leads.
fn content<'a>(words: &'static Words, letter: &'a Letter) -> (&'static Texts, Option<(&'static str, &'a str)>) {
    fn with<'a>(letter: &'static LinkLetter, link: &'a str) -> (&'static Texts, Option<(&'static str, &'a str)>) {
        (&letter.texts, Some((letter.button, link)))
    }
    match letter {
        Letter::Signup { link } => with(&words.signup, link),
        Letter::SignupExisting { link } => with(&words.signup_existing, link),
        Letter::SignupDisabled => (&words.signup_disabled, None),
        Letter::SigninLink { link } => with(&words.signin_link, link),
        Letter::EmailChange { link } => with(&words.email_change, link),
    }
}

/// The page that says why a letter was sent.
fn why(letter: &Letter) -> &'static str {
    match letter {
        Letter::Signup { .. } => "/docs/faq/email/why-signup",
        Letter::SignupExisting { .. } => "/docs/faq/email/why-signup-aea",
        Letter::SignupDisabled => "/docs/faq/email/why-signup-aed",
        Letter::SigninLink { .. } => "/docs/faq/email/why-signin-link",
        Letter::EmailChange { .. } => "/docs/faq/email/why-emailchange",
    }
}
