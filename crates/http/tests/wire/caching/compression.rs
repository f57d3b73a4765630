//! Answers in fewer bytes.

use std::io::Read as _;

use flate2::read::GzDecoder;
use serde_json::json;

use super::{PUBLIC, things};
use crate::support::pictures::{data_uri, png};
use crate::support::{Answer, TestApp, on_each_store};

const ENCODINGS: [&str; 3] = ["br", "zstd", "gzip"];

async fn asked(app: &TestApp, path: &str, encoding: &str) -> Answer {
    app.get(path).header("accept-encoding", encoding).send().await
}

/// What was compressed.
fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut body = Vec::new();
    match answer.header("content-encoding") {
        None => body.extend_from_slice(&answer.body),
        Some("br") => brotli::BrotliDecompress(&mut &*answer.body, &mut body).unwrap(),
        Some("zstd") => body = zstd::decode_all(&*answer.body).unwrap(),
        Some("gzip") => drop(GzDecoder::new(&*answer.body).read_to_end(&mut body).unwrap()),
        Some(other) => panic!("{other}"),
    }
    body
}

#[actix_web::test]
async fn what_is_public_is_compressed_for_who_asks() {
    on_each_store(async |app| {
        things(&app).await;
        for path in PUBLIC {
            let plain = app.get(path).send().await;
            assert_eq!(plain.header("content-encoding"), None);
            for encoding in ENCODINGS {
                for _ in 0..2 {
                    let answer = asked(&app, path, encoding).await;
                    assert_eq!(answer.has_status(200).header("content-encoding"), Some(encoding), "{answer:?}");
                    assert_eq!(answer.header("vary"), Some("Accept-Encoding"), "{answer:?}");
                    assert_eq!(answer.content_type(), plain.content_type());
                    assert!(answer.body.len() < plain.body.len() / 2, "{answer:?}");
                    assert_eq!(unpacked(&answer), plain.body);
                }
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn each_encoding_has_a_weak_tag_of_its_own() {
    on_each_store(async |app| {
        things(&app).await;
        for path in PUBLIC {
            let plain = app.get(path).send().await.header("etag").unwrap().trim_matches('"').to_owned();
            for encoding in ENCODINGS {
                let tag = format!("W/\"{plain}-{encoding}\"");
                assert_eq!(asked(&app, path, encoding).await.header("etag"), Some(tag.as_str()));
                let ask = |tag: &str| app.get(path).header("accept-encoding", encoding).header("if-none-match", tag);
                let known = ask(&tag).send().await;
                known.is_empty(304);
                assert_eq!(known.header("etag"), Some(tag.as_str()));
                assert_eq!(known.header("content-encoding"), None);
                ask(&format!("\"{plain}\"")).send().await.has_status(200);
                app.get(path).header("if-none-match", &tag).send().await.has_status(200);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_too_long_to_be_kept_is_compressed_while_it_is_sent() {
    on_each_store(async |app| {
        let user = app.user().await;
        let notes = "ß".repeat(100_000);
        for _ in 0..2 {
            app.pattern(&user, json!({"name": "a", "design": "aaron", "settings": {}, "notes": notes, "public": true}))
                .await;
        }
        let data = json!({"a": "b".repeat(90_000)});
        let call = app.patch("/patterns/1/jwt").bearer(&user.token).json(json!({"data": data, "settings": data}));
        call.send().await.has_status(200);
        let plain = app.get("/patterns/1.json").send().await;
        assert!(plain.has_status(200).body.len() > 256 * 1024, "{}", plain.body.len());
        let tag = plain.header("etag").unwrap().trim_matches('"').to_owned();
        for encoding in ENCODINGS {
            let answer = asked(&app, "/patterns/1.json", encoding).await;
            assert_eq!(answer.has_status(200).header("content-encoding"), Some(encoding));
            let tag = format!("W/\"{tag}-{encoding}\"");
            assert_eq!(answer.header("etag"), Some(tag.as_str()));
            assert_eq!(unpacked(&answer), plain.body);
            let call = app.get("/patterns/1.json").header("accept-encoding", encoding);
            let known = call.header("if-none-match", &tag).send().await;
            known.is_empty(304);
            assert_eq!(known.header("content-encoding"), None);
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_personal_is_compressed_too_and_not_kept() {
    on_each_store(async |app| {
        let user = things(&app).await;
        let plain = app.get("/sets/1/jwt").bearer(&user.token).send().await;
        for encoding in ENCODINGS {
            let answer = app.get("/sets/1/jwt").bearer(&user.token).header("accept-encoding", encoding).send().await;
            assert_eq!(answer.has_status(200).header("content-encoding"), Some(encoding), "{answer:?}");
            assert_eq!(answer.header("cache-control"), Some("no-store"));
            assert_eq!(unpacked(&answer), plain.body);
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_short_or_a_failure_or_a_picture_goes_as_it_is() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.set(&user, json!({"name": "a", "public": true})).await;
        let picture = json!({"img": data_uri(&png(7)), "type": "blog", "subId": "main", "slug": "foo"});
        app.post("/images").json(picture).send().await.has_status(200);
        for (path, status) in [("/sets/1.json", 200), ("/sets/9.json", 404), ("/images/blog-foo", 200), ("/nope", 404)]
        {
            let answer = asked(&app, path, "gzip, br, zstd").await;
            assert_eq!(answer.has_status(status).header("content-encoding"), None, "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn who_takes_no_encoding_of_ours_gets_none() {
    on_each_store(async |app| {
        things(&app).await;
        for encoding in ["deflate", "identity", "br;q=0", "", "compress, x"] {
            let answer = asked(&app, "/curated-sets", encoding).await;
            assert_eq!(answer.has_status(200).header("content-encoding"), None, "{encoding}");
        }
    })
    .await;
}

#[actix_web::test]
async fn an_answer_with_a_secret_is_not_compressed() {
    on_each_store(async |app| {
        let bio = "b".repeat(5_000);
        let admin = app.user_with_role("admin").await;
        let call = app.patch("/account/jwt").bearer(&admin.token).json(json!({"bio": bio}));
        call.send().await.has_status(200);
        let packed = ("accept-encoding", "br, gzip");
        let account = app.get("/account/jwt").bearer(&admin.token).header(packed.0, packed.1).send().await;
        assert_eq!(account.has_status(200).header("content-encoding"), Some("br"));
        let path = format!("/admin/impersonate/{}/jwt", admin.id);
        let signed_in = app.get(&path).bearer(&admin.token).header(packed.0, packed.1).send().await;
        assert_eq!(signed_in.has_status(200).header("content-encoding"), None, "{signed_in:?}");
        assert!(signed_in.at("/token").is_string());
        let key = json!({"name": "k".repeat(500), "level": 1, "expiresIn": 3600});
        let made = app.post("/apikeys/jwt").bearer(&admin.token).header(packed.0, packed.1).json(key).send().await;
        assert_eq!(made.has_status(201).header("content-encoding"), None, "{made:?}");
        assert!(made.at("/apikey/secret").is_string());
    })
    .await;
}
