//! Mail through an SMTP server.

use std::time::{Duration, Instant};

use crate::support::account::Account;
use crate::support::mails::Link;
use crate::support::place::Place;
use crate::support::process::Server;
use crate::support::smtp::{Door, SmtpServer};
use crate::support::wait_until;

/// A place whose mail goes to a port on this machine.
fn place(port: u16) -> Place {
    Place::new().with("BACKEND_MAIL_URL", &format!("smtp://127.0.0.1:{port}"))
}

/// Waits until this many tries to deliver a mail have failed.
fn wait_for_failures(server: &Server, count: usize) {
    wait_until("a mail is not delivered", || {
        server.log().iter().filter(|line| line["message"] == "mail not delivered, will be tried again").count() >= count
    });
}

/// Signs up, which must not wait for the mail.
fn sign_up_at_once(server: &Server, email: &str) {
    let start = Instant::now();
    server.client.sign_up(email).expect(201);
    assert!(start.elapsed() < Duration::from_secs(3), "took {:?}", start.elapsed());
}

#[test]
fn a_mail_arrives_and_its_link_confirms() {
    let mut smtp = SmtpServer::start();
    let place = place(smtp.port);
    let server = place.serve();
    server.client.sign_up("ann@example.com").expect(201);
    let arrived = smtp.next();
    assert_eq!(arrived["rcpt_tos"][0], "ann@example.com");
    let link = Link::find(arrived["data"].as_str().unwrap(), "signup").expect("a link");
    Account::confirm(&server.client, &link.id);
    assert!(!place.file("mail").exists(), "no file is left of it");
    server.stop();
}

#[test]
fn d15_a_mail_waits_for_an_smtp_server_that_is_down() {
    let door = Door::shut();
    let place = place(door.port);
    let server = place.serve();
    sign_up_at_once(&server, "ann@example.com");
    wait_for_failures(&server, 1);
    let mut smtp = SmtpServer::start();
    door.open_to(&smtp);
    assert_eq!(smtp.next()["rcpt_tos"][0], "ann@example.com");
    assert!(!server.stop().stderr.contains("ann@"), "the log holds no address");
}

#[test]
fn a_mail_that_waits_survives_a_crash() {
    let door = Door::shut();
    let place = place(door.port);
    let server = place.serve();
    sign_up_at_once(&server, "ann@example.com");
    wait_for_failures(&server, 1);
    // Mails are tried one after the other: when this one has failed, the first is back in the outbox.
    sign_up_at_once(&server, "bob@example.com");
    wait_for_failures(&server, 2);
    server.kill();

    let mut smtp = SmtpServer::start();
    door.open_to(&smtp);
    let server = place.serve();
    while smtp.next()["rcpt_tos"][0] != "ann@example.com" {}
    server.stop();
}

#[test]
fn a_mail_that_was_never_tried_survives_a_stop() {
    let door = Door::shut();
    let place = place(door.port);
    let server = place.serve();
    sign_up_at_once(&server, "ann@example.com");
    server.stop();

    let mut smtp = SmtpServer::start();
    door.open_to(&smtp);
    let server = place.serve();
    assert_eq!(smtp.next()["rcpt_tos"][0], "ann@example.com");
    server.stop();
}
