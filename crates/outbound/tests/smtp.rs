//! Mail that goes to a real SMTP server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use freesewing_domain::email::Email;
use freesewing_domain::language::Language;
use freesewing_domain::mail::Letter;
use freesewing_domain::secret::Secret;
use freesewing_outbound::dispatch::Dispatcher;
use freesewing_outbound::postman::Postman;
use freesewing_outbound::settings::{Delivery, MailSettings};
use freesewing_outbound::transport::SendError;
use mailparse::{MailHeaderMap as _, parse_mail};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use serde_json::{Value, json};
use support::outbox::Outbox;
use support::smtp::SmtpServer;
use support::{LINK, PACE, TestClock, mail, now, queued, signup, wait_until, website};

fn settings(url: String, authority: Option<&Path>) -> MailSettings {
    MailSettings::new(Delivery::Smtp { url: Secret::new(url), authority: authority.map(Path::to_owned) })
}

fn plain(server: &SmtpServer) -> MailSettings {
    settings(format!("smtp://127.0.0.1:{}/freesewing.test", server.port), None)
}

fn deliver(settings: &MailSettings, to: &str) -> Result<(), SendError> {
    Postman::new(settings).unwrap().deliver(&queued(1, signup(to)), &website(), now())
}

#[test]
fn arrives_with_envelope_headers_and_both_parts() {
    let mut server = SmtpServer::start(&[]);
    let mut settings = plain(&server);
    settings.bcc = vec!["FreeSewing records <records@freesewing.org>".into()];
    settings.feedback = Some("bounces@freesewing.org".into());
    let mut change = mail("new@example.com", Language::De, Letter::EmailChange { link: LINK.into() });
    change.cc = Some(Email::from_stored("old@example.com"));
    Postman::new(&settings).unwrap().deliver(&queued(7, change), &website(), now()).unwrap();

    let arrived = server.next();
    assert_eq!(arrived["hello"], "freesewing.test");
    assert_eq!(arrived["tls"], false);
    assert_eq!(arrived["mail_from"], "bounces@freesewing.org");
    assert_eq!(arrived["rcpt_tos"], json!(["new@example.com", "old@example.com", "records@freesewing.org"]));

    let parsed = parse_mail(arrived["data"].as_str().unwrap().as_bytes()).unwrap();
    let header = |name: &str| parsed.headers.get_first_value(name).unwrap_or_default();
    assert_eq!(header("From"), "FreeSewing <info@freesewing.org>");
    assert_eq!(header("Reply-To"), "FreeSewing <info@freesewing.org>");
    assert_eq!(
        (header("To"), header("Cc"), header("Bcc")),
        ("new@example.com".into(), "old@example.com".into(), String::new())
    );
    assert_eq!(header("Subject"), "Bestätige deine neue E-Mail-Adresse für FreeSewing");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("Message-ID"), "<1795381962501.7@freesewing.org>");
    let [text, html] = &parsed.subparts[..] else { panic!("two parts") };
    assert!(text.get_body().unwrap().lines().any(|line| line == LINK));
    assert!(text.get_body().unwrap().contains("für"));
    assert!(html.get_body().unwrap().contains("<html lang=\"de\""));
}

#[test]
fn uses_one_connection_for_what_waits_together() {
    let mut server = SmtpServer::start(&[]);
    let outbox = Outbox::with((0..3).map(|n| signup(&format!("joost{n}@example.com"))), now());
    let (clock, postman) = (Arc::new(TestClock::new()), Postman::new(&plain(&server)).unwrap());
    let dispatcher = Dispatcher::start_with_pace(outbox.clone(), clock, postman, website(), PACE).unwrap();
    let arrived: Vec<Value> = (0..3).map(|_| server.next()).collect();
    wait_until("the outbox is empty", || outbox.len() == 0);
    dispatcher.stop();
    let recipients: Vec<_> = arrived.iter().map(|mail| mail["rcpt_tos"][0].as_str().unwrap()).collect();
    assert_eq!(recipients, ["joost0@example.com", "joost1@example.com", "joost2@example.com"]);
    assert!(arrived.iter().all(|mail| mail["peer_port"] == arrived[0]["peer_port"]));
}

#[test]
fn tells_a_refusal_from_a_request_to_come_again() {
    let mut server = SmtpServer::start(&[]);
    let postman = Postman::new(&plain(&server)).unwrap();
    let deliver = |to: &str| postman.deliver(&queued(1, signup(to)), &website(), now());
    let refused = "naming a recipient to the SMTP server: it answered 550 5.1.1".to_owned();
    let deferred = "naming a recipient to the SMTP server: it answered 451 4.7.1".to_owned();
    assert_eq!(deliver("refused@example.com"), Err(SendError::Refused(refused)));
    assert_eq!(deliver("later@example.com"), Err(SendError::Deferred(deferred)));
    assert_eq!(deliver("joost@example.com"), Ok(()), "and goes on after that");
    assert_eq!(server.next()["rcpt_tos"], json!(["joost@example.com"]));
}

