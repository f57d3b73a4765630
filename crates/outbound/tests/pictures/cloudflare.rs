//! Pictures at Cloudflare Images.

use freesewing_domain::ports::{Existing, ImageError, ImageHost as _};
use freesewing_domain::secret::Secret;
use freesewing_outbound::images::{CloudflareAccount, ImagePlace, Pictures};

use crate::web::{Reply, Request, Web};
use crate::{LOG, host, picture, png};

const GOOD: &str = r#"{"success":true,"errors":[],"messages":[],"result":{}}"#;

fn at(web: &Web) -> Pictures {
    host(&ImagePlace::Cloudflare(CloudflareAccount {
        api: web.url("/client/v4/"),
        account: "acc".to_owned(),
        token: Secret::new("hunter2"),
    }))
}

/// Answers each method with a status; uploads one after the other with those given.
fn cloudflare(download: u16, delete: u16, mut uploads: Vec<u16>) -> Web {
    Web::answering(move |request: &Request| {
        Some(match request.method.as_str() {
            "GET" => Reply::of(download, png(1)),
            "DELETE" => Reply::of(delete, GOOD),
            _ => Reply::of(uploads.remove(0), r#"{"success":true,"errors":[{"code":5455,"message":"about set-4"}]}"#),
        })
    })
}

/// The parts of a form: what stands before the data, and the data.
fn parts(request: &Request) -> Vec<(String, Vec<u8>)> {
    let content_type = request.header("content-type").unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let delimiter = format!("--{boundary}").into_bytes();
    let mut parts = Vec::new();
    let mut rest = &request.body[..];
    while let Some(at) = rest.windows(delimiter.len()).position(|window| window == delimiter) {
        if let Some(end) = rest[..at].windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(rest[2..end].to_vec()).unwrap();
            parts.push((head, rest[end + 4..at - 2].to_vec()));
        }
        rest = &rest[at + delimiter.len()..];
    }
    parts
}

#[test]
fn d55_a_picture_is_uploaded_with_nothing_said_about_it() {
    let web = cloudflare(404, 404, vec![200]);
    at(&web).put("support-foo-3", &picture(7), Existing::Keep).unwrap();
    assert_eq!(web.lines(), ["POST /client/v4/accounts/acc/images/v1"]);
    let request = &web.asked()[0];
    assert_eq!(request.header("authorization"), Some("Bearer hunter2"));
    let parts = parts(request);
    let expected: [(&str, &[u8]); 3] = [
        ("Content-Disposition: form-data; name=\"id\"", b"support-foo-3"),
        ("Content-Disposition: form-data; name=\"metadata\"", b"{}"),
        ("Content-Disposition: form-data; name=\"file\"; filename=\"picture\"\r\nContent-Type: image/png", &png(7)),
    ];
    assert_eq!(parts.len(), 3);
    for ((head, data), (expected_head, expected_data)) in parts.iter().zip(expected) {
        assert_eq!((head.as_str(), data.as_slice()), (expected_head, expected_data));
    }
}

#[test]
fn one_that_is_there_is_kept() {
    let web = cloudflare(200, 200, vec![409]);
    at(&web).put("blog-foo", &picture(7), Existing::Keep).unwrap();
    assert_eq!(web.lines().len(), 1);
}

#[test]
fn the_old_one_goes_before_the_new_one_comes() {
    let web = cloudflare(200, 200, vec![200]);
    at(&web).put("set-4", &picture(7), Existing::Replace).unwrap();
    let url = "/client/v4/accounts/acc/images/v1";
    assert_eq!(web.lines(), [format!("GET {url}/set-4/blob"), format!("DELETE {url}/set-4"), format!("POST {url}")]);
    let first_time = cloudflare(404, 404, vec![200]);
    at(&first_time).put("set-4", &picture(7), Existing::Replace).unwrap();
}

#[test]
fn the_old_one_comes_back_when_the_new_one_is_refused() {
    let web = cloudflare(200, 200, vec![415, 200]);
    assert_eq!(at(&web).put("set-4", &picture(7), Existing::Replace), Err(ImageError::Unavailable));
    let asked = web.asked();
    let uploaded: Vec<_> = asked.iter().filter(|request| request.method == "POST").map(parts).collect();
    assert_eq!(uploaded.len(), 2);
    assert_eq!((&uploaded[0][2].1, &uploaded[1][2].1), (&png(7), &png(1)));
    assert_eq!(uploaded[1][0].1, b"set-4");
}

#[test]
fn nothing_is_uploaded_while_the_old_one_cannot_be_removed() {
    let web = cloudflare(200, 500, vec![]);
    assert_eq!(at(&web).put("set-4", &picture(7), Existing::Replace), Err(ImageError::Unavailable));
    assert!(web.asked().iter().all(|request| request.method != "POST"));
}

#[test]
fn a_picture_is_removed_once_and_again() {
    for (status, outcome) in [(200, Ok(())), (404, Ok(())), (403, Err(ImageError::Unavailable))] {
        let web = cloudflare(200, status, vec![]);
        assert_eq!(at(&web).remove("blog-foo"), outcome);
        assert_eq!(web.lines(), ["DELETE /client/v4/accounts/acc/images/v1/blog-foo"]);
    }
}

#[test]
fn it_hands_out_its_pictures_itself() {
    let web = cloudflare(200, 200, vec![]);
    assert_eq!(at(&web).find("set-4"), Ok(None));
    assert!(web.lines().is_empty());
}

#[test]
fn the_log_tells_what_is_wrong_and_no_secret() {
    let web = cloudflare(404, 404, vec![418]);
    assert_eq!(at(&web).put("uid-0abcdef", &picture(7), Existing::Keep), Err(ImageError::Unavailable));
    let log = LOG.text();
    let lines: Vec<_> = log.lines().filter(|line| line.contains("Cloudflare answers with status 418")).collect();
    assert!(lines.len() == 1 && lines[0].contains("5455") && lines[0].contains("kind=\"uid\""), "{lines:?}");
    assert!(!log.contains("hunter2") && !lines[0].contains("0abcdef") && !lines[0].contains("about"), "{lines:?}");
}
