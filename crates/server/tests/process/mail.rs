//! Mail without an SMTP server: files in a folder.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::json;

use crate::support::account::Account;
use crate::support::client::Credential;
use crate::support::mails::{Link, first_mail};
use crate::support::place::Place;
use crate::support::wait_for;

#[test]
fn a_sign_up_leaves_a_mail_whose_link_confirms() {
    let place = Place::new();
    let server = place.serve();
    let client = &server.client;
    client.sign_up("Ann@Example.com").expect(201);

    let (file, text) = first_mail(&place.file("mail"));
    assert!(text.contains("To: ann@example.com\r\n"), "{text}");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "it is its owner's alone");
    let link = Link::find(&text, "signup").expect("a link");
    let path = format!("/confirmations/{}/{}", link.id, link.check);
    assert_eq!(client.get(&path, &Credential::Nobody).expect(200)["confirmation"]["id"], *link.id);
    let account = Account::confirm(client, &link.id);
    let read = client.get("/account/jwt", &account.token).expect(200);
    assert_eq!(read["account"]["email"], "ann@example.com");
    server.stop();
}

#[test]
fn without_a_website_its_link_leads_to_the_account_pages_of_this_server() {
    let place = Place::new().without("BACKEND_URL");
    let server = place.serve();
    let client = &server.client;
    client.sign_up("ann@example.com").expect(201);

    let (_, text) = first_mail(&place.file("mail"));
    let base = format!("http://localhost:{}", server.port);
    assert!(text.contains(&format!("{base}/confirm/signup?id=")), "{text}");
    assert!(server.stdout().contains(&format!("{base}/account/\n")), "{}", server.stdout());
    let link = Link::find(&text, "signup").expect("a link");
    let followed = client.try_get(&format!("/confirm/signup?id={}&check={}", link.id, link.check)).unwrap();
    assert!(followed.status == 200 && followed.body.contains("\"/account/assets/"), "{followed:?}");
    let about = client.get("/about", &Credential::Nobody).expect(200);
    assert_eq!(about["about"]["mailFolder"], "./mail");
    server.stop();
}

#[test]
fn the_log_names_the_file_but_no_address() {
    let place = Place::new();
    let server = place.serve();
    server.client.sign_up("ann@example.com").expect(201);
    let (file, text) = first_mail(&place.file("mail"));
    let name = file.file_name().unwrap().to_str().unwrap();
    let line = wait_for("a line in the log", || {
        server.log().into_iter().find(|line| line["file"].as_str().is_some_and(|file| file.ends_with(name)))
    });
    assert_eq!(line["level"], "INFO", "{line}");
    let link = Link::find(&text, "signup").unwrap();
    let said = server.stop();
    for secret in ["ann@", "example.com", &link.check] {
        assert!(!said.stderr.contains(secret) && !said.stdout.contains(secret), "{secret}");
    }
}

#[test]
fn a_sign_in_link_comes_by_mail_too() {
    let place = Place::with_test_mode().with("BACKEND_MAIL_DIR", "./letters");
    let server = place.serve();
    let client = &server.client;
    let account = Account::create(client, "ann");
    let body = json!({ "username": "ann@freesewing.dev" });
    assert_eq!(client.post("/signinlink", &Credential::Nobody, &body).expect(200), json!({ "result": "emailSent" }));
    let (_, text) = first_mail(&place.file("letters"));
    let link = Link::find(&text, "signin").expect("a link");
    let path = format!("/signinlink/{}/{}", link.id, link.check);
    let signed_in = client.send("POST", &path, &Credential::Nobody, None).expect(200);
    assert_eq!(signed_in["account"]["id"], account.id);
    server.stop();
}
