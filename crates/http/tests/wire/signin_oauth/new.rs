//! Who comes for the first time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::{Existing, Identity, ImageError, ImageHost};
use freesewing_domain::user::{Consent, Status, User};
use serde_json::json;

use super::{begin, finish, sign_in};
use crate::support::providers::identity;
use crate::support::{TestApp, on_each_store};

/// Everything that GitHub may tell of somebody.
fn ann() -> Identity {
    Identity {
        bio: Some("I sew.".into()),
        website: Some("https://ann.example".into()),
        twitter: Some("ann_sews".into()),
        avatar: Some("https://pictures.example/ann".into()),
        ..identity("Ann@Example.com", "AnnSews")
    }
}

fn only_user(app: &TestApp, email: &str) -> User {
    let hash = freesewing_domain::email::EmailHash::of(email);
    app.store.find_user_by_email(&hash).unwrap().expect("the account")
}

#[actix_web::test]
async fn gets_an_account_that_waits_for_consent() {
    on_each_store(async |app| {
        let (app, github) = app.with_providers().await;
        github.knows("code", ann());
        let answer = sign_in(&app, "code").await;
        let user = only_user(&app, "ann@example.com");
        let (token, date) = (answer.text_at("/token"), answer.text_at("/account/createdAt"));
        let (id, ihash) = (user.id, user.ihash.as_str());
        answer.is(
            200,
            &format!(
                r#"{{"result":"success","token":"{token}","account":{{"id":{id},"bio":"I sew.","compare":true,"consent":0,"control":1,"createdAt":"{date}","email":"ann@example.com","data":{{"githubEmail":"ann@example.com","githubUsername":"AnnSews","website":"https://ann.example","twitter":"ann_sews"}},"ihash":"{ihash}","imperial":false,"initial":"ann@example.com","jwtCalls":0,"keyCalls":0,"language":"nl","lastSeen":null,"mfaEnabled":false,"newsletter":false,"patron":0,"role":"user","status":0,"updatedAt":"{date}","username":"annsews","lusername":"annsews","passwordType":"v3"}}}}"#
            ),
        );
        assert_eq!((user.status, user.consent), (Status::Inactive, Consent::None));
        app.get("/account/jwt").bearer(&token).send().await.is_unauthorized();
        let consented = app.patch("/consent/jwt").bearer(&token).json(json!({"consent": 1})).send().await;
        let token = consented.has_status(200).text_at("/token");
        assert_eq!(app.account(&token).await["username"], json!("annsews"));
        assert!(app.outbox().is_empty(), "nobody needs to confirm an address that the provider has proof of");
    })
    .await;
}

#[actix_web::test]
async fn from_google_comes_no_more_than_a_name() {
    on_each_store(async |app| {
        let (app, google) = app.with_providers().await;
        google.knows("code", identity("bob@example.com", "Bob The Tailor"));
        let state = begin(&app, "google").await;
        let answer = finish(&app, "google", &state, "code").await;
        answer.has_status(200);
        assert_eq!(answer.at("/account/data"), json!({}));
        assert_eq!(answer.at("/account/bio"), json!("--"));
        assert_eq!(answer.at("/account/username"), json!("bob the tailor"));
    })
    .await;
}

#[actix_web::test]
async fn a_name_that_is_taken_grows() {
    on_each_store(async |app| {
        let (app, github) = app.with_providers().await;
        for (code, email, name) in
            [("1", "a@example.com", "sewer"), ("2", "b@example.com", "sewer+"), ("3", "c@example.com", "sewer++")]
        {
            github.knows(code, identity(email, " SEWER "));
            assert_eq!(sign_in(&app, code).await.has_status(200).text_at("/account/username"), name);
        }
    })
    .await;
}

#[actix_web::test]
async fn d32_a_name_that_nobody_may_have_is_not_taken_over() {
    on_each_store(async |app| {
        let (app, github) = app.with_providers().await;
        let long = "x".repeat(51);
        for (n, name) in ["42", "joost@example.com", "x", "  ", "a\u{7}b", &long].into_iter().enumerate() {
            let email = format!("person-{n}@example.com");
            github.knows("code", identity(&email, name));
            let answer = sign_in(&app, "code").await;
            let username = format!("user-{}", answer.has_status(200).at("/account/id"));
            assert_eq!(answer.text_at("/account/username"), username, "{name:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn o7_what_is_too_long_is_cut_or_left_out() {
    on_each_store(async |app| {
        let (app, github) = app.with_providers().await;
        let long = Some("ä".repeat(20_000));
        github.knows("code", Identity { bio: long.clone(), website: long.clone(), twitter: long, ..ann() });
        let answer = sign_in(&app, "code").await;
        assert_eq!(answer.has_status(200).text_at("/account/bio").chars().count(), 10_000);
        let data = json!({"githubEmail": "ann@example.com", "githubUsername": "AnnSews"});
        assert_eq!(answer.at("/account/data"), data);
    })
    .await;
}

/// Knows one address, and keeps what it is given.
#[derive(Default)]
struct OnePicture(Mutex<HashMap<String, Picture>>);

impl ImageHost for OnePicture {
    fn receive(&self, source: &ImageSource) -> Result<Picture, ImageError> {
        match source {
            ImageSource::Url(url) if url == "https://pictures.example/ann" => {
                Ok(Picture { media_type: "image/png", bytes: vec![1] })
            }
            ImageSource::Url(url) if url.contains("slow") => Err(ImageError::Unavailable),
            _ => Err(ImageError::Refused),
        }
    }

    fn put(&self, id: &str, picture: &Picture, _: Existing) -> Result<(), ImageError> {
        self.0.lock().unwrap().insert(id.to_owned(), picture.clone());
        Ok(())
    }

    fn remove(&self, _: &str) -> Result<(), ImageError> {
        Ok(())
    }

    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError> {
        Ok(self.0.lock().unwrap().get(id).cloned())
    }
}

#[actix_web::test]
async fn the_picture_comes_along() {
    on_each_store(async |app| {
        let host = Arc::new(OnePicture::default());
        let app = app.restarted_with(|house| house.images = host.clone()).await;
        let (app, github) = app.with_providers().await;
        github.knows("code", ann());
        let ihash = sign_in(&app, "code").await.has_status(200).text_at("/account/ihash");
        assert!(host.find(&format!("user-{ihash}")).unwrap().is_some());
    })
    .await;
}

#[actix_web::test]
async fn d15_a_picture_that_cannot_be_had_is_no_reason_to_refuse() {
    on_each_store(async |app| {
        let host = Arc::new(OnePicture::default());
        let app = app.restarted_with(|house| house.images = host.clone()).await;
        let (app, github) = app.with_providers().await;
        for (n, avatar) in ["https://slow.example/x", "ftp://x", ""].into_iter().enumerate() {
            let email = format!("person-{n}@example.com");
            github.knows("code", Identity { avatar: Some(avatar.into()), ..identity(&email, &format!("sewer {n}")) });
            sign_in(&app, "code").await.has_status(200);
        }
        assert!(host.0.lock().unwrap().is_empty());
    })
    .await;
}
