//! How a letter looks, as plain text and as HTML. Both say the same.
//!
//! The HTML has no tables, no pictures and nothing that tells whether it was opened. It sets no colours but those of
//! the button, so that a mail program with a dark theme can show it dark.

use std::borrow::Cow;

use super::words::{Texts, Words};

/// Where people find the code.
const GITHUB: &str = "https://github.com/freesewing";

/// Where a letter leads.
pub(crate) enum Action<'a> {
    /// To what the reader is here for: what the button says, and its link.
    Button(&'static str, &'a str),
    /// To what the reader may do as well: what it is, and its link.
    Link(&'static str, &'a str),
}

/// A letter, ready to be laid out.
pub(crate) struct Page<'a> {
    /// The code of the language.
    pub(crate) language: &'static str,
    /// What every letter says in this language.
    pub(crate) words: &'static Words,
    /// What this one says.
    pub(crate) texts: &'static Texts,
    /// What it is about: a label, and what somebody wrote. Harmless in HTML, and in no header.
    pub(crate) details: Vec<(&'static str, Cow<'a, str>)>,
    /// Where it leads, if anywhere.
    pub(crate) action: Option<Action<'a>>,
    /// The page that says why the mail was sent.
    pub(crate) why: String,
    /// The page for people who want to give.
    pub(crate) patrons: String,
    /// The website.
    pub(crate) website: String,
}

impl Page<'_> {
    /// The letter as plain text; each link stands on a line of its own.
    pub(crate) fn text(&self) -> String {
        let Self { words, texts, why, patrons, website, .. } = self;
        let [first, second] = texts.closing;
        let [wish, name] = words.signature;
        let mut parts = vec![texts.heading.to_owned(), words.greeting.to_owned(), texts.lead.to_owned()];
        parts.extend(self.details.iter().map(|(label, text)| format!("{label}{}{text}", blank_before(text))));
        if let Some(Action::Button(label, link) | Action::Link(label, link)) = &self.action {
            parts.push(format!("{label}\n{link}"));
        }
        parts.extend([
            first.to_owned(),
            second.to_owned(),
            format!("{wish}\n{name}"),
            format!("{}\n{}\n{patrons}", words.postscript, words.patron),
            // What follows this line is a signature to mail programs: they leave it out when somebody replies.
            format!("-- \n{}\n{}\n{why}", words.transactional, words.why),
            format!("FreeSewing.org\n{website}"),
            format!("GitHub\n{GITHUB}\n"),
        ]);
        parts.join("\n\n")
    }

    /// The letter as an HTML document.
    pub(crate) fn html(&self) -> String {
        let (letter, footer) = (self.letter(), self.footer());
        document(self.language, self.texts.subject, self.texts.heading, &format!("{letter}<hr>\n{footer}"))
    }

    /// Everything from the greeting to the signature, in HTML.
    fn letter(&self) -> String {
        let Self { words, texts, .. } = self;
        let [first, second] = texts.closing;
        let [wish, name] = words.signature.map(escaped);
        [
            paragraph(words.greeting),
            paragraph(texts.lead),
            self.details.iter().map(|(label, text)| detail(label, text)).collect(),
            self.action.as_ref().map(|action| action.html(words.fallback)).unwrap_or_default(),
            paragraph(first),
            paragraph(second),
            format!("<p>{wish}<br>{name}</p>\n"),
        ]
        .concat()
    }

    /// Everything below, in HTML.
    fn footer(&self) -> String {
        let Self { words, why, patrons, website, .. } = self;
        let (postscript, transactional) = (escaped(words.postscript), escaped(words.transactional));
        [
            format!("<p>{postscript}<br>{}</p>\n", anchor(patrons, words.patron)),
            r#"<div style="font-size: 14px">"#.to_owned(),
            "\n".to_owned(),
            format!("<p>{transactional}<br>{}</p>\n", anchor(why, words.why)),
            format!("<p>{} · {}</p>\n", anchor(website, "FreeSewing.org"), anchor(GITHUB, "GitHub")),
            "</div>\n".to_owned(),
        ]
        .concat()
    }
}

impl Action<'_> {
    /// A button has the same link below it, to copy.
    fn html(&self, fallback: &str) -> String {
        match self {
            Self::Button(label, link) => format!("{}{}", button(label, link), bare_link(fallback, link)),
            Self::Link(label, link) => bare_link(label, link),
        }
    }
}

/// A link that looks like a button.
fn button(label: &str, link: &str) -> String {
    let style = "display: inline-block; padding: 0.75em 1.5em; border-radius: 0.5em; background-color: #6d28d9; \
                 color: #ffffff; font-weight: bold; text-decoration: none";
    format!("<p><a href=\"{}\" style=\"{style}\">{}</a></p>\n", escaped(link), escaped(label))
}

/// What somebody wrote, behind a label; its lines are kept.
fn detail(label: &str, text: &str) -> String {
    let style = "white-space: pre-wrap; overflow-wrap: anywhere";
    let blank = blank_before(text);
    format!("<p style=\"{style}\">{}{blank}<b dir=\"auto\">{}</b></p>\n", escaped(label), escaped(text))
}

/// What stands between a label and a text: more than one line starts on a line of its own.
fn blank_before(text: &str) -> char {
    if text.contains('\n') { '\n' } else { ' ' }
}

/// A link that shows where it leads, and what it is for above it.
fn bare_link(label: &str, link: &str) -> String {
    let (label, link) = (escaped(label), escaped(link));
    format!("<p>{label}<br><a href=\"{link}\" style=\"word-break: break-all\">{link}</a></p>\n")
}

/// An HTML document around what a mail says; `content` is HTML.
pub(super) fn document(language: &str, subject: &str, heading: &str, content: &str) -> String {
    let (subject, heading) = (escaped(subject), escaped(heading));
    format!(
        r#"<!DOCTYPE html>
<html lang="{language}" style="color-scheme: light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{subject}</title>
</head>
<body style="margin: 0; padding: 1.5em; font-family: sans-serif; font-size: 16px; line-height: 1.5">
<div lang="{language}" style="max-width: 36em; margin: 0 auto">
<h1 style="font-size: 1.5em; line-height: 1.25">{heading}</h1>
{content}</div>
</body>
</html>
"#
    )
}

pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escaped(text))
}

fn anchor(link: &str, label: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(link), escaped(label))
}

/// Text as it may stand in HTML, inside and outside of quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
