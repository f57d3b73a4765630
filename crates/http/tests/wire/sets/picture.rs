//! The pictures of sets.

use std::sync::Arc;

use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::{Existing, ImageError, ImageHost};
use serde_json::{Value, json};

use crate::support::on_each_store;
use crate::support::pictures::{data_uri, png};

#[actix_web::test]
async fn a_set_has_a_picture_of_its_own() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a", "img": data_uri(&png(1))})).await;
        let img = format!("set-{id}");
        assert_eq!(app.shade(&img).await, Some(1));
        let path = format!("/sets/{id}/jwt");
        let change = |body: Value| app.patch(&path).bearer(&user.token).json(body).send();
        let answer = change(json!({"img": data_uri(&png(2))})).await;
        assert_eq!(answer.at("/set/img"), json!(img));
        assert_eq!(app.shade(&img).await, Some(2));
        // A change of something else leaves it.
        assert_eq!(change(json!({"name": "b", "img": ""})).await.at("/set/img"), json!(img));
        assert_eq!(app.shade(&img).await, Some(2));
    })
    .await;
}

#[actix_web::test]
async fn what_is_no_picture_changes_nothing() {
    on_each_store(async |app| {
        let user = app.user().await;
        let create =
            |img: &str| app.post("/sets/jwt").bearer(&user.token).json(json!({"name": "a", "img": img})).send();
        for none in ["data:image/png;base64,aGk=", "nonsense", "http://127.0.0.1/a.png", "http://localhost/"] {
            create(none).await.is_error(400, "imgInvalid");
        }
        assert_eq!(app.get("/sets/jwt").bearer(&user.token).send().await.at("/sets"), json!([]));
        let id = app.set(&user, json!({"name": "a", "img": data_uri(&png(1))})).await;
        let path = format!("/sets/{id}/jwt");
        let body = json!({"name": "b", "img": "nonsense"});
        app.patch(&path).bearer(&user.token).json(body).send().await.is_error(400, "imgInvalid");
        // Nor does a picture, beside something that is wrong.
        let body = json!({"name": "x".repeat(501), "img": data_uri(&png(2))});
        app.patch(&path).bearer(&user.token).json(body).send().await.is_error(400, "nameTooLong");
        assert_eq!(app.get(&path).bearer(&user.token).send().await.at("/set/name"), json!("a"));
        assert_eq!(app.shade(&format!("set-{id}")).await, Some(1));
    })
    .await;
}

#[actix_web::test]
async fn nobody_elses_set_gets_a_picture() {
    on_each_store(async |app| {
        let (owner, other) = (app.user().await, app.user().await);
        let id = app.stored_set(owner.id, true);
        let body = json!({"img": data_uri(&png(1))});
        let call = |path: &str| app.patch(path).bearer(&other.token).json(body.clone());
        call(&format!("/sets/{id}/jwt")).send().await.is_error(403, "insufficientAccessLevel");
        call("/sets/99/jwt").send().await.is_empty(404);
        assert_eq!(app.shade(&format!("set-{id}")).await, None);
        assert_eq!(app.shade("set-99").await, None);
    })
    .await;
}

#[actix_web::test]
async fn d67_a_test_only_says_that_the_picture_is_kept() {
    on_each_store(async |app| {
        let user = app.user().await;
        // Not even looked at.
        let body = json!({"name": "a", "img": "data:image/png;base64,aGk=", "test": true});
        let id = app.set(&user, body).await;
        let img = format!("set-{id}");
        let get = || app.get(&format!("/sets/{id}/jwt")).bearer(&user.token).send();
        assert_eq!(get().await.at("/set/img"), json!(img));
        assert_eq!(app.shade(&img).await, None);
        let body = json!({"img": data_uri(&png(1)), "test": "yes please"});
        let answer = app.patch(&format!("/sets/{id}/jwt")).bearer(&user.token).json(body).send().await;
        assert_eq!(answer.at("/set/img"), json!(img));
        assert_eq!(app.shade(&img).await, None);
        // Who is not in the domain of tests is taken at their word.
        let other = app.restarted_with(|house| house.rules.tests.domain = None).await;
        let body = json!({"name": "a", "img": "data:image/png;base64,aGk=", "test": true});
        other.post("/sets/jwt").bearer(&user.token).json(body).send().await.is_error(400, "imgInvalid");
    })
    .await;
}

