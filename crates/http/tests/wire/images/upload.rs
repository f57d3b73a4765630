//! Uploading pictures.

use image::ImageFormat;
use serde_json::{Map, Value, json};

use crate::support::pictures::{data_uri, file, png};
use crate::support::{Answer, TestApp, on_each_store};

/// A good request, changed.
fn with(change: Value) -> Value {
    let mut body = json!({"img": data_uri(&png(7)), "type": "support", "subId": 3, "slug": "foo"});
    let (body_members, changes) = (body.as_object_mut().unwrap(), change.as_object().unwrap());
    for (name, value) in changes {
        match value {
            Value::Null => drop(body_members.shift_remove(name)),
            value => drop(body_members.insert(name.clone(), value.clone())),
        }
    }
    body
}

async fn upload(app: &TestApp, body: Value) -> Answer {
    app.post("/images").json(body).send().await
}

#[actix_web::test]
async fn anybody_may_upload_a_picture() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        for (call, slug) in [
            (app.post("/images"), "a"),
            (app.post("/images/jwt").bearer(&user.token), "b"),
            (app.post("/images/key").basic(&key), "c"),
        ] {
            let answer = call.json(with(json!({"slug": slug}))).send().await;
            answer.is(200, &format!(r#"{{"result":"success","imgId":"support-{slug}-3"}}"#));
            assert_eq!(app.shade(&format!("support-{slug}-3")).await, Some(7));
        }
    })
    .await;
}

