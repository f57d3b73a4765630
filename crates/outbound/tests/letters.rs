//! Every letter in every language.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use freesewing_domain::language::Language;
use freesewing_domain::limits::Limits;
use freesewing_domain::mail::Letter;
use freesewing_outbound::letter::{Rendered, render, template};
use support::{LINK, NAME, REASON, letters, mail, quota_asked, suggestion, website};

fn rendered(language: Language, letter: Letter) -> Rendered {
    render(&mail("joost@example.com", language, letter), &website())
}

fn every() -> impl Iterator<Item = (Language, Letter, Rendered)> {
    Language::ALL.iter().flat_map(|&language| {
        letters(LINK).into_iter().map(move |letter| (language, letter.clone(), rendered(language, letter)))
    })
}

/// Most letters lead somewhere; some only tell.
fn has_link(letter: &Letter) -> bool {
    !matches!(
        letter,
        Letter::SignupDisabled
            | Letter::KeyRevoked { .. }
            | Letter::KeysRevoked { .. }
            | Letter::KeyLeaked { .. }
            | Letter::QuotaGranted { .. }
            | Letter::QuotaDeclined { .. }
            | Letter::KeyEndsSoon { .. }
    )
}

#[test]
fn reads_like_this_in_english() {
    for letter in letters(LINK) {
        let name = template(&letter);
        let Rendered { subject, text, html } = rendered(Language::En, letter);
        insta::assert_snapshot!(format!("{name}.txt"), format!("Subject: {subject}\n\n{text}"));
        insta::assert_snapshot!(format!("{name}.html"), html);
    }
}

#[test]
fn reads_like_this_in_the_other_languages() {
    for &language in Language::ALL.iter().filter(|&&language| language != Language::En) {
        let all = letters(LINK).map(|letter| {
            let Rendered { subject, text, .. } = rendered(language, letter);
            format!("Subject: {subject}\n\n{text}")
        });
        insta::assert_snapshot!(language.code(), all.join("\n==========\n\n"));
    }
}

#[test]
fn has_a_subject_of_its_own_in_each_language() {
    for (language, letter, mail) in every() {
        assert!(!mail.subject.trim().is_empty());
        assert!(mail.subject.contains("FreeSewing"), "{}", mail.subject);
        if language != Language::En {
            assert_ne!(mail.subject, rendered(Language::En, letter).subject);
        }
    }
}

#[test]
fn carries_the_link_in_both_parts() {
    for (language, letter, mail) in every() {
        let name = (language, template(&letter));
        let has_link = has_link(&letter);
        assert_eq!(mail.text.lines().any(|line| line == LINK), has_link, "{name:?}");
        let escaped = LINK.replace('&', "&amp;");
        assert_eq!(mail.html.contains(&format!("href=\"{escaped}\"")), has_link, "{name:?}");
        assert_eq!(mail.html.contains(&format!(">{escaped}</a>")), has_link, "{name:?}");
        assert!(!mail.html.contains(LINK), "{name:?}: & must be escaped");
    }
}

#[test]
fn what_the_reader_is_here_for_is_a_button_and_ending_the_newsletter_is_none() {
    for (language, letter, mail) in every() {
        let has_button = has_link(&letter) && !matches!(letter, Letter::NewsletterActive { .. });
        assert_eq!(mail.html.matches("background-color").count(), usize::from(has_button), "{language:?} {letter:?}");
        let links = mail.html.matches(&LINK.replace('&', "&amp;")).count();
        let wanted = match letter {
            Letter::NewsletterActive { .. } => 2,
            _ if has_link(&letter) => 3,
            _ => 0,
        };
        assert_eq!(links, wanted, "{language:?} {letter:?}");
    }
}

