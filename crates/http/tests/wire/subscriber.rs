//! `/subscriber`

use std::time::Duration;

use freesewing_domain::email::EmailHash;
use freesewing_domain::mail::Letter;
use freesewing_domain::service::subscriber::sweep;
use futures_util::future::{join, join_all};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::clock::DAY;
use crate::support::outbox::{Link, link};
use crate::support::{Answer, TestApp, on_each_store};

const EMAIL: &str = "joost@example.com";
const SUBSCRIBED: &str = r#"{"result":"success","data":{"language":"en","email":"joost@example.com"}}"#;

async fn subscribe(app: &TestApp, body: Value) -> Answer {
    app.post("/subscriber").json(body).send().await
}

fn body(email: &str) -> Value {
    json!({"email": email, "language": "en"})
}

async fn confirm(app: &TestApp, link: &Link) -> Answer {
    app.put("/subscriber").json(json!({"id": link.id, "ehash": link.check})).send().await
}

async fn unsubscribe(app: &TestApp, link: &Link) -> Answer {
    app.delete(&format!("/subscriber/{}/{}", link.id, link.check)).send().await
}

/// Subscribes an address, and takes the link out of the mail.
async fn subscribed(app: &TestApp, email: &str) -> Link {
    subscribe(app, body(email)).await.has_status(200);
    link(&app.only_mail())
}

