//! `/account/export/…`, and the files at `/exports/…`

use std::sync::atomic::Ordering;

use freesewing_domain::access::{Caller, Credential, Level};
use freesewing_domain::document::Document;
use freesewing_domain::error::Error;
use freesewing_domain::ids::UserId;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::account;
use serde_json::json;

use crate::support::clock::{DAY, SECOND, START};
use crate::support::hosts::EXPORTS_URL;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

/// Exports, and answers the path of the file on this server.
async fn export(app: &TestApp, user: &TestUser) -> String {
    let answer = app.get("/account/export/jwt").bearer(&user.token).send().await;
    path(&answer)
}

fn path(answer: &Answer) -> String {
    let address = answer.has_status(200).text_at("/data");
    answer.is(200, &format!(r#"{{"result":"success","data":"{address}"}}"#));
    let file = address.strip_prefix(EXPORTS_URL).unwrap_or_else(|| panic!("{address}"));
    let name = file.strip_suffix(".json").unwrap();
    assert!(name.len() == 16 && name.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')), "{name}");
    format!("/exports/{file}")
}

#[actix_web::test]
async fn d48_the_file_has_everything_in_the_clear_and_no_secret() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2hunter2").await;
        app.change_user(user.id, |user| {
            user.bio = "I \"sew\".".to_owned();
            user.data = Document::from_value(&json!({"b": 1.0, "a": []})).unwrap();
            user.mfa_secret = Secret::new("HEFW2LLT");
        });
        let key = app.apikey(&user, 1).await;
        app.set(&user, json!({"name": "Joost", "measies": {"chest": 1000}})).await;
        app.bookmark(&user, "t").await;
        app.pattern(&user, json!({"design": "aaron", "settings": {}, "public": true})).await;
        let (email, ihash, id) = (&user.email, user.account["ihash"].as_str().unwrap(), &key.id);
        let answer = app.get("/account/export/key").basic(&key).send().await;
        let file = app.get(&path(&answer)).send().await;
        let text = format!(
            r#"{{
  "id": 1,
  "bio": "I \"sew\".",
  "compare": true,
  "consent": 1,
  "control": 1,
  "createdAt": "{START}",
  "email": "{email}",
  "data": {{
    "b": 1,
    "a": []
  }},
  "ihash": "{ihash}",
  "imperial": false,
  "initial": "{email}",
  "jwtCalls": 5,
  "keyCalls": 1,
  "language": "en",
  "lastSeen": "{START}",
  "mfaEnabled": false,
  "newsletter": false,
  "patron": 0,
  "role": "user",
  "status": 1,
  "updatedAt": "{START}",
  "username": "user-1",
  "lusername": "user-1",
  "passwordType": "v3",
  "apikeys": [
    {{
      "id": "{id}",
      "calls": 1,
      "createdAt": "{START}",
      "expiresAt": "2026-11-22T22:12:42.501Z",
      "name": "a key",
      "lastSeen": "{START}",
      "level": 1,
      "userId": 1,
      "state": "active"
    }}
  ],
  "bookmarks": [
    {{
      "id": 1,
      "type": "cset",
      "title": "t",
      "url": "/u",
      "userId": 1
    }}
  ],
  "patterns": [
    {{
      "id": 1,
      "createdAt": "{START}",
      "data": {{}},
      "design": "aaron",
      "img": "default-avatar",
      "name": "--",
      "notes": "--",
      "public": true,
      "settings": {{
        "measurements": {{}}
      }},
      "userId": 1,
      "updatedAt": "{START}"
    }}
  ],
  "sets": [
    {{
      "id": 1,
      "createdAt": "{START}",
      "img": "default-avatar",
      "imperial": false,
      "name": "Joost",
      "notes": "--",
      "userId": 1,
      "measies": {{
        "chest": 1000
      }},
      "public": false,
      "updatedAt": "{START}"
    }}
  ],
  "quotaRequests": [],
  "activity": [
    {{
      "id": 3,
      "at": "{START}",
      "kind": "keyCreated",
      "userId": 1,
      "key": "{id}",
      "level": 1
    }},
    {{
      "id": 2,
      "at": "{START}",
      "kind": "passwordChanged",
      "userId": 1
    }},
    {{
      "id": 1,
      "at": "{START}",
      "kind": "signedIn",
      "userId": 1,
      "means": "confirmation"
    }}
  ]
}}"#
        );
        file.is(200, &text);
        let kept = app.stored_user(1).password.expose().to_owned();
        for secret in
            ["HEFW2LLT", "\"ehash\"", "mfaSecret", "\"password\"", "\"secret\"", &kept, &app.kept_secret(&key)]
        {
            assert!(!file.text().contains(secret), "{secret}");
        }
    })
    .await;
}