#[test]
fn says_why_it_was_sent_and_where_to_help() {
    for (language, letter, mail) in every() {
        let page = match letter {
            Letter::Signup { .. } => "signup",
            Letter::SignupExisting { .. } => "signup-aea",
            Letter::SignupDisabled => "signup-aed",
            Letter::SigninLink { .. } => "signin-link",
            Letter::EmailChange { .. } => "emailchange",
            Letter::NewsletterConfirm { .. } => "nlsubinact",
            Letter::NewsletterActive { .. } => "nlsubact",
            Letter::TranslatorInvite { .. } => "transinvite",
            Letter::KeyRevoked { .. } | Letter::KeysRevoked { .. } => "key-revoked",
            Letter::KeyLeaked { .. } => "key-leaked",
            Letter::QuotaGranted { .. } => "quota-granted",
            Letter::QuotaDeclined { .. } => "quota-declined",
            Letter::LanguageSuggestion { .. } | Letter::QuotaAsked { .. } => {
                panic!("not to somebody who uses FreeSewing")
            }
            Letter::KeyEndsSoon { .. } => "key-ends-soon",
            Letter::KeyUsedUnusually { .. } => "key-used-unusually",
        };
        for link in [
            website().page(language, &format!("/docs/faq/email/why-{page}")),
            website().page(language, "/patrons/join"),
            website().page(language, "/"),
            "https://github.com/freesewing".to_owned(),
        ] {
            assert!(mail.text.lines().any(|line| line == link), "{link}");
            assert!(mail.html.contains(&format!("<a href=\"{link}\">")), "{link}");
        }
    }
}

#[test]
fn says_how_long_the_link_works() {
    for (language, letter, mail) in every() {
        let span = match letter {
            Letter::Signup { .. } | Letter::NewsletterConfirm { .. } => "30",
            Letter::EmailChange { .. } => "24",
            Letter::KeyUsedUnusually { .. } => "14",
            Letter::SignupDisabled
            | Letter::NewsletterActive { .. }
            | Letter::TranslatorInvite { .. }
            | Letter::KeyRevoked { .. }
            | Letter::KeysRevoked { .. }
            | Letter::KeyLeaked { .. }
            | Letter::QuotaAsked { .. }
            | Letter::QuotaGranted { .. }
            | Letter::QuotaDeclined { .. }
            | Letter::KeyEndsSoon { .. }
            | Letter::LanguageSuggestion { .. } => "",
            Letter::SignupExisting { .. } | Letter::SigninLink { .. } => match language {
                Language::En => "an hour",
                Language::De => "eine Stunde",
                Language::Es => "una hora",
                Language::Fr => "une heure",
                Language::Nl => "één uur",
                Language::Uk => "години",
            },
        };
        assert!(mail.text.contains(span) && mail.html.contains(span), "{language:?} {}", template(&letter));
    }
}

#[test]
fn has_no_placeholder_left_and_no_stray_spaces() {
    for (_, letter, mail) in every() {
        assert!(!mail.text.contains(['{', '}']), "{}", mail.text);
        assert!(!mail.html.contains(['{', '}']), "{}", mail.html);
        assert!(!mail.subject.contains(['{', '}', '\n', '\r']));
        assert!(!mail.text.contains("  "), "{}: {}", template(&letter), mail.text);
    }
}

#[test]
fn says_in_html_which_language_it_is_in_and_loads_nothing() {
    for (language, _, mail) in every() {
        assert!(mail.html.contains(&format!("<html lang=\"{}\"", language.code())));
        assert_eq!(mail.html.matches("<h1").count(), 1);
        for part in ["<img", "src=", "<script", "<link", "url(", "<table"] {
            assert!(!mail.html.contains(part), "{part}");
        }
    }
}

#[test]
fn closes_every_element_that_it_opens() {
    for (_, _, mail) in every() {
        for element in ["html", "head", "body", "div", "h1", "p", "a", "b", "pre", "title"] {
            let opened =
                mail.html.matches(&format!("<{element}>")).count() + mail.html.matches(&format!("<{element} ")).count();
            assert_eq!(opened, mail.html.matches(&format!("</{element}>")).count(), "{element}");
        }
    }
}