#[actix_web::test]
async fn the_picture_goes_with_the_set_also_from_its_copies() {
    on_each_store(async |app| {
        let (owner, other) = (app.user().await, app.user().await);
        let id = app.set(&owner, json!({"name": "a", "public": true, "img": data_uri(&png(1))})).await;
        let copy = app.post(&format!("/sets/{id}/clone/jwt")).bearer(&other.token).send().await.at("/set");
        assert_eq!(copy["img"], json!(format!("set-{id}")), "a copy shows the picture of the original");
        let read = || app.get(&format!("/sets/{}/jwt", copy["id"])).bearer(&other.token).send();
        app.delete(&format!("/sets/{id}/jwt")).bearer(&owner.token).send().await.is_empty(204);
        assert_eq!(app.shade(&format!("set-{id}")).await, None);
        let mut expected = copy.clone();
        expected["img"] = json!("default-avatar");
        assert_eq!(read().await.at("/set"), expected);
    })
    .await;
}

#[actix_web::test]
async fn a_copy_that_goes_leaves_the_original_its_picture() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a", "img": data_uri(&png(1))})).await;
        let copy = app.post(&format!("/sets/{id}/clone/jwt")).bearer(&user.token).send().await.at("/set/id");
        app.delete(&format!("/sets/{copy}/jwt")).bearer(&user.token).send().await.is_empty(204);
        assert_eq!(app.shade(&format!("set-{id}")).await, Some(1));
    })
    .await;
}

#[actix_web::test]
async fn whoever_runs_the_server_chooses_what_stands_for_no_picture() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.rules.avatars.set = "house-style".to_owned()).await;
        let user = app.user().await;
        let body = json!({"name": "a"});
        let answer = app.post("/sets/jwt").bearer(&user.token).json(body).send().await;
        assert_eq!(answer.at("/set/img"), json!("house-style"));
    })
    .await;
}

/// A host that is out of order: `fetches` says whether pictures can be had all the same.
struct Broken {
    fetches: bool,
}

impl ImageHost for Broken {
    fn receive(&self, _: &ImageSource) -> Result<Picture, ImageError> {
        let picture = Picture { media_type: "image/png", bytes: png(1) };
        if self.fetches { Ok(picture) } else { Err(ImageError::Unavailable) }
    }

    fn put(&self, _: &str, _: &Picture, _: Existing) -> Result<(), ImageError> {
        Err(ImageError::Unavailable)
    }

    fn remove(&self, _: &str) -> Result<(), ImageError> {
        Err(ImageError::Unavailable)
    }

    fn find(&self, _: &str) -> Result<Option<Picture>, ImageError> {
        Err(ImageError::Unavailable)
    }
}

#[actix_web::test]
async fn d15_a_host_that_fails_changes_nothing_about_the_request() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let pictured = app.set(&curator, json!({"name": "has one", "img": data_uri(&png(1))})).await;
        for fetches in [true, false] {
            let broken = app.restarted_with(|house| house.images = Arc::new(Broken { fetches })).await;
            let body = |name| json!({"name": name, "img": "https://example.org/a.png"});
            let made = broken.post("/sets/jwt").bearer(&curator.token).json(body("a")).send().await;
            made.has_status(201);
            assert_eq!(made.at("/set/img"), json!("default-avatar"));
            for (id, img) in
                [(made.at("/set/id"), "default-avatar".to_owned()), (json!(pictured), format!("set-{pictured}"))]
            {
                let changed =
                    broken.patch(&format!("/sets/{id}/jwt")).bearer(&curator.token).json(body("b")).send().await;
                assert_eq!((changed.at("/set/name"), changed.at("/set/img")), (json!("b"), json!(img)));
            }
            let body = json!({"url": "https://example.org/a.png", "type": "blog", "subId": "main", "slug": "a"});
            let answer = broken.post("/images").json(body).send().await;
            answer.is(200, r#"{"result":"success","imgId":"blog-a"}"#);
            let path = format!("/sets/{}/jwt", made.at("/set/id"));
            broken.delete(&path).bearer(&curator.token).send().await.is_empty(204);
        }
        assert_eq!(app.shade(&format!("set-{pictured}")).await, Some(1));
        let broken = app.restarted_with(|house| house.images = Arc::new(Broken { fetches: false })).await;
        let call = broken.delete("/images/blog-a/jwt").bearer(&curator.token);
        call.send().await.is_error(500, "unableToRemoveImage");
        broken.shown("blog-a").await.is_error(500, "internalError");
    })
    .await;
}
