//! Keys that are recognised, and keys that are not.

use std::pin::pin;
use std::time::Duration;

use freesewing_auth::password::ScryptPasswords;
use freesewing_domain::access::Role;
use freesewing_domain::ports::PasswordHasher as _;
use freesewing_domain::secret::Secret;
use futures_util::future::{Either, select};
use serde_json::json;

use crate::support::clock::HOUR;
use crate::support::{TestKey, on_each_store};

const MILLISECOND: Duration = Duration::from_millis(1);

/// A secret such as the reference issued.
const OLD_SECRET: &str = "bf082bfd0123456789abcdef0123456789abcdef0123456789abcdef01234567";

#[actix_web::test]
async fn d01_unknown_key_is_401() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for id in ["77d1622a-1211-48e2-9d5e-60adf76808ff", "unknown", "1"] {
            for secret in [key.secret.as_str(), OLD_SECRET, "x"] {
                let key = TestKey { id: id.to_owned(), secret: secret.to_owned() };
                app.get("/account/key").basic(&key).send().await.is_challenge();
            }
        }
        app.get("/account/key").basic(&key).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_secret_is_401() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (one, other) = (app.apikey(&user, 3).await, app.apikey(&user, 3).await);
        for secret in [other.secret.as_str(), OLD_SECRET, "wrong", &one.secret.to_lowercase()] {
            let key = TestKey { id: one.id.clone(), secret: secret.to_owned() };
            app.get("/account/key").basic(&key).send().await.is_challenge();
        }
    })
    .await;
}

#[actix_web::test]
async fn o4_a_malformed_header_is_401_like_a_wrong_one() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.get("/account/key").send().await.is_challenge();
        for header in ["", "Basic", "Basic ", "Basicabc", "Basic bm9jb2xvbg==", "Basic !!!", "Basic a b", "Digest x"] {
            app.get("/account/key").authorization(header).send().await.is_challenge();
        }
        for text in [":", &format!("{}:", key.id), &format!(":{}", key.secret), ""] {
            app.get("/account/key").basic_text(text).send().await.is_challenge();
        }
        app.get("/account/key").bytes_header("authorization", b"Basic \xff\xfe").send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn the_scheme_has_any_case_and_a_second_colon_ends_the_secret() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let text = format!("{}:{}", key.id, key.secret);
        app.get("/account/key").basic_text(&format!("{text}:rest")).send().await.has_status(200);
        use base64::Engine as _;
        let encoded = base64::engine::general_purpose::STANDARD.encode(text);
        for scheme in ["basic", "BASIC", "bAsIc"] {
            let call = app.get("/account/key").authorization(&format!("{scheme} {encoded}"));
            call.send().await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn d17_refuses_an_expired_key() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.pass(HOUR - MILLISECOND);
        app.get("/account/key").basic(&key).send().await.has_status(200);
        app.pass(MILLISECOND);
        app.get("/account/key").basic(&key).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn d02_refuses_a_key_of_another_instance() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let other = app.restarted_with(|house| house.rules.audience = "http://localhost:3111/other".to_owned()).await;
        other.get("/account/key").basic(&key).send().await.is_challenge();
        app.get("/account/key").basic(&key).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_key_survives_a_restart() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let again = app.restarted_with(|_| {}).await;
        again.get("/account/key").basic(&key).send().await.has_status(200);
        again.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d20_a_key_falls_with_its_owners_role() {
    on_each_store(async |app| {
        let (owner, curator) = (app.user().await, app.user_with_role("admin").await);
        let key = app.apikey(&curator, 9).await;
        let path = format!("/sets/{}/key", app.stored_set(owner.id, false));
        app.get(&path).basic(&key).send().await.has_status(200);
        app.change_user(curator.id, |user| user.role = Role::User);
        app.get(&path).basic(&key).send().await.is_error(403, "insufficientAccessLevel");
        app.change_user(curator.id, |user| user.role = Role::ReadNone);
        app.get("/whoami/key").basic(&key).send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d21_refuses_the_key_of_who_is_blocked() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 0).await;
        app.change_user(user.id, |user| user.role = Role::Blocked);
        app.get("/whoami/key").basic(&key).send().await.is_challenge();
        let body = json!({"name": "x", "level": 0, "expiresIn": 60});
        app.post("/apikeys/key").basic(&key).json(body).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn d70_a_secret_of_the_reference_works_and_is_kept_anew() {
    on_each_store(async |app| {
        let user = app.user().await;
        let hash = ScryptPasswords.hash(&Secret::new(OLD_SECRET)).unwrap();
        let id = app.stored_apikey(user.id, |key| key.secret = hash.clone());
        let key = TestKey { id, secret: OLD_SECRET.to_owned() };
        assert_eq!(app.kept_secret(&key), hash.expose());
        app.get("/account/key").basic(&key).send().await.has_status(200);
        assert!(app.kept_secret(&key).starts_with("h1:"), "no second slow look");
        app.get("/account/key").basic(&key).send().await.has_status(200);
        let wrong = TestKey { secret: OLD_SECRET.replace('b', "c"), ..key };
        app.get("/account/key").basic(&wrong).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn d70_a_slow_look_at_a_secret_holds_up_nobody() {
    on_each_store(async |app| {
        let user = app.user().await;
        let hash = ScryptPasswords.hash(&Secret::new(OLD_SECRET)).unwrap();
        let id = app.stored_apikey(user.id, |key| key.secret = hash.clone());
        let key = TestKey { id, secret: OLD_SECRET.to_owned() };
        let slow = pin!(app.get("/account/key").basic(&key).send());
        let quick = pin!(app.get("/account/jwt").bearer(&user.token).send());
        let Either::Right((answer, slow)) = select(slow, quick).await else { panic!("the slow one was first") };
        answer.has_status(200);
        slow.await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn an_old_secret_that_is_wrong_is_401() {
    on_each_store(async |app| {
        let user = app.user().await;
        let hash = ScryptPasswords.hash(&Secret::new(OLD_SECRET)).unwrap();
        let id = app.stored_apikey(user.id, |key| key.secret = hash.clone());
        let key = TestKey { id, secret: OLD_SECRET.replace('b', "c") };
        app.get("/account/key").basic(&key).send().await.is_challenge();
        assert_eq!(app.kept_secret(&key), hash.expose());
    })
    .await;
}

#[actix_web::test]
async fn an_old_secret_does_not_outlive_its_key() {
    on_each_store(async |app| {
        let user = app.user().await;
        let hash = ScryptPasswords.hash(&Secret::new(OLD_SECRET)).unwrap();
        let id = app.stored_apikey(user.id, |key| (key.secret, key.expires_at) = (hash.clone(), key.created_at));
        let key = TestKey { id, secret: OLD_SECRET.to_owned() };
        app.get("/account/key").basic(&key).send().await.is_challenge();
    })
    .await;
}
