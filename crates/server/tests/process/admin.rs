//! `admin grant EMAIL`

use serde_json::{Value, json};

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::mails::Link;
use crate::support::place::Place;

/// Grants, and finds the link in what is printed.
fn grant(place: &Place, email: &str) -> Link {
    let ended = place.run(&["admin", "grant", email]);
    assert!(ended.status.success(), "{ended:?}");
    assert!(ended.stdout.contains(&format!("{email} is an administrator now")), "{}", ended.stdout);
    let link = Link::find(&ended.stdout, "signin").expect("a link");
    assert!(ended.stdout.contains(&format!("/signinlink/{}/{}", link.id, link.check)), "{}", ended.stdout);
    link
}

fn sign_in(client: &Client, link: &Link) -> Value {
    let path = format!("/signinlink/{}/{}", link.id, link.check);
    client.send("POST", &path, &Credential::Nobody, None).expect(200)
}

/// What an administrator may do that nobody else may: read somebody else's set.
fn reads_what_is_others(client: &Client, admin: &Credential) {
    let other = Account::create(client, "somebody-else");
    let set = other.set(client, "private");
    let read = client.get(&format!("/sets/{set}/jwt"), admin).expect(200);
    assert_eq!(read["set"]["name"], "private");
    let body = json!({ "name": "all", "level": 9, "expiresIn": 60 });
    assert_eq!(client.post("/apikeys/jwt", admin, &body).expect(201)["apikey"]["level"], 9);
    assert_eq!(client.post("/apikeys/jwt", &other.token, &body).expect(400)["error"], "keyLevelExceedsRoleLevel");
}

#[test]
fn an_address_without_an_account_gets_one_while_the_server_runs() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let client = &server.client;
    let link = grant(&place, "boss@freesewing.dev");

    let signed_in = sign_in(client, &link);
    assert_eq!(signed_in["account"]["role"], "admin");
    let account = Account::of(&signed_in);
    assert_eq!(client.get("/account/jwt", &account.token).status, 401, "consent comes first");
    let consented = client.patch("/consent/jwt", &account.token, &json!({ "consent": 1 })).expect(200);
    assert_eq!((&consented["account"]["role"], &consented["account"]["status"]), (&json!("admin"), &json!(1)));
    reads_what_is_others(client, &Account::of(&consented).token);
    server.stop();
}

#[test]
fn an_existing_account_becomes_an_admins_while_the_server_runs() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let client = &server.client;
    let before = Account::create(client, "ann");
    let link = grant(&place, "ann@freesewing.dev");

    let signed_in = sign_in(client, &link);
    assert_eq!((&signed_in["account"]["id"], &signed_in["account"]["role"]), (&json!(before.id), &json!("admin")));
    reads_what_is_others(client, &Account::of(&signed_in).token);
    let account = client.get("/account/jwt", &before.token).expect(200);
    assert_eq!(account["account"]["role"], "admin", "the token from before says who, not what");
    server.stop();
}

#[test]
fn an_account_that_was_never_confirmed_becomes_an_admins() {
    let place = Place::with_test_mode();
    let server = place.serve();
    server.client.sign_up("ann@freesewing.dev").expect(201);
    let signed_in = sign_in(&server.client, &grant(&place, "ann@freesewing.dev"));
    let body = json!({ "consent": 1 });
    let consented = server.client.patch("/consent/jwt", &Account::of(&signed_in).token, &body).expect(200);
    assert_eq!(consented["account"]["role"], "admin");
    server.stop();
}

#[test]
fn the_link_works_once_and_needs_both_halves() {
    let place = Place::new();
    let link = grant(&place, "boss@example.com");
    let server = place.serve();
    let wrong = format!("/signinlink/{}/0123456789abcdef", link.id);
    assert_eq!(server.client.send("POST", &wrong, &Credential::Nobody, None).status, 404);
    sign_in(&server.client, &link);
    let path = format!("/signinlink/{}/{}", link.id, link.check);
    assert_eq!(server.client.send("POST", &path, &Credential::Nobody, None).status, 404);
    server.stop();
}
