//! All that people have works afterwards.

use serde_json::{Value, json};

use super::former::{Former, bytes};
use crate::support::account::Account;
use crate::support::client::Credential;
use crate::support::database::rows;
use crate::support::process::Server;

/// A server that the former one has moved into.
fn moved() -> (Former, Server) {
    let former = Former::new();
    let ended = former.place.run(&["import", "--from", "former.sqlite"]);
    assert!(ended.status.success(), "{ended:?}");
    let server = former.place.serve();
    (former, server)
}

#[test]
fn says_what_came_along() {
    let former = Former::new();
    let ended = former.place.run(&["import", "--from", "former.sqlite"]);
    let expected = "former.sqlite has moved into ./db.sqlite:\n  \
                    accounts                    11\n  \
                    API keys                    27\n  \
                    measurement sets            18\n  \
                    patterns                    11\n  \
                    bookmarks                   14\n  \
                    confirmations, suggestions  1\n  \
                    subscribers                 5\n  \
                    curated sets                6\n  \
                    option packs                2\n\
                    Everything was read back and compared.\n";
    assert_eq!(ended.stdout, expected, "{}", ended.stderr);
    assert_eq!(ended.stderr, "");
}

#[test]
fn everybody_signs_in_with_their_password() {
    let (former, server) = moved();
    for account in former.accounts() {
        let body = json!({"username": account["username"], "password": former.password(account)});
        let answer = server.client.post("/signin", &Credential::Nobody, &body);
        if former.is_blocked(account) {
            assert_eq!(answer.status, 403, "{answer:?}");
            continue;
        }
        let signed_in = answer.expect(200);
        for field in ["id", "username", "email", "role"] {
            assert_eq!(signed_in["account"][field], account[field], "{field} of {}", account["username"]);
        }
        let wrong = json!({"username": account["email"], "password": "another"});
        assert_eq!(server.client.post("/signin", &Credential::Nobody, &wrong).status, 401);
    }
}

