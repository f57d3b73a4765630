//! Pictures, in the folder that the server lives in.

use std::fs;

use serde_json::{Value, json};

use crate::support::account::Account;
use crate::support::client::Credential;
use crate::support::place::Place;

/// One grey pixel.
const PIXEL: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==";

fn upload(picture: Value) -> Value {
    let mut body = json!({ "type": "support", "subId": 1, "slug": "foo" });
    body.as_object_mut().unwrap().extend(picture.as_object().unwrap().clone());
    body
}

#[test]
fn a_picture_is_a_file_that_outlives_a_restart_and_goes_with_its_set() {
    let place = Place::with_test_mode();
    let server = place.serve();
    assert!(!place.file("images").exists(), "nothing needs it yet");
    assert_eq!(server.client.send("HEAD", "/images/default-avatar", &Credential::Nobody, None).status, 200);
    let account = Account::create(&server.client, "ann");
    let body = json!({ "name": "a", "img": PIXEL });
    let set = server.client.post("/sets/jwt", &account.token, &body).expect(201)["set"].clone();
    let file = place.file("images").join(set["img"].as_str().unwrap());
    assert!(fs::read(&file).unwrap().starts_with(b"\x89PNG"));
    server.stop();

    let server = place.serve();
    let path = format!("/images/set-{}", set["id"]);
    assert_eq!(server.client.send("HEAD", &path, &Credential::Nobody, None).status, 200);
    let path = format!("/sets/{}/jwt", set["id"]);
    assert_eq!(server.client.send("DELETE", &path, &account.token, None).status, 204);
    assert!(!file.exists());
    server.stop();
}

#[test]
fn d41_the_server_does_not_ask_itself() {
    let place = Place::new();
    let server = place.serve();
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let body = upload(json!({ "url": format!("http://{host}:{}/avatar.svg", server.port) }));
        let answer = server.client.post("/images", &Credential::Nobody, &body).expect(400);
        assert_eq!(answer["error"], "imgInvalid", "{host}");
    }
    // What cannot be fetched is left aside.
    let body = upload(json!({ "url": "http://nobody.invalid/a.png" }));
    assert_eq!(server.client.post("/images", &Credential::Nobody, &body).expect(200)["imgId"], "support-foo-1");
    let said = server.stop();
    assert!(said.stderr.contains("could not fetch a picture"), "{}", said.stderr);
}

#[test]
fn cloudflare_that_cannot_be_reached_is_in_nobodys_way() {
    let place = Place::new()
        .with("BACKEND_ENABLE_CLOUDFLARE_IMAGES", "yes")
        .with("BACKEND_CLOUDFLARE_ACCOUNT", "acc")
        .with("BACKEND_CLOUDFLARE_IMAGES_TOKEN", "hunter2")
        .with("BACKEND_CLOUDFLARE_API", "http://nobody.invalid");
    let server = place.serve();
    let answer = server.client.post("/images", &Credential::Nobody, &upload(json!({ "img": PIXEL }))).expect(200);
    assert_eq!(answer["imgId"], "support-foo-1");
    let said = server.stop();
    assert!(
        said.stderr.contains("Cloudflare cannot be reached") && !said.stderr.contains("hunter2"),
        "{}",
        said.stderr
    );
}