#[test]
fn delivers_although_a_copy_is_refused() {
    let mut server = SmtpServer::start(&[]);
    let postman = Postman::new(&plain(&server)).unwrap();
    let mut change = mail("new@example.com", Language::En, Letter::EmailChange { link: LINK.into() });
    change.cc = Some(Email::from_stored("refused@example.com"));
    postman.deliver(&queued(1, change.clone()), &website(), now()).unwrap();
    assert_eq!(server.next()["rcpt_tos"], json!(["new@example.com"]));

    change.cc = Some(Email::from_stored("later@example.com"));
    let outcome = postman.deliver(&queued(2, change), &website(), now());
    assert!(matches!(outcome, Err(SendError::Deferred(_))), "{outcome:?}");
}

#[test]
fn reaches_addresses_that_are_not_ascii() {
    let mut server = SmtpServer::start(&[]);
    deliver(&plain(&server), "jörg@münchen.example").unwrap();
    assert_eq!(server.next()["rcpt_tos"], json!(["jörg@xn--mnchen-3ya.example"]));
}

#[test]
fn signs_in_and_takes_a_wrong_password_for_an_outage() {
    let mut server = SmtpServer::start(&["--user", "sewing@example.org", "--password", "needle:thread"]);
    let url = |password: &str| format!("smtp://sewing%40example.org:{password}@127.0.0.1:{}", server.port);
    let (right, wrong) = (settings(url("needle%3Athread"), None), settings(url("hunter2"), None));
    let anonymous = plain(&server);
    deliver(&right, "joost@example.com").unwrap();
    assert_eq!(server.next()["user"], "sewing@example.org");

    let Err(SendError::Unreachable(cause)) = deliver(&wrong, "joost@example.com") else { panic!("an outage") };
    assert_eq!(cause, "signing in at the SMTP server: it answered 535 5.7.8");
    let Err(SendError::Unreachable(cause)) = deliver(&anonymous, "joost@example.com") else { panic!("an outage") };
    assert!(cause.contains("530"), "{cause}");
}

#[test]
fn says_that_nobody_listens() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let outcome = deliver(&settings(format!("smtp://127.0.0.1:{port}"), None), "joost@example.com");
    let Err(SendError::Unreachable(cause)) = outcome else { panic!("{outcome:?}") };
    assert!(cause.contains("connecting") && cause.contains("refused"), "{cause}");
}

/// A private authority, and a certificate for `localhost` that it signed.
struct Authority {
    home: tempfile::TempDir,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let server = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        let certificate = server.signed_by(&key, &authority).unwrap();
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("authority.pem"), authority.pem()).unwrap();
        fs::write(home.path().join("server.pem"), certificate.pem()).unwrap();
        fs::write(home.path().join("server.key"), key.serialize_pem()).unwrap();
        Self { home }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn server(&self, tls: &str) -> SmtpServer {
        let (certificate, key) = (self.file("server.pem"), self.file("server.key"));
        let (certificate, key) = (certificate.to_str().unwrap(), key.to_str().unwrap());
        SmtpServer::start(&["--tls", tls, "--certificate", certificate, "--key", key])
    }
}

#[test]
fn speaks_tls_from_the_start() {
    let authority = Authority::new();
    let mut server = authority.server("implicit");
    let url = format!("smtps://localhost:{}", server.port);
    deliver(&settings(url.clone(), Some(&authority.file("authority.pem"))), "joost@example.com").unwrap();
    assert_eq!(server.next()["tls"], true);

    let outcome = deliver(&settings(url, None), "joost@example.com");
    let Err(SendError::Unreachable(cause)) = outcome else { panic!("{outcome:?}") };
    assert!(cause.contains("certificate"), "{cause}");
}

#[test]
fn speaks_tls_after_starttls() {
    let authority = Authority::new();
    let mut server = authority.server("starttls");
    for tls in ["required", "opportunistic"] {
        let url = format!("smtp://localhost:{}?tls={tls}", server.port);
        deliver(&settings(url, Some(&authority.file("authority.pem"))), "joost@example.com").unwrap();
        assert_eq!(server.next()["tls"], true, "{tls}");
    }
    let stranger = Authority::new();
    let url = format!("smtp://localhost:{}?tls=required", server.port);
    let outcome = deliver(&settings(url, Some(&stranger.file("authority.pem"))), "joost@example.com");
    assert!(matches!(outcome, Err(SendError::Unreachable(_))), "{outcome:?}");
}

#[test]
fn does_not_fall_back_to_plain_text_when_tls_is_required() {
    let server = SmtpServer::start(&[]);
    let url = format!("smtp://localhost:{}?tls=required", server.port);
    let outcome = deliver(&settings(url, None), "joost@example.com");
    let Err(SendError::Unreachable(cause)) = outcome else { panic!("{outcome:?}") };
    assert!(cause.contains("STARTTLS"), "{cause}");
}

#[test]
fn uses_plain_text_when_tls_is_only_welcome() {
    let mut server = SmtpServer::start(&[]);
    deliver(&settings(format!("smtp://localhost:{}?tls=opportunistic", server.port), None), "joost@example.com")
        .unwrap();
    assert_eq!(server.next()["tls"], false);
}