#[test]
fn the_oldest_password_is_hashed_anew_when_it_is_used() {
    let (former, server) = moved();
    let legacy = &former.given["legacyPassword"];
    let kind = || {
        let name = legacy["username"].as_str().unwrap();
        let query = format!("SELECT substr(password, 1, 12) FROM users WHERE username = '{name}'");
        rows(&former.target(), &query)[0][0].clone()
    };
    assert_eq!(kind(), r#"{"type": "v2"#);
    for _ in 0..2 {
        server.client.post("/signin", &Credential::Nobody, legacy).expect(200);
        assert_eq!(kind(), r#"{"type":"v3""#);
    }
}

#[test]
fn every_key_works_until_it_expires() {
    let (former, server) = moved();
    let (mut good, mut expired) = (0, 0);
    for account in former.accounts() {
        for key in account["apikeys"].as_array().unwrap() {
            let text = |field: &str| key[field].as_str().unwrap().to_owned();
            let credential = Credential::Key { id: text("key"), secret: text("secret") };
            let answer = server.client.get("/whoami/key", &credential);
            let lasted_a_second = text("expiresAt").as_str() < "2026-11-22T21:06";
            if lasted_a_second {
                expired += 1;
                assert_eq!(answer.status, 401, "{answer:?}");
            } else if former.is_blocked(account) {
                assert_eq!(answer.status, 401, "{answer:?}");
            } else {
                good += 1;
                let shown = &answer.expect(200)["apikey"];
                for field in ["key", "level", "name", "userId"] {
                    assert_eq!(shown[field], key[field], "{field}");
                }
                let wrong = Credential::Key { id: text("key"), secret: text("secret").chars().rev().collect() };
                assert_eq!(server.client.get("/whoami/key", &wrong).status, 401);
            }
        }
    }
    assert!(good > 10 && expired > 3, "{good} good, {expired} expired");
}

#[test]
fn tokens_that_were_given_out_stay_good() {
    let (former, server) = moved();
    for account in former.accounts().filter(|account| !former.is_blocked(account)) {
        let answer = server.client.get("/whoami/jwt", &former.token(account)).expect(200);
        assert_eq!(answer["account"]["id"], account["id"]);
    }
}

#[test]
fn the_sign_up_that_was_under_way_is_confirmed() {
    let (former, server) = moved();
    let pending = &former.given["pending"];
    let account = Account::confirm(&server.client, pending["confirmation"].as_str().unwrap());
    let answer = server.client.get("/account/jwt", &account.token).expect(200);
    assert_eq!(answer["account"]["email"], pending["email"]);
}

#[test]
fn sets_patterns_and_bookmarks_are_what_they_were() {
    let (former, server) = moved();
    let admin = former.accounts().find(|account| account["role"] == "admin").unwrap();
    let mut compared = 0;
    for account in former.accounts() {
        let token = former.token(if former.is_blocked(account) { admin } else { account });
        for (path, one, list) in [("sets", "set", "sets"), ("patterns", "pattern", "patterns")] {
            for thing in account[list].as_array().unwrap() {
                let answer = server.client.get(&format!("/{path}/{}/jwt", thing["id"]), &token).expect(200);
                assert_eq!(&answer[one], thing);
                compared += 1;
            }
        }
        if !former.is_blocked(account) {
            let answer = server.client.get("/bookmarks/jwt", &token).expect(200);
            assert_eq!(answer["bookmarks"], account["bookmarks"]);
        }
    }
    assert_eq!(compared, 18 + 11);
}

#[test]
fn what_curators_keep_is_what_it_was() {
    let (former, server) = moved();
    let get = |path: &str, list: &str| server.client.get(path, &Credential::Nobody).expect(200)[list].clone();
    let in_order = |list: Value| {
        let mut list = list.as_array().unwrap().clone();
        list.sort_by_key(|one| one["id"].as_i64());
        list
    };
    assert_eq!(in_order(get("/curated-sets", "curatedSets")), in_order(former.given["curatedSets"].clone()));
    let packs: Vec<Value> =
        former.given["optionPacks"].as_array().unwrap().iter().map(|answer| answer[1]["optionPack"].clone()).collect();
    assert_eq!(in_order(get("/option-packs", "optionPacks")), packs);
}

#[test]
fn new_things_get_numbers_of_their_own() {
    let (former, server) = moved();
    let anna = former.token(former.accounts().next().unwrap());
    let account = Account { id: 1, token: anna };
    assert_eq!(account.set(&server.client, "the next"), 19);
}

#[test]
fn the_new_file_has_nothing_personal_in_clear_text() {
    let (former, server) = moved();
    // With what lies beside it while somebody serves, and without.
    let mut kept = bytes(&former.target());
    server.stop();
    kept.extend(bytes(&former.target()));
    let mut texts: Vec<String> = Vec::new();
    let mut add = |value: &Value| texts.extend(value.as_str().map(str::to_owned));
    for account in former.accounts() {
        add(&account["email"]);
        for thing in ["sets", "patterns", "apikeys"].iter().flat_map(|list| account[list].as_array().unwrap()) {
            ["name", "notes", "secret"].iter().for_each(|field| add(&thing[field]));
        }
        account["bookmarks"].as_array().unwrap().iter().for_each(|bookmark| add(&bookmark["url"]));
    }
    former.given["subscribers"].as_array().unwrap().iter().for_each(|subscriber| add(&subscriber["email"]));
    add(&former.given["pending"]["email"]);
    // A text of a letter or two is everywhere.
    texts.retain(|text| text.len() > 5);
    assert!(texts.len() > 60);
    for text in texts {
        assert!(!kept.windows(text.len()).any(|window| window == text.as_bytes()), "{text}");
    }
}

#[test]
fn a_server_that_has_no_name_takes_the_one_of_the_former() {
    let mut former = Former::new();
    former.place = former.place.without("BACKEND_INSTANCE");
    let ended = former.place.run(&["import", "--from", "former.sqlite"]);
    assert!(!ended.stdout.contains("BACKEND_INSTANCE"), "{}", ended.stdout);
    let server = former.place.serve();
    let anna = former.token(former.accounts().next().unwrap());
    server.client.get("/whoami/jwt", &anna).expect(200);
}

#[test]
fn a_server_at_another_address_is_told_what_the_keys_need() {
    let mut former = Former::new();
    former.place = former.place.with("BACKEND_URL", "https://elsewhere.example");
    let ended = former.place.run(&["import", "--from", "former.sqlite"]);
    let advice = "27 API keys are for http://localhost:3101/fixture, and will be refused here unless \
                  BACKEND_URL=http://localhost:3101 and BACKEND_INSTANCE=fixture.";
    assert!(ended.stdout.contains(advice), "{}", ended.stdout);
}