#[actix_web::test]
async fn nobody_on_the_way_keeps_the_file() {
    on_each_store(async |app| {
        let user = app.user().await;
        let file = app.get(&export(&app, &user).await).send().await;
        for (header, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("content-disposition", "attachment"),
        ] {
            assert_eq!(file.header(header), Some(value), "{file:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d48_the_file_is_gone_after_a_day() {
    on_each_store(async |app| {
        let user = app.user().await;
        let path = export(&app, &user).await;
        app.pass(DAY);
        app.get(&path).send().await.has_status(200);
        let ports = &app.house.api().ports;
        assert_eq!(account::sweep_exports(ports).unwrap(), 0);
        app.pass(SECOND);
        app.get(&path).send().await.is_empty(404);
        assert_eq!(app.house.exports.count(), 1, "not yet swept");
        assert_eq!(account::sweep_exports(ports).unwrap(), 1);
        assert_eq!(app.house.exports.count(), 0);
    })
    .await;
}

#[actix_web::test]
async fn a_name_that_is_none_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        let path = export(&app, &user).await;
        for name in ["0123456789abcdef", "0", "..%2f..%2fdb", "0123456789ABCDEF", "user-1"] {
            app.get(&format!("/exports/{name}.json")).send().await.is_empty(404);
        }
        app.get(path.strip_suffix(".json").unwrap()).send().await.is_error(404, "notFound");
        app.get("/exports").send().await.is_error(404, "notFound");
        app.get(&format!("{path}/")).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn each_export_has_a_name_of_its_own_and_the_oldest_goes_when_there_are_too_many() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user().await);
        let others = export(&app, &other).await;
        let mut paths = Vec::new();
        for _ in 0..6 {
            paths.push(export(&app, &user).await);
            app.pass(SECOND);
        }
        app.get(&paths[0]).send().await.is_empty(404);
        for path in paths[1..].iter().chain([&others]) {
            app.get(path).send().await.has_status(200);
        }
        assert_eq!(app.house.exports.count(), 6);
    })
    .await;
}

#[actix_web::test]
async fn d48_a_file_that_cannot_be_written_is_a_failure() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.house.exports.full.store(true, Ordering::Relaxed);
        app.get("/account/export/jwt").bearer(&user.token).send().await.is_error(500, "internalError");
    })
    .await;
}

#[actix_web::test]
async fn d23_a_script_that_may_read_may_export() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (level, status) in [(0, 403), (1, 200)] {
            let key = app.apikey(&user, level).await;
            app.get("/account/export/key").basic(&key).send().await.has_status(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn an_account_that_is_removed_meanwhile_leaves_no_file() {
    on_each_store(async |app| {
        let user = app.user().await;
        let ports = &app.house.api().ports;
        let level = Level::from_number(4.0).unwrap();
        let caller = Caller { user: UserId(user.id), level, credential: Credential::Token };
        let exported = account::export(ports, &caller, |_| {
            account::remove(ports, &caller)?;
            Ok(b"{}".to_vec())
        });
        assert!(matches!(exported, Err(Error::NotFound)), "{exported:?}");
        assert_eq!(app.house.exports.count(), 0);
    })
    .await;
}