#[actix_web::test]
async fn answers_the_address_cleaned_and_mails_the_link() {
    on_each_store(async |app| {
        let answer = subscribe(&app, json!({"email": " Joost@Example.com ", "language": "nL"})).await;
        answer.is(200, r#"{"result":"success","data":{"language":"nl","email":"joost@example.com"}}"#);
        let mail = app.only_mail();
        assert_eq!((mail.to.as_str(), mail.cc.as_ref(), mail.language.0.code()), (EMAIL, None, "nl"));
        assert!(matches!(mail.letter, Letter::NewsletterConfirm { .. }));
        let link = link(&mail);
        assert_eq!(link.page, "https://freesewing.org/nl/newsletter/subscribe");
        assert!(link.id.parse::<Uuid>().is_ok(), "{link:?}");
        assert_eq!(link.check, EmailHash::of(EMAIL).as_str());
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        for (body, error) in [
            (json!({}), "emailMissing"),
            (json!([1]), "emailMissing"),
            (json!({"email": "", "language": "xx"}), "emailMissing"),
            (json!({"email": EMAIL}), "languageMissing"),
            (json!({"email": "notanemail"}), "languageMissing"),
            (json!({"email": EMAIL, "language": ""}), "languageMissing"),
            (json!({"email": EMAIL, "language": "xx"}), "languageMissing"),
            (json!({"email": "notanemail", "language": "en"}), "emailInvalid"),
            (json!({"email": "   ", "language": "en"}), "emailInvalid"),
            (json!({"email": "Joost <joost@example.com>", "language": "en"}), "emailInvalid"),
            (json!({"email": "a@b\r\nBcc: c@example.com", "language": "en"}), "emailInvalid"),
        ] {
            subscribe(&app, body).await.is_error(400, error);
        }
        app.post("/subscriber").send().await.is_error(400, "emailMissing");
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn d13_address_and_language_are_texts() {
    on_each_store(async |app| {
        for odd in [json!(5), json!(true), json!({}), json!(["en"]), json!(null)] {
            for test in [false, true] {
                let email = json!({"email": odd, "language": "en", "test": test});
                subscribe(&app, email).await.is_error(400, "emailMissing");
                let language = json!({"email": "joost@freesewing.dev", "language": odd, "test": test});
                subscribe(&app, language).await.is_error(400, "languageMissing");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn a_test_gets_both_halves_instead_of_a_mail() {
    on_each_store(async |app| {
        let email = "joost@freesewing.dev";
        let body = json!({"email": "joost@FREESEWING.dev", "language": "eN", "test": "yes please"});
        let answer = subscribe(&app, body.clone()).await;
        let (id, ehash) = (answer.text_at("/data/id"), EmailHash::of(email));
        let ehash = ehash.as_str();
        let wanted = format!(
            r#"{{"result":"success","data":{{"language":"en","email":"{email}","id":"{id}","ehash":"{ehash}"}}}}"#
        );
        answer.is(200, &wanted);
        assert!(id.parse::<Uuid>().is_ok() && id == id.to_lowercase());
        subscribe(&app, body.clone()).await.is(200, &wanted);
        app.put("/subscriber").json(json!({"id": id, "ehash": ehash})).send().await.has_status(200);
        subscribe(&app, body).await.is(200, &wanted);
        assert!(app.outbox().is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_test_sends_its_mail_too_where_that_is_wanted() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.rules.tests.mails = true).await;
        let body = json!({"email": "joost@freesewing.dev", "language": "en", "test": true});
        let id = subscribe(&app, body).await.text_at("/data/id");
        assert_eq!(link(&app.only_mail()).id, id);
    })
    .await;
}

#[actix_web::test]
async fn d26_an_address_elsewhere_is_no_test() {
    on_each_store(async |app| {
        let body = json!({"email": EMAIL, "language": "en", "test": true});
        subscribe(&app, body).await.is(200, SUBSCRIBED);
        assert_eq!(app.only_mail().to.as_str(), EMAIL);
    })
    .await;
}

#[actix_web::test]
async fn following_the_link_confirms_and_once_more_does_no_harm() {
    on_each_store(async |app| {
        let link = subscribed(&app, EMAIL).await;
        for _ in 0..2 {
            confirm(&app, &link).await.is(200, r#"{"result":"success"}"#);
        }
    })
    .await;
}

#[actix_web::test]
async fn who_did_not_confirm_gets_the_same_link_again_in_the_language_asked_for() {
    on_each_store(async |app| {
        let first = subscribed(&app, EMAIL).await;
        subscribe(&app, json!({"email": "JOOST@example.com", "language": "de"})).await.has_status(200);
        let mail = app.only_mail();
        assert!(matches!(mail.letter, Letter::NewsletterConfirm { .. }));
        let again = link(&mail);
        assert_eq!(again.page, "https://freesewing.org/de/newsletter/subscribe");
        assert_eq!((&again.id, &again.check), (&first.id, &first.check));
    })
    .await;
}

#[actix_web::test]
async fn who_gets_it_already_is_told_so_by_mail_alone() {
    on_each_store(async |app| {
        let first = subscribed(&app, EMAIL).await;
        confirm(&app, &first).await.has_status(200);
        subscribe(&app, body(EMAIL)).await.is(200, SUBSCRIBED);
        let mail = app.only_mail();
        assert!(matches!(mail.letter, Letter::NewsletterActive { .. }));
        let link = link(&mail);
        assert_eq!(link.page, "https://freesewing.org/newsletter/unsubscribe");
        assert_eq!(link.id, first.id);
        unsubscribe(&app, &link).await.is_empty(204);
        assert_ne!(subscribed(&app, EMAIL).await.id, first.id, "anew from the start");
    })
    .await;
}

#[actix_web::test]
async fn a_confirmation_needs_both_halves() {
    on_each_store(async |app| {
        for (body, error) in [
            (json!({}), "idMissing"),
            (json!({"ehash": "x"}), "idMissing"),
            (json!({"id": 5, "ehash": "x"}), "idMissing"),
            (json!({"id": "x"}), "ehashMissing"),
            (json!({"id": "x", "ehash": ""}), "ehashMissing"),
            (json!({"id": "x", "ehash": ["x"]}), "ehashMissing"),
        ] {
            app.put("/subscriber").json(body).send().await.is_error(400, error);
        }
    })
    .await;
}

#[actix_web::test]
async fn d40_both_halves_must_belong_together() {
    on_each_store(async |app| {
        let (joost, ann) = (subscribed(&app, EMAIL).await, subscribed(&app, "ann@example.com").await);
        let part = |id: &str, check: &str| Link { page: String::new(), id: id.to_owned(), check: check.to_owned() };
        let nobody = Uuid::from_u128(7).to_string();
        for wrong in [
            part(&ann.id, &joost.check),
            part(&joost.id, &ann.check),
            part(&nobody, &joost.check),
            part("x", &joost.check),
            part(&joost.id, "x"),
            part(&joost.id, EmailHash::of("eve@example.com").as_str()),
        ] {
            confirm(&app, &wrong).await.is_empty(404);
            unsubscribe(&app, &wrong).await.is_empty(404);
        }
        subscribe(&app, body(EMAIL)).await.has_status(200);
        let mail = app.only_mail();
        assert!(matches!(mail.letter, Letter::NewsletterConfirm { .. }), "it still waits");
        assert_eq!(link(&mail).id, joost.id);
    })
    .await;
}

#[actix_web::test]
async fn ending_it_works_once_confirmed_or_not() {
    on_each_store(async |app| {
        let (waiting, active) = (subscribed(&app, EMAIL).await, subscribed(&app, "ann@example.com").await);
        confirm(&app, &active).await.has_status(200);
        for link in [waiting, active] {
            unsubscribe(&app, &link).await.is_empty(204);
            unsubscribe(&app, &link).await.is_empty(404);
            confirm(&app, &link).await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn without_its_halves_there_is_nothing_to_end() {
    on_each_store(async |app| {
        for path in ["/subscriber", "/subscriber/x"] {
            app.delete(path).send().await.is_error(404, "notFound");
        }
        app.get("/subscriber").send().await.is_error(404, "notFound");
    })
    .await;
}

#[actix_web::test]
async fn d16_of_two_subscriptions_of_one_address_both_are_answered_alike() {
    on_each_store(async |app| {
        let (one, two) = join(subscribe(&app, body(EMAIL)), subscribe(&app, body(EMAIL))).await;
        one.is(200, SUBSCRIBED);
        two.is(200, SUBSCRIBED);
        let links: Vec<_> = app.outbox().iter().map(|mail| link(mail).id).collect();
        assert_eq!(links.len(), 2, "each asked for a mail");
        assert_eq!(links[0], links[1]);
    })
    .await;
}

#[actix_web::test]
async fn d16_many_tests_of_one_address_at_once_learn_the_same() {
    on_each_store(async |app| {
        let body = json!({"email": "joost@freesewing.dev", "language": "en", "test": true});
        let answers = join_all((0..10).map(|_| subscribe(&app, body.clone()))).await;
        for answer in &answers {
            answer.is(200, answers[0].text());
        }
    })
    .await;
}

#[actix_web::test]
async fn what_nobody_confirms_is_forgotten_after_30_days() {
    on_each_store(async |app| {
        let ports = app.house.api().ports.clone();
        let (waiting, active) = (subscribed(&app, EMAIL).await, subscribed(&app, "ann@example.com").await);
        let renewed = subscribed(&app, "bob@example.com").await;
        confirm(&app, &active).await.has_status(200);
        app.pass(DAY * 30);
        assert_eq!(subscribed(&app, "bob@example.com").await.id, renewed.id);
        assert_eq!(sweep(&ports).unwrap(), 0);
        app.pass(Duration::from_millis(1));
        assert_eq!(sweep(&ports).unwrap(), 1);
        confirm(&app, &waiting).await.is_empty(404);
        confirm(&app, &renewed).await.has_status(200);
        unsubscribe(&app, &active).await.is_empty(204);
    })
    .await;
}

#[actix_web::test]
async fn d15_no_answer_waits_for_a_mail_to_be_sent() {
    on_each_store(async |app| {
        // Nobody delivers mail here, as on a server whose mail server is down.
        subscribe(&app, body(EMAIL)).await.is(200, SUBSCRIBED);
        assert_eq!(app.outbox().len(), 1, "it waits");
    })
    .await;
}