#[actix_web::test]
async fn its_id_says_what_it_is_for() {
    on_each_store(async |app| {
        for (kind, sub_id, id) in [
            ("blog", json!("main"), "blog-foo"),
            ("showcase", json!(1), "showcase-foo-1"),
            ("support", json!("9"), "support-foo-9"),
            ("support", json!(2.0), "support-foo-2"),
        ] {
            let answer = upload(&app, with(json!({"type": kind, "subId": sub_id}))).await;
            answer.is(200, &format!(r#"{{"result":"success","imgId":"{id}"}}"#));
            assert_eq!(app.shade(id).await, Some(7));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        app.post("/images").send().await.is_error(400, "postBodyMissing");
        upload(&app, json!({})).await.is_error(400, "postBodyMissing");
        let mut body = Map::new();
        for (name, values, error) in [
            ("x", &[json!(1)][..], "imgOrUrlMissing"),
            ("img", &[json!(""), json!(null), json!(0), json!(false)], "imgOrUrlMissing"),
            ("url", &[json!("")], "imgOrUrlMissing"),
            ("img", &[json!("aGk=")], "typeMissing"),
            ("type", &[json!(""), json!(null)], "typeMissing"),
            ("type", &[json!("avatar"), json!("Blog"), json!(5), json!(["blog"])], "typeInvalid"),
            ("type", &[json!("blog")], "subIdMissing"),
            ("subId", &[json!(0), json!(""), json!(null)], "subIdMissing"),
            (
                "subId",
                &[json!(10), json!(-1), json!(1.5), json!("0"), json!("10"), json!("Main"), json!([1])],
                "subIdInvalid",
            ),
            ("subId", &[json!("main")], "slugMissing"),
            ("slug", &[json!(""), json!(null), json!(5), json!({}), json!(["a"]), json!(true)], "slugMissing"),
            (
                "slug",
                &[json!("Foo"), json!("a b"), json!("a/b"), json!("../a"), json!("é"), json!("a.")],
                "slugInvalid",
            ),
            ("slug", &[json!("a".repeat(201))], "slugTooLong"),
            ("slug", &[json!("foo")], "imgInvalid"),
        ] {
            for value in values {
                body.insert(name.to_owned(), value.clone());
                upload(&app, body.clone().into()).await.is_error(400, error);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_body() {
    on_each_store(async |app| {
        let user = app.user_with_role("readNone").await;
        let call = app.post("/images/jwt").bearer(&user.token).json(json!({}));
        call.send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn only_what_is_a_picture_is_taken() {
    let kinds = [
        (ImageFormat::Png, "image/png"),
        (ImageFormat::Jpeg, "image/jpeg"),
        (ImageFormat::WebP, "image/webp"),
        (ImageFormat::Gif, "image/gif"),
    ];
    on_each_store(async |app| {
        for (number, (format, media_type)) in (1..).zip(kinds) {
            // Whatever the data URI says that it is.
            let body = with(json!({"img": data_uri(&file(format, 9)), "subId": number}));
            let id = upload(&app, body).await.has_status(200).text_at("/imgId");
            assert_eq!(app.shown(&id).await.content_type(), Some(media_type));
        }
        let truncated = png(7);
        for none in [
            data_uri(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            data_uri(b"<script>alert(1)</script>"),
            data_uri(&truncated[..truncated.len() - 1]),
            data_uri(b""),
            "data:image/svg+xml,<svg/>".to_owned(),
            "data:image/png;base64,%%%".to_owned(),
            "nonsense".to_owned(),
        ] {
            upload(&app, with(json!({"img": none, "slug": "none"}))).await.is_error(400, "imgInvalid");
        }
        for none in [json!(5), json!(true), json!({"a": 1}), json!(["aGk="])] {
            upload(&app, with(json!({"img": none, "slug": "none"}))).await.is_error(400, "imgInvalid");
        }
        app.shown("support-none-3").await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn d41_only_addresses_of_the_public_web_are_asked() {
    on_each_store(async |app| {
        for url in
            ["x", "ftp://example.org/a.png", "file:///etc/passwd", "data:image/png;base64,aGk=", "//example.org/"]
        {
            upload(&app, with(json!({"img": null, "url": url}))).await.is_error(400, "urlInvalid");
        }
        for url in [json!(5), json!({"a": 1}), json!(true)] {
            upload(&app, with(json!({"img": null, "url": url}))).await.is_error(400, "urlInvalid");
        }
        for url in [
            "http://127.0.0.1/a.png",
            "https://localhost:3000/",
            "http://[::1]/",
            "http://169.254.169.254/latest/meta-data/",
            "http://10.0.0.1/",
            "http://192.168.1.1/",
            "http://[fe80::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://2130706433/",
            "HTTP://0.0.0.0/",
            "http://user:password@example.org/",
            "http://",
        ] {
            upload(&app, with(json!({"img": null, "url": url}))).await.is_error(400, "imgInvalid");
            if url.starts_with("http") {
                upload(&app, with(json!({"img": url}))).await.is_error(400, "imgInvalid");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn o7_an_address_has_a_limit() {
    on_each_store(async |app| {
        let url = format!("https://example.org/{}", "x".repeat(4_000));
        upload(&app, with(json!({"img": null, "url": url}))).await.is_error(400, "urlTooLong");
        upload(&app, with(json!({"img": url}))).await.is_error(400, "imgTooLong");
    })
    .await;
}

#[actix_web::test]
async fn only_level_5_replaces_a_picture() {
    on_each_store(async |app| {
        let (user, curator) = (app.user().await, app.user_with_role("curator").await);
        let low = app.apikey(&curator, 4).await;
        let paint = |shade| with(json!({"img": data_uri(&png(shade))}));
        let same = r#"{"result":"success","imgId":"support-foo-3"}"#;
        upload(&app, paint(1)).await.is(200, same);
        upload(&app, paint(2)).await.is(200, same);
        app.post("/images/jwt").bearer(&user.token).json(paint(3)).send().await.is(200, same);
        app.post("/images/key").basic(&low).json(paint(4)).send().await.is(200, same);
        assert_eq!(app.shade("support-foo-3").await, Some(1));
        app.post("/images/jwt").bearer(&curator.token).json(paint(5)).send().await.is(200, same);
        assert_eq!(app.shade("support-foo-3").await, Some(5));
    })
    .await;
}
