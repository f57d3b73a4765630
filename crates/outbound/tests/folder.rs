//! Mail as files, and what a mail looks like.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use freesewing_domain::email::Email;
use freesewing_domain::language::Language;
use freesewing_domain::mail::Letter;
use freesewing_outbound::postman::Postman;
use freesewing_outbound::settings::{Delivery, MailSettings};
use freesewing_outbound::transport::SendError;
use mailparse::{MailHeaderMap as _, parse_mail};
use support::{LINK, mail, now, queued, signup, suggestion, website};

fn settings(folder: &Path) -> MailSettings {
    MailSettings::new(Delivery::Folder(folder.to_owned()))
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn writes_a_mail_that_only_its_owner_can_read() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("new/mail");
    let postman = Postman::new(&settings(&folder)).unwrap();
    postman.deliver(&queued(42, signup("joost@example.com")), &website(), now()).unwrap();

    assert_eq!(files(&folder), ["2026-11-22T21-12-42.501Z-000042-signup.eml"]);
    let path = folder.join("2026-11-22T21-12-42.501Z-000042-signup.eml");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn shows_its_link_to_whoever_opens_the_file_in_every_language() {
    for language in Language::ALL.iter().copied() {
        let home = tempfile::tempdir().unwrap();
        let postman = Postman::new(&settings(home.path())).unwrap();
        let change = mail("new@example.com", language, Letter::EmailChange { link: LINK.into() });
        postman.deliver(&queued(7, change), &website(), now()).unwrap();
        let raw = fs::read_to_string(home.path().join(&files(home.path())[0])).unwrap();
        assert!(raw.lines().any(|line| line == LINK), "{language:?}: {raw}");
    }
}

#[test]
fn writes_what_a_mail_program_understands() {
    let home = tempfile::tempdir().unwrap();
    let mut settings = settings(home.path());
    settings.reply_to = vec!["Help <help@freesewing.org>".into(), "second@freesewing.org".into()];
    settings.cc = vec!["archive@freesewing.org".into()];
    settings.bcc = vec!["FreeSewing records <records@freesewing.org>".into()];
    let postman = Postman::new(&settings).unwrap();
    let mut change = mail("new@example.com", Language::Uk, Letter::EmailChange { link: LINK.into() });
    change.cc = Some(Email::from_stored("old@example.com"));
    postman.deliver(&queued(7, change), &website(), now()).unwrap();

    let raw = fs::read(home.path().join(&files(home.path())[0])).unwrap();
    let headers = raw.split(|byte| *byte == b'\n').take_while(|line| *line != b"\r");
    assert!(headers.flatten().all(u8::is_ascii), "only the body is written as it is");
    let parsed = parse_mail(&raw).unwrap();
    let header = |name: &str| parsed.headers.get_first_value(name).unwrap_or_default();
    assert_eq!(header("From"), "FreeSewing <info@freesewing.org>");
    assert_eq!(header("Reply-To"), "Help <help@freesewing.org>, second@freesewing.org");
    assert_eq!(header("To"), "new@example.com");
    assert_eq!(header("Cc"), "old@example.com, archive@freesewing.org");
    assert_eq!(header("Bcc"), "");
    assert_eq!(header("Subject"), "Підтверди свою нову електронну адресу для FreeSewing");
    assert_eq!(header("Date"), "Sun, 22 Nov 2026 21:12:42 +0000");
    assert_eq!(header("Message-ID"), "<1795381962501.7@freesewing.org>");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("MIME-Version"), "1.0");
    assert_eq!(parsed.ctype.mimetype, "multipart/alternative");

    let [text, html] = &parsed.subparts[..] else { panic!("two parts") };
    assert_eq!((text.ctype.mimetype.as_str(), text.ctype.charset.as_str()), ("text/plain", "utf-8"));
    assert_eq!((html.ctype.mimetype.as_str(), html.ctype.charset.as_str()), ("text/html", "utf-8"));
    assert!(text.get_body().unwrap().lines().any(|line| line == LINK));
    assert!(html.get_body().unwrap().contains("Підтвердити нову адресу"));
}

