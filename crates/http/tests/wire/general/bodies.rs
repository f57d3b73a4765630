//! Reading bodies.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use crate::support::{Answer, TestApp, on_each_store};

/// 12 MiB
const LIMIT: usize = 12 * 1024 * 1024;

async fn send(app: &TestApp, media_type: &str, body: impl Into<Vec<u8>>) -> Answer {
    app.post("/signup").raw(media_type, body).send().await
}

async fn encoded(app: &TestApp, encoding: &str, body: impl Into<Vec<u8>>) -> Answer {
    app.post("/signup").header("content-encoding", encoding).raw("application/json", body).send().await
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

#[actix_web::test]
async fn d03_what_is_no_json_is_400() {
    on_each_store(async |app| {
        for body in ["{", "}", "nope", "{'a':1}", r#"{"a":1,}"#, "{} x", "null", "5", "\"x\"", "true", "\u{feff}", " "]
        {
            send(&app, "application/json", body).await.is_error(400, "invalidJson");
        }
        send(&app, "application/json", b"{\"email\":\"\xff\"}".as_slice()).await.is_error(400, "invalidJson");
        send(&app, "application/json", "[".repeat(100_000)).await.is_error(400, "invalidJson");
    })
    .await;
}

#[actix_web::test]
async fn the_body_is_looked_at_before_anything_else() {
    on_each_store(async |app| {
        for path in ["/account/jwt", "/nope", "/sets/jwt", "/sets/1/key"] {
            app.patch(path).raw("application/json", "{").send().await.is_error(400, "invalidJson");
        }
        app.get("/account/jwt").raw("application/json", "{").send().await.is_error(400, "invalidJson");
    })
    .await;
}

#[actix_web::test]
async fn the_media_type_has_any_case_and_parameters() {
    on_each_store(async |app| {
        for media_type in [
            "application/json",
            "Application/JSON",
            "application/json; charset=utf-8",
            "application/json;charset=\"UTF-8\"",
            "application/json; charset=UTF8",
            "application/json; profile=x",
        ] {
            send(&app, media_type, r#"{"x":1}"#).await.is_error(400, "emailMissing");
        }
    })
    .await;
}

#[actix_web::test]
async fn any_other_media_type_counts_as_no_body() {
    on_each_store(async |app| {
        for media_type in [
            "",
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/vnd.api+json",
            "application/jsonp",
            "multipart/form-data; boundary=x",
            "nonsense",
        ] {
            send(&app, media_type, r#"{"email":"a@example.com"}"#).await.is_error(400, "postBodyMissing");
            send(&app, media_type, "{").await.is_error(400, "postBodyMissing");
        }
        send(&app, "application/json", "").await.is_error(400, "postBodyMissing");
        app.post("/signup").header("content-type", "application/json").send().await.is_error(400, "postBodyMissing");
    })
    .await;
}

#[actix_web::test]
async fn d03_o5_a_character_set_beyond_unicode_is_415() {
    on_each_store(async |app| {
        for charset in ["latin1", "iso-8859-1", "windows-1252", "x"] {
            let media_type = format!("application/json; charset={charset}");
            send(&app, &media_type, "{}").await.is_error(415, "unsupportedCharset");
        }
    })
    .await;
}

#[actix_web::test]
async fn packed_bodies_are_unpacked() {
    on_each_store(async |app| {
        let body = br#"{"x":1}"#;
        encoded(&app, "gzip", gzip(body)).await.is_error(400, "emailMissing");
        encoded(&app, "GZIP", gzip(body)).await.is_error(400, "emailMissing");
        encoded(&app, "identity", body.as_slice()).await.is_error(400, "emailMissing");
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(body).unwrap();
        encoded(&app, "deflate", encoder.finish().unwrap()).await.is_error(400, "emailMissing");
    })
    .await;
}

#[actix_web::test]
async fn what_cannot_be_unpacked_is_400_and_what_we_do_not_know_415() {
    on_each_store(async |app| {
        encoded(&app, "gzip", r#"{"x":1}"#).await.is_error(400, "invalidJson");
        encoded(&app, "deflate", "broken").await.is_error(400, "invalidJson");
        let whole = gzip(br#"{"x":1}"#);
        encoded(&app, "gzip", &whole[..whole.len() / 2]).await.is_error(400, "invalidJson");
        for encoding in ["br", "zstd", "compress", "gzip, gzip"] {
            encoded(&app, encoding, r#"{"x":1}"#).await.is_error(415, "unsupportedCharset");
        }
    })
    .await;
}

#[actix_web::test]
async fn d03_o5_a_body_of_12_mib_is_read_and_a_larger_one_is_413() {
    on_each_store(async |app| {
        let frame = r#"{"x":""}"#.len();
        let body = |size: usize| format!(r#"{{"x":"{}"}}"#, "x".repeat(size - frame));
        send(&app, "application/json", body(LIMIT)).await.is_error(400, "emailMissing");
        send(&app, "application/json", body(LIMIT + 1)).await.is_error(413, "bodyTooLarge");
    })
    .await;
}

#[actix_web::test]
async fn what_becomes_too_large_by_unpacking_is_413() {
    on_each_store(async |app| {
        let bomb = gzip(&vec![b' '; 4 * LIMIT]);
        assert!(bomb.len() < LIMIT / 10);
        encoded(&app, "gzip", bomb).await.is_error(413, "bodyTooLarge");
    })
    .await;
}
