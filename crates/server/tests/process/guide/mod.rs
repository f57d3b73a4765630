//! The examples of the guide (`docs/guide/examples`), each in every language: what a reader pastes is what runs here.

mod languages;
mod rust;

use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::place::Place;
use crate::support::process::Server;
use crate::support::wait_until;
use languages::{LANGUAGES, Said, run};

/// A server, and somebody who reads the guide.
struct Reader {
    server: Server,
    account: Account,
    _place: Place,
}

impl Reader {
    fn new() -> Self {
        Self::at(Place::with_test_mode())
    }

    fn at(place: Place) -> Self {
        let server = place.serve();
        let account = Account::create(&server.client, "reader");
        Self { server, account, _place: place }
    }

    fn client(&self) -> &Client {
        &self.server.client
    }

    fn key(&self, level: u8) -> Credential {
        self.account.key(self.client(), level)
    }

    /// What an example prints in each language, with a key; it is the same in all of them.
    #[track_caller]
    fn said(&self, topic: &str, key: &Credential) -> Said {
        let mut all = LANGUAGES.iter().map(|language| (language, run(*language, topic, self.server.port, key)));
        let (_, first) = all.next().unwrap();
        for (language, said) in all {
            assert_eq!((&said.stdout, said.code), (&first.stdout, first.code), "{language:?} {topic}: {}", said.stderr);
        }
        first
    }
}

/// What a program that did well says.
#[track_caller]
fn assert_prints(said: &Said, text: &str) {
    assert_eq!((said.stdout.as_str(), said.code), (text, 0), "{}", said.stderr);
}

fn id(key: &Credential) -> &str {
    match key {
        Credential::Key { id, .. } => id,
        other => panic!("no key: {other:?}"),
    }
}

#[test]
fn a_first_key_says_who_it_is() {
    let reader = Reader::new();
    let key = reader.key(3);
    let end = reader.client().get("/whoami/key", &key).expect(200)["apikey"]["expiresAt"].clone();
    let said = reader.said("first-key", &key);
    assert_prints(&said, &format!("a script: level 3, until {}\n", end.as_str().unwrap()));
}

#[test]
fn a_key_that_may_not_is_told_which_level_it_takes() {
    let reader = Reader::new();
    let said = reader.said("levels", &reader.key(3));
    assert_prints(&said, "This takes level 4, and the key has level 3.\n");
    assert_prints(&reader.said("levels", &reader.key(4)), "This key may do it.\n");
}

#[test]
fn a_set_is_kept_changed_read_and_removed() {
    let reader = Reader::new();
    let key = reader.key(3);
    assert_prints(&reader.said("sets", &key), "Joost: chest 1000, waist 860\nremoved\n");
    assert_eq!(reader.client().get("/sets/key", &key).expect(200)["sets"], json!([]));
}

#[test]
fn whoever_calls_too_often_waits_as_long_as_they_are_told() {
    // One call every three seconds: a busy machine may start a program late and still has to wait.
    let reader = Reader::at(Place::with_test_mode().with("BACKEND_RATE_LIMIT", "address=1000,credential=20"));
    thread::scope(|scope| {
        for language in LANGUAGES {
            let key = exhausted(&reader);
            let port = reader.server.port;
            scope.spawn(move || {
                let said = run(language, "limits", port, &key);
                assert_prints(&said, "call 1: done\ncall 2: done\ncall 3: done\n");
                assert!(!said.stderr.is_empty(), "{language:?} says that it waits");
            });
        }
    });
    let refused = reader.server.log().into_iter().filter(|line| line["outcome"] == "limited").count();
    assert!(refused >= 2 * LANGUAGES.len(), "each was refused, and came back: {refused}");
}

/// A key that has no call left for now.
fn exhausted(reader: &Reader) -> Credential {
    let key = reader.key(3);
    wait_until("the key is used up", || reader.client().get("/sets/key", &key).status == 429);
    key
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let reader = Reader::new();
    for (level, text) in [(3, "refused: nameMissing\n"), (1, "refused: insufficientAccessLevel\n")] {
        let said = reader.said("errors", &reader.key(level));
        assert_eq!((said.stdout.as_str(), said.code), (text, 1), "{}", said.stderr);
    }
}

#[test]
fn a_key_that_ended_is_known_for_what_it_is() {
    let reader = Reader::new();
    let revoked = reader.key(3);
    let path = format!("/apikeys/{}/jwt", id(&revoked));
    assert_eq!(reader.client().send("DELETE", &path, &reader.account.token, None).status, 204);
    for key in [revoked, expired(&reader)] {
        let said = reader.said("errors", &key);
        assert_eq!(said.stdout, "the key does not work: mistyped, expired or revoked\n");
        assert_eq!(said.code, 1);
    }
}

/// A key whose time is over.
fn expired(reader: &Reader) -> Credential {
    let body = json!({ "name": "soon over", "level": 3, "expiresIn": 0.05 });
    let made = reader.client().post("/apikeys/jwt", &reader.account.token, &body).expect(201);
    let text = |field: &str| made["apikey"][field].as_str().unwrap().to_owned();
    let key = Credential::Key { id: text("key"), secret: text("secret") };
    wait_until("the key expires", || reader.client().get("/whoami/key", &key).status == 401);
    key
}

#[test]
fn a_refusal_for_too_many_calls_says_when_to_come_back() {
    let reader = Reader::at(Place::with_test_mode().with("BACKEND_RATE_LIMIT", "address=1000,credential=4"));
    for language in LANGUAGES {
        let said = run(language, "errors", reader.server.port, &exhausted(&reader));
        let seconds = said.stdout.strip_prefix("too much for now, come back in ");
        let seconds = seconds.and_then(|rest| rest.strip_suffix(" s\n")).and_then(|number| number.parse().ok());
        let wait = Duration::from_secs(seconds.unwrap_or_else(|| panic!("{language:?}: {said:?}")));
        assert!(wait <= Duration::from_secs(60) && !wait.is_zero(), "{wait:?}");
        assert_eq!(said.code, 1);
    }
}

#[test]
fn all_pages_of_a_list_are_read() {
    let reader = Reader::new();
    let keys: Vec<_> = (0..4).map(|_| reader.key(4)).collect();
    let whole = reader.client().get("/account/activity/key?limit=1000", &keys[0]).expect(200);
    let events = whole["activity"].as_array().unwrap();
    assert!(events.len() > 4, "so that there are three pages at least");
    let kinds: Vec<_> = events.iter().map(|event: &Value| event["kind"].as_str().unwrap()).collect();
    assert_prints(&reader.said("paging", &keys[0]), &format!("{}\n", kinds.join("\n")));
}