#[test]
fn cannot_be_made_to_write_other_headers() {
    let home = tempfile::tempdir().unwrap();
    let postman = Postman::new(&settings(home.path())).unwrap();
    for hostile in ["joost@example.com\r\nBcc: all@example.com", "\"a\r\nBcc: b\"@example.com", "", "nobody"] {
        let outcome = postman.deliver(&queued(1, signup(hostile)), &website(), now());
        let Err(SendError::Refused(cause)) = outcome else { panic!("{hostile:?}: {outcome:?}") };
        assert!(!cause.contains("example.com"), "{cause}");
    }
    assert!(files(home.path()).is_empty());

    let mut hostile_copy = signup("joost@example.com");
    hostile_copy.cc = Some(Email::from_stored("joost@example.com\r\nBcc: all@example.com"));
    postman.deliver(&queued(1, hostile_copy), &website(), now()).unwrap();
    let raw = fs::read_to_string(home.path().join(&files(home.path())[0])).unwrap();
    assert!(!raw.contains("Bcc") && !raw.contains("Cc:"), "a copy that cannot be sent is left out");
}

#[test]
fn what_somebody_suggests_stays_in_the_body() {
    let home = tempfile::tempdir().unwrap();
    let postman = Postman::new(&settings(home.path())).unwrap();
    let hostile = "x\r\n\r\nBcc: all@example.com\r\n.\r\nSubject: money\r\n--boundary\u{0}\u{2028}";
    let mail = mail("joost@freesewing.org", Language::Nl, suggestion(hostile, hostile));
    postman.deliver(&queued(3, mail), &website(), now()).unwrap();

    assert_eq!(files(home.path()), ["2026-11-22T21-12-42.501Z-000003-langsuggest.eml"]);
    let raw = fs::read(home.path().join(&files(home.path())[0])).unwrap();
    let parsed = parse_mail(&raw).unwrap();
    assert_eq!(parsed.headers.get_all_values("Subject"), ["[FreeSewing] New language suggested"]);
    assert_eq!(parsed.headers.get_all_values("To"), ["joost@freesewing.org"]);
    assert!(parsed.headers.get_all_values("Bcc").is_empty());
    assert_eq!(parsed.subparts.len(), 2);
    assert!(parsed.subparts.iter().all(|part| part.get_body().unwrap().contains("Bcc: all@example.com")));
}

#[test]
fn refuses_settings_with_line_breaks_or_without_addresses() {
    let home = tempfile::tempdir().unwrap();
    let wrong = "Evil\r\nBcc: all@example.com <info@example.com>".to_owned();
    type Change = fn(&mut MailSettings, String);
    let changes: [(&str, Change); 5] = [
        ("from", |settings, text| settings.from = text),
        ("reply to", |settings, text| settings.reply_to = vec![text]),
        ("cc", |settings, text| settings.cc = vec![text]),
        ("bcc", |settings, text| settings.bcc = vec![text]),
        ("feedback", |settings, text| settings.feedback = Some(text)),
    ];
    for (name, change) in changes {
        for text in [wrong.clone(), "nobody".into(), String::new()] {
            let mut settings = settings(home.path());
            assert!(settings.check().is_ok());
            change(&mut settings, text);
            let complaint = settings.check().unwrap_err().to_string();
            assert!(complaint.contains(&format!("`{name}`")), "{complaint}");
            assert!(!complaint.contains("example.com"), "{complaint}");
        }
    }
}

#[test]
fn says_what_to_do_when_the_folder_cannot_be_written() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a-file");
    fs::write(&file, "in the way").unwrap();
    let postman = Postman::new(&settings(&file)).unwrap();
    let outcome = postman.deliver(&queued(1, signup("joost@example.com")), &website(), now());
    let Err(SendError::Unreachable(cause)) = outcome else { panic!("{outcome:?}") };
    assert!(cause.contains("a-file") && cause.contains("make it writable"), "{cause}");
    assert!(!cause.contains("joost"), "{cause}");
}
