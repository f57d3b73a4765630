//! `/signin/oauth/init`

use std::sync::Arc;

use freesewing_domain::confirmation::{Kind, Provider, Purpose};
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::ports::IdentityProviders;
use serde_json::json;

use super::{begin, part};
use crate::support::on_each_store;
use crate::support::providers::TestProvider;

#[actix_web::test]
async fn answers_the_page_of_the_provider() {
    on_each_store(async |app| {
        let (app, _) = app.with_providers().await;
        for (provider, language) in [("github", "en"), ("GitHub", "UK"), ("google", "nl"), ("GOOGLE", "Fr")] {
            let body = json!({"provider": provider, "language": language});
            let answer = app.post("/signin/oauth/init").json(body).send().await;
            let address = answer.text_at("/authUrl");
            let (state, challenge) = (part(&address, "state="), part(&address, "challenge="));
            answer.is(
                200,
                &format!(
                    r#"{{"result":"success","authUrl":"https://provider.example/?scope=a b&state={state}&challenge={challenge}"}}"#
                ),
            );
            let id = ConfirmationId(state.parse().unwrap());
            let kept = app.store.find_confirmation(id).unwrap().unwrap();
            assert_eq!((kept.purpose.kind(), kept.user), (Kind::OauthInit, None));
            let Purpose::OauthInit(init) = kept.purpose else { panic!("another purpose") };
            let wanted: Provider = provider.to_lowercase().parse().unwrap();
            assert_eq!((init.provider, init.language.0.code()), (wanted, language.to_lowercase().as_str()));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let (app, _) = app.with_providers().await;
        for (body, identifier) in [
            (json!({}), "invalidProvider"),
            (json!({"provider": "", "language": ""}), "invalidProvider"),
            (json!({"provider": "gitlab", "language": "en"}), "invalidProvider"),
            (json!({"provider": "github"}), "invalidLanguage"),
            (json!({"provider": "github", "language": "tlh"}), "invalidLanguage"),
        ] {
            app.post("/signin/oauth/init").json(body).send().await.is_error(403, identifier);
        }
    })
    .await;
}

#[actix_web::test]
async fn d13_a_provider_or_language_that_is_no_text_is_none() {
    on_each_store(async |app| {
        let (app, _) = app.with_providers().await;
        for odd in [json!(7), json!(true), json!(null), json!(["github"]), json!({"x": 1})] {
            let body = json!({"provider": odd, "language": "en"});
            app.post("/signin/oauth/init").json(body).send().await.is_error(403, "invalidProvider");
            let body = json!({"provider": "github", "language": odd});
            app.post("/signin/oauth/init").json(body).send().await.is_error(403, "invalidLanguage");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_provider_that_is_off_is_none() {
    on_each_store(async |app| {
        let google = || Some(Arc::new(TestProvider::default()) as _);
        let app = app.restarted_with(|house| house.oauth = IdentityProviders { github: None, google: google() }).await;
        let body = json!({"provider": "github", "language": "en"});
        app.post("/signin/oauth/init").json(body).send().await.is_error(403, "invalidProvider");
        let state = begin(&app, "google").await;
        let body = json!({"provider": "github", "state": state, "code": "c"});
        app.post("/signin/oauth").json(body).send().await.is_error(403, "invalidProvider");
    })
    .await;
}

#[actix_web::test]
async fn every_state_and_challenge_is_another() {
    on_each_store(async |app| {
        let (app, _) = app.with_providers().await;
        let body = || json!({"provider": "github", "language": "en"});
        let mut addresses = Vec::new();
        for _ in 0..2 {
            addresses.push(app.post("/signin/oauth/init").json(body()).send().await.text_at("/authUrl"));
        }
        for name in ["state=", "challenge="] {
            assert_ne!(part(&addresses[0], name), part(&addresses[1], name));
        }
        assert_eq!(part(&addresses[0], "challenge=").len(), 43, "SHA-256 in base64");
    })
    .await;
}
