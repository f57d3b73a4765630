//! `/flows/translator-invite` and `/flows/language-suggestion`

use freesewing_domain::language::Language;
use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::secret::Secret;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

const INVITE: &str = "/flows/translator-invite/jwt";
const SUGGEST: &str = "/flows/language-suggestion/jwt";
const DONE: &str = r#"{"result":"success"}"#;

async fn ask(app: &TestApp, path: &str, user: &TestUser, body: Value) -> Answer {
    app.post(path).bearer(&user.token).json(body).send().await
}

/// What a suggestion told the maintainer: what was sent, and who sent it.
fn told(mail: &Mail) -> (&str, &str) {
    let Letter::LanguageSuggestion { suggestion, account } = &mail.letter else { panic!("no suggestion: {mail:?}") };
    (suggestion, account)
}

#[actix_web::test]
async fn mails_an_invitation_in_the_language_to_translate_to() {
    on_each_store(async |app| {
        let app =
            app.restarted_with(|house| house.rules.translators.invite(Language::Nl, Secret::new("0123abcd"))).await;
        let user = app.user().await;
        ask(&app, INVITE, &user, json!({"language": "nl"})).await.is(200, DONE);
        let mail = app.only_mail();
        assert_eq!((mail.to.as_str(), mail.cc.as_ref()), (user.email.as_str(), None));
        assert_eq!(mail.language.0, Language::Nl);
        let link = "https://translate.freesewing.org/project/freesewing/invite?h=0123abcd";
        assert_eq!(mail.letter, Letter::TranslatorInvite { link: link.to_owned() });
    })
    .await;
}

#[actix_web::test]
async fn without_an_invitation_the_link_leads_to_the_front_door() {
    on_each_store(async |app| {
        let user = app.user().await;
        for language in ["de", "es", "fr", "nl", "uk"] {
            ask(&app, INVITE, &user, json!({"language": language})).await.is(200, DONE);
            let link = "https://translate.freesewing.org/".to_owned();
            assert_eq!(app.only_mail().letter, Letter::TranslatorInvite { link });
        }
    })
    .await;
}

#[actix_web::test]
async fn an_invitation_is_for_a_language_that_is_translated_to() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (body, error) in [
            (json!({}), "postBodyMissing"),
            (json!([]), "postBodyMissing"),
            (json!([1]), "languageMissing"),
            (json!({"x": 1}), "languageMissing"),
            (json!({"language": ""}), "languageMissing"),
            (json!({"language": null}), "languageMissing"),
            (json!({"language": "en"}), "languageInvalid"),
            (json!({"language": "NL"}), "languageInvalid"),
            (json!({"language": "sv"}), "languageInvalid"),
            (json!({"language": 5}), "languageInvalid"),
            (json!({"language": ["nl"]}), "languageInvalid"),
            (json!({"language": {}}), "languageInvalid"),
        ] {
            ask(&app, INVITE, &user, body).await.is_error(400, error);
        }
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_suggestion_goes_to_the_maintainer_as_it_was_sent() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = r#"{"language":"sv","help":true,"b":[1.0,"<b>"],"a":{"z":null}}"#;
        let answer = app.post(SUGGEST).bearer(&user.token).raw("application/json", body).send().await;
        answer.is(200, DONE);
        let mail = app.only_mail();
        assert_eq!((mail.to.as_str(), mail.cc.as_ref()), ("maintainer@example.com", None));
        let sent: Value = serde_json::from_str(told(&mail).0).unwrap();
        assert_eq!(sent, serde_json::from_str::<Value>(body).unwrap());
        let keys: Vec<_> = sent.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["language", "help", "b", "a"]);
        assert!(told(&mail).0.starts_with("{\n  \"language\": \"sv\",\n"), "indented");
    })
    .await;
}

#[actix_web::test]
async fn d38_a_suggestion_tells_who_it_is_from_and_no_secret() {
    on_each_store(async |app| {
        let user = app.user_with_password("correct horse").await;
        app.change_user(user.id, |user| {
            user.mfa_secret = Secret::new("HEFW2LLTHEFW2LLT");
            user.bio = "I sew.".to_owned();
        });
        ask(&app, SUGGEST, &user, json!({"language": "sv"})).await.is(200, DONE);
        let mail = app.only_mail();
        let account = told(&mail).1;
        let shown: Value = serde_json::from_str(account).unwrap();
        let keys: Vec<_> = shown.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["id", "username", "email", "language", "bio", "role", "patron", "createdAt"]);
        assert_eq!(
            (&shown["id"], &shown["email"], &shown["bio"]),
            (&json!(user.id), &json!(user.email), &json!("I sew."))
        );
        let stored = app.stored_user(user.id);
        for secret in ["HEFW2LLT", stored.password.expose(), stored.email.hash().as_str(), "mfa", "ihash", "scrypt"] {
            assert!(!account.contains(secret), "{secret} in {account}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_suggestion_names_a_language() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (body, error) in [
            (json!({}), "postBodyMissing"),
            (json!(["sv"]), "languageMissing"),
            (json!({"help": true}), "languageMissing"),
            (json!({"language": ""}), "languageMissing"),
            (json!({"language": 5}), "languageMissing"),
            (json!({"language": {"x": 1}}), "languageMissing"),
        ] {
            ask(&app, SUGGEST, &user, body).await.is_error(400, error);
        }
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_a_suggestion_has_20_000_characters_at_most() {
    on_each_store(async |app| {
        let user = app.user().await;
        // {⏎  "language": "…"⏎}
        let longest = "й".repeat(20_000 - 20);
        ask(&app, SUGGEST, &user, json!({"language": longest})).await.is(200, DONE);
        let longer = format!("{longest}x");
        ask(&app, SUGGEST, &user, json!({"language": longer})).await.is_error(400, "bodyTooLong");
        let deep = (0..100).fold(json!(vec![1; 200]), |inner, _| json!([inner]));
        ask(&app, SUGGEST, &user, json!({"language": "sv", "deep": deep})).await.is_error(400, "bodyTooLong");
        assert_eq!(app.outbox().len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn an_api_key_of_level_1_will_do() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (enough, low) = (app.apikey(&user, 1).await, app.apikey(&user, 0).await);
        for path in ["/flows/translator-invite/key", "/flows/language-suggestion/key"] {
            app.post(path).basic(&enough).json(json!({"language": "nl"})).send().await.is(200, DONE);
            // The level is looked at before the body.
            app.post(path).basic(&low).json(json!({})).send().await.is_error(403, "insufficientAccessLevel");
        }
        assert_eq!(app.outbox().len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn d15_no_answer_waits_for_a_mail_to_be_sent() {
    on_each_store(async |app| {
        // Nobody delivers mail here, as on a server whose mail server is down.
        let user = app.user().await;
        for path in [INVITE, SUGGEST] {
            ask(&app, path, &user, json!({"language": "nl", "test": true})).await.is(200, DONE);
        }
        assert_eq!(app.outbox().len(), 2, "they wait, and `test` means nothing here");
    })
    .await;
}
