//! Links of mails that lead to a server without a website: they lead on to the account pages.

use actix_web::http::Method;

use crate::support::{Answer, TestApp, on_each_store};

const ID: &str = "77d1622a-1211-48e2-9d5e-60adf76808ff";
const CHECK: &str = "8a1f0c3e5d7b9264";

/// Where a path leads.
async fn leads_to(app: &TestApp, path: &str) -> String {
    let answer = app.get(path).send().await;
    assert_eq!(answer.has_status(302).header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    assert!(answer.body.is_empty());
    answer.header("location").expect("a place to go to").to_owned()
}

#[actix_web::test]
async fn a_link_leads_to_its_page_in_its_language() {
    on_each_store(async |app| {
        let halves = format!("id={ID}&check={CHECK}");
        for page in [
            "confirm/signup",
            "confirm/signin",
            "confirm/emailchange",
            "newsletter/subscribe",
            "newsletter/unsubscribe",
        ] {
            let english = leads_to(&app, &format!("/{page}?{halves}")).await;
            assert_eq!(english, format!("/account/#/{page}?{halves}&lang=en"));
            for language in ["de", "es", "fr", "nl", "uk"] {
                let translated = leads_to(&app, &format!("/{language}/{page}?{halves}")).await;
                assert_eq!(translated, format!("/account/#/{page}?{halves}&lang={language}"));
            }
        }
        assert_eq!(leads_to(&app, "/de/").await, "/account/#/?lang=de");
    })
    .await;
}

#[actix_web::test]
async fn who_comes_back_from_a_provider_comes_to_the_page_for_that() {
    on_each_store(async |app| {
        for provider in ["github", "google"] {
            let good = leads_to(&app, &format!("/signin/callback/{provider}?code=4%2F0A&scope=email&state={ID}")).await;
            assert_eq!(good, format!("/account/#/oauth/{provider}?state={ID}&code=4%2F0A"));
            let bad = leads_to(&app, &format!("/nl/signin/callback/{provider}?error=access_denied&state={ID}")).await;
            let expected = format!("/account/#/oauth/{provider}?state={ID}&error=access_denied&lang=nl");
            assert_eq!(bad, expected);
        }
    })
    .await;
}

#[actix_web::test]
async fn no_value_breaks_out_of_its_place() {
    on_each_store(async |app| {
        for (sent, handed_on) in [
            ("id=a%26check%3Db&check=c", "id=a%26check%3Db&check=c"),
            ("id=%23%2Fkeys%3F&check=%3Cscript%3E%22%27", "id=%23%2Fkeys%3F&check=%3Cscript%3E%22%27"),
            ("id=a%0D%0ASet-Cookie:%20x&check=+", "id=a%0D%0ASet-Cookie%3A%20x&check=%20"),
            ("id=%C3%A9&check=1&id=2", "id=%C3%A9&check=1"),
            ("lang=nl&to=https://evil.example&id=1", "id=1"),
            ("%FF=%FF&&&=", ""),
            ("", ""),
        ] {
            let address = leads_to(&app, &format!("/confirm/signup?{sent}")).await;
            let lang = if handed_on.is_empty() { "lang=en" } else { "&lang=en" };
            assert_eq!(address, format!("/account/#/confirm/signup?{handed_on}{lang}"), "{sent}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_we_have_no_page_for_is_at_freesewings_website() {
    on_each_store(async |app| {
        for path in
            ["/docs/faq/email/why-signup-aea", "/uk/docs/faq/email/why-nlsubact", "/patrons/join", "/fr/patrons/join"]
        {
            assert_eq!(leads_to(&app, path).await, format!("https://freesewing.org{path}"));
            assert_eq!(
                leads_to(&app, &format!("{path}/?to=//evil.example")).await,
                format!("https://freesewing.org{path}")
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn nothing_else_leads_anywhere() {
    on_each_store(async |app| {
        for path in [
            "/confirm",
            "/confirm/nonsense",
            "/confirm/signup/x",
            "/newsletter",
            "/newsletter/nonsense",
            "/signin/callback",
            "/signin/callback/facebook",
            "/patrons",
            "/patrons/leave",
            "/en",
            "/en/confirm/signup",
            "/it/confirm/signup",
            "/de/account",
            "/de/docs",
            "/de//confirm/signup",
        ] {
            app.get(path).send().await.is_error(404, "notFound");
        }
        let page = app.get("/docs/").send().await;
        for path in ["/docs/faq/email", "/docs/faq/email/how", "/docs/faq/email/why-1"] {
            assert!(app.get(path).send().await.has_status(200).body == page.body, "{path}");
        }
    })
    .await;
}

#[actix_web::test]
async fn routes_of_the_api_stay_what_they_are() {
    on_each_store(async |app| {
        let confirmed: Answer =
            app.post(&format!("/confirm/signup/{ID}")).json(serde_json::json!({"consent": 1})).send().await;
        confirmed.is_empty(404);
        app.get(&format!("/confirmations/{ID}/{CHECK}")).send().await.is_empty(404);
        app.post(&format!("/signinlink/{ID}/{CHECK}")).send().await.is_empty(404);
        app.delete(&format!("/subscriber/{ID}/{CHECK}")).send().await.is_empty(404);
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            for path in ["/confirm/signup", "/de/confirm/signin", "/newsletter/subscribe", "/de"] {
                app.call(method.clone(), path).send().await.is_error(404, "notFound");
            }
        }
    })
    .await;
}
