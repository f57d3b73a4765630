//! `/signup`

use freesewing_domain::email::EmailHash;
use freesewing_domain::ids::UserId;
use freesewing_domain::mail::Letter;
use freesewing_domain::rules::TestMode;
use freesewing_domain::user::{Consent, Status, User};
use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::outbox::link;
use crate::support::{Answer, TestApp, on_each_store};

async fn signup(app: &TestApp, body: Value) -> Answer {
    app.post("/signup").json(body).send().await
}

fn body(email: &str) -> Value {
    json!({"email": email, "language": "en"})
}

fn stored(app: &TestApp, email: &str) -> Option<User> {
    app.store.find_user_by_email(&EmailHash::of(email)).unwrap()
}

const CREATED: &str = r#"{"result":"created","email":"joost@example.com"}"#;

#[actix_web::test]
async fn answers_the_address_cleaned_and_mails_the_link() {
    on_each_store(async |app| {
        let body = json!({"email": " Joost@Example.com ", "language": "nl"});
        signup(&app, body).await.is(201, CREATED);
        let mail = app.only_mail();
        assert_eq!((mail.to.as_str(), mail.cc.as_ref()), ("joost@example.com", None));
        assert_eq!(mail.language.0.code(), "nl");
        assert!(matches!(mail.letter, Letter::Signup { .. }));
        let link = link(&mail);
        assert_eq!(link.page, "https://freesewing.org/nl/confirm/signup");
        assert!(link.check.len() == 16 && link.check.chars().all(|c| c.is_ascii_hexdigit()), "{link:?}");
        app.get(&format!("/confirmations/{}/{}", link.id, link.check)).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_new_account_waits_for_its_confirmation() {
    on_each_store(async |app| {
        signup(&app, json!({"email": "joost@example.com", "language": "nl"})).await.has_status(201);
        let user = stored(&app, "joost@example.com").unwrap();
        assert_eq!((user.status, user.consent, user.control), (Status::Inactive, Consent::None, 1));
        assert_eq!((user.role.name(), user.language.code(), user.bio.as_str()), ("user", "nl", ""));
        assert_eq!((user.username.as_str(), user.username.key()), ("user-1", "user-1"));
        assert_eq!((user.data.to_string().as_str(), user.password_type()), ("{}", "v3"));
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        for (body, error) in [
            (json!({}), "postBodyMissing"),
            (json!([]), "postBodyMissing"),
            (json!([1]), "emailMissing"),
            (json!({"x": 1}), "emailMissing"),
            (json!({"email": "", "language": "xx"}), "emailMissing"),
            (json!({"email": false}), "emailMissing"),
            (json!({"email": "notanemail"}), "languageMissing"),
            (json!({"email": "a@example.com", "language": ""}), "languageMissing"),
            (json!({"email": "a@example.com", "language": "EN"}), "unsupportedLanguage"),
            (json!({"email": "notanemail", "language": "xx"}), "unsupportedLanguage"),
            (json!({"email": "a@example.com", "language": ["en"]}), "unsupportedLanguage"),
            (json!({"email": "notanemail", "language": "en"}), "emailInvalid"),
        ] {
            signup(&app, body).await.is_error(400, error);
        }
        app.post("/signup").send().await.is_error(400, "postBodyMissing");
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn d13_an_address_is_a_text_that_mail_can_go_to() {
    on_each_store(async |app| {
        let long = format!("{}@example.com", "x".repeat(5_000));
        let odd = [json!(5), json!(true), json!({}), json!(["a@example.com"])];
        let texts = ["a@", "@b", long.as_str(), "Ann <a@example.com>", "a@[127.0.0.1]", "a@example.com\r\nBcc: b@c.de"];
        for email in odd.into_iter().chain(texts.map(Value::from)) {
            for test in [false, true] {
                let body = json!({"email": email, "language": "en", "test": test});
                signup(&app, body).await.is_error(400, "emailInvalid");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn every_language_of_the_website_will_do() {
    on_each_store(async |app| {
        for language in ["en", "de", "es", "fr", "nl", "uk"] {
            let body = json!({"email": format!("{language}@example.com"), "language": language});
            signup(&app, body).await.has_status(201);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_test_gets_the_confirmation_instead_of_a_mail() {
    on_each_store(async |app| {
        for (n, test) in [json!(true), json!("yes please"), json!(1), json!({})].into_iter().enumerate() {
            let email = format!("test{n}@FreeSewing.DEV");
            let answer = signup(&app, json!({"email": email, "language": "en", "test": test})).await;
            let id = answer.text_at("/confirmation");
            let email = email.to_lowercase();
            answer.is(201, &format!(r#"{{"result":"created","email":"{email}","confirmation":"{id}"}}"#));
        }
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn d26_a_test_may_ask_for_a_role_of_the_table() {
    on_each_store(async |app| {
        for (role, got) in [("admin", "admin"), ("readSome", "readSome"), ("blocked", "user"), ("emperor", "user")] {
            let email = format!("{}@freesewing.dev", role.to_lowercase());
            let body = json!({"email": email, "language": "en", "test": true, "role": role});
            signup(&app, body).await.has_status(201);
            assert_eq!(stored(&app, &email).unwrap().role.name(), got);
        }
        let body = json!({"email": "n@freesewing.dev", "language": "en", "test": true, "role": 5});
        signup(&app, body).await.has_status(201);
    })
    .await;
}

#[actix_web::test]
async fn d26_an_address_elsewhere_is_no_test() {
    on_each_store(async |app| {
        for email in ["joost@example.com", "freesewing.dev@example.com", "joost@notfreesewing.dev"] {
            let body = json!({"email": email, "language": "en", "test": true, "role": "admin"});
            let answer = signup(&app, body).await;
            answer.is(201, &format!(r#"{{"result":"created","email":"{email}"}}"#));
            assert_eq!(stored(&app, email).unwrap().role.name(), "user");
            assert_eq!(app.only_mail().to.as_str(), email);
        }
    })
    .await;
}

#[actix_web::test]
async fn d26_where_there_are_no_tests_nothing_is_one() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.rules.tests = TestMode::default()).await;
        let body = json!({"email": "joost@freesewing.dev", "language": "en", "test": true, "role": "admin"});
        signup(&app, body).await.is(201, r#"{"result":"created","email":"joost@freesewing.dev"}"#);
        assert_eq!(stored(&app, "joost@freesewing.dev").unwrap().role.name(), "user");
        assert_eq!(app.outbox().len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn d26_a_role_is_for_tests_alone() {
    on_each_store(async |app| {
        let body = json!({"email": "joost@freesewing.dev", "language": "en", "role": "admin"});
        signup(&app, body).await.has_status(201);
        assert_eq!(stored(&app, "joost@freesewing.dev").unwrap().role.name(), "user");
    })
    .await;
}

#[actix_web::test]
async fn who_never_confirmed_gets_another_link() {
    on_each_store(async |app| {
        signup(&app, body("joost@example.com")).await.is(201, CREATED);
        let first = link(&app.only_mail());
        signup(&app, body("JOOST@example.com")).await.is(201, CREATED);
        let mail = app.only_mail();
        assert!(matches!(mail.letter, Letter::Signup { .. }));
        assert_ne!(first.id, link(&mail).id);
        let path = format!("/confirm/signup/{}", link(&mail).id);
        app.post(&path).json(json!({"consent": 1})).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn who_has_an_account_gets_a_link_to_sign_in() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = signup(&app, json!({"email": user.email, "language": "de"})).await;
        answer.is(201, &format!(r#"{{"result":"created","email":"{}"}}"#, user.email));
        let mail = app.only_mail();
        assert!(matches!(mail.letter, Letter::SignupExisting { .. }));
        let link = link(&mail);
        assert_eq!(link.page, "https://freesewing.org/de/confirm/signin");
        let answer = app.post(&format!("/signinlink/{}/{}", link.id, link.check)).send().await;
        assert_eq!(answer.has_status(200).at("/account/id"), json!(user.id));
    })
    .await;
}

#[actix_web::test]
async fn whose_account_is_shut_gets_no_link() {
    on_each_store(async |app| {
        let user = app.user().await;
        for status in [Status::Disabled, Status::Blocked] {
            app.change_user(user.id, |user| user.status = status);
            signup(&app, body(&user.email)).await.has_status(201);
            assert!(matches!(app.only_mail().letter, Letter::SignupDisabled));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_test_with_a_known_address_learns_nothing() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"email": user.email, "language": "en", "test": true, "role": "admin"});
        signup(&app, body).await.is(201, &format!(r#"{{"result":"created","email":"{}"}}"#, user.email));
        assert!(app.outbox().is_empty());
        assert_eq!(app.stored_user(user.id).role.name(), "user");
    })
    .await;
}

#[actix_web::test]
async fn d16_of_two_sign_ups_at_once_both_are_answered_alike() {
    on_each_store(async |app| {
        let (one, two) = join(signup(&app, body("joost@example.com")), signup(&app, body("joost@example.com"))).await;
        one.is(201, CREATED);
        two.is(201, CREATED);
        let mails = app.outbox();
        assert_eq!(mails.len(), 2, "each asked for a mail");
        assert!(mails.iter().all(|mail| matches!(mail.letter, Letter::Signup { .. })), "{mails:?}");
        assert_eq!(stored(&app, "joost@example.com").unwrap().id.0, 1);
        assert!(app.store.find_user(UserId(2)).unwrap().is_none());
    })
    .await;
}

#[actix_web::test]
async fn many_sign_ups_at_once_each_get_an_account() {
    on_each_store(async |app| {
        let calls = (0..20).map(|n| signup(&app, body(&format!("p{n}@example.com"))));
        for answer in futures_util::future::join_all(calls).await {
            answer.has_status(201);
        }
        assert_eq!(app.outbox().len(), 20);
    })
    .await;
}