#[test]
fn makes_hostile_links_harmless() {
    let hostile = r#"https://x/?a=1&b='"><script>alert(1)</script>"#;
    for letter in letters(hostile) {
        let html = rendered(Language::En, letter).html;
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("'\""), "{html}");
    }
    let html = rendered(Language::En, Letter::Signup { link: hostile.into() }).html;
    assert!(html.contains("https://x/?a=1&amp;b=&#39;&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
}

#[test]
fn what_somebody_wrote_is_shown_and_does_nothing() {
    for (_, letter, mail) in every() {
        let (shown, reason) = match letter {
            Letter::KeyRevoked { .. } | Letter::KeysRevoked { .. } => (true, true),
            Letter::QuotaGranted { .. } | Letter::QuotaDeclined { .. } => (false, true),
            Letter::KeyLeaked { .. } | Letter::KeyEndsSoon { .. } | Letter::KeyUsedUnusually { .. } => (true, false),
            _ => (false, false),
        };
        assert_eq!((mail.text.contains(NAME), mail.text.contains(REASON)), (shown, reason), "{}", mail.text);
        assert_eq!(mail.html.contains("my &lt;b&gt;script&lt;/b&gt;"), shown, "{}", mail.html);
        assert_eq!(mail.html.contains("A thousand calls a minute.\nWrite to us &amp; we find a way."), reason);
        assert!(!mail.html.contains(NAME));
    }
}

/// What somebody may send to say that they know better than HTML and mail.
const HOSTILE: &str = "{\n  \"language\": \"</pre><script>alert('x')</script>\",\n  \"a\": \"Bcc: all@example.com\"\n}";

#[test]
fn a_suggestion_reads_like_this_whatever_its_language() {
    let letter = suggestion("{\n  \"language\": \"sv\",\n  \"help\": true\n}", "{\n  \"id\": 7\n}");
    let Rendered { subject, text, html } = rendered(Language::En, letter.clone());
    insta::assert_snapshot!("langsuggest.txt", format!("Subject: {subject}\n\n{text}"));
    insta::assert_snapshot!("langsuggest.html", html);
    for &language in Language::ALL {
        let other = rendered(language, letter.clone());
        assert_eq!((other.subject, &other.text, &other.html), (subject, &text, &html), "{language:?}");
    }
}

#[test]
fn a_suggestion_shows_what_was_sent_and_does_nothing_with_it() {
    let Rendered { subject, text, html } = rendered(Language::En, suggestion(HOSTILE, HOSTILE));
    assert_eq!(subject, "[FreeSewing] New language suggested");
    assert_eq!(text.matches(HOSTILE).count(), 2);
    assert!(!html.contains("<script") && !html.contains("'x'"), "{html}");
    let shown = "&lt;/pre&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;";
    assert_eq!(html.matches(shown).count(), 2, "{html}");
    for element in ["html", "head", "body", "div", "h1", "p", "pre", "title"] {
        let opened = html.matches(&format!("<{element}>")).count() + html.matches(&format!("<{element} ")).count();
        assert_eq!(opened, html.matches(&format!("</{element}>")).count(), "{element}");
    }
}

#[test]
fn who_asks_for_more_calls_reads_like_this_whatever_the_language() {
    let letter = quota_asked("joost", "A map of body sizes.\n\nIt reads all public sets, once a night.");
    let Rendered { subject, text, html } = rendered(Language::En, letter.clone());
    insta::assert_snapshot!("quota-asked.txt", format!("Subject: {subject}\n\n{text}"));
    insta::assert_snapshot!("quota-asked.html", html);
    for &language in Language::ALL {
        assert!(rendered(language, letter.clone()) == Rendered { subject, text: text.clone(), html: html.clone() });
    }
}

#[test]
fn who_asks_for_more_calls_gets_nothing_done_by_what_they_write() {
    let Rendered { subject, text, html } = rendered(Language::En, quota_asked(HOSTILE, HOSTILE));
    assert_eq!(subject, "[FreeSewing] Somebody asks for higher limits");
    assert_eq!(text.matches(HOSTILE).count(), 2);
    assert!(!html.contains("<script") && !html.contains("'x'"), "{html}");
    assert_eq!(html.matches("&lt;/pre&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;").count(), 2, "{html}");
}

#[test]
fn tells_the_numbers_that_there_are_and_the_words_if_there_are_any() {
    let granted = Limits { per_minute: Some(6_000), per_day: None };
    for (answer, details) in [(None, 1), (Some("Have fun!".to_owned()), 2)] {
        let Rendered { text, html, .. } = rendered(Language::En, Letter::QuotaGranted { granted, answer });
        assert!(text.contains("Calls a minute: 6000\n") && !text.contains("Calls a day:"), "{text}");
        assert_eq!(html.matches("<b dir").count(), details, "{html}");
        assert_eq!(text.contains("What we say to it: Have fun!\n"), details == 2, "{text}");
    }
    let asked = Limits { per_minute: None, per_day: Some(1_000_000) };
    let Rendered { text, .. } = rendered(Language::De, Letter::QuotaDeclined { asked, reason: "Zu viel.".to_owned() });
    assert!(text.contains("Aufrufe am Tag: 1000000\n\nGrund: Zu viel.\n"), "{text}");
}
