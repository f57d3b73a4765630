//! Pictures in a bucket of S3.

use std::collections::HashMap;

use freesewing_domain::ports::{Existing, ImageError, ImageHost as _};
use freesewing_domain::secret::Secret;
use freesewing_outbound::images::guard::AddressGuard;
use freesewing_outbound::images::{Bucket, ImagePlace, Pictures};

use crate::web::{Reply, Request, Web};
use crate::{host, keeps_pictures, picture};

fn bucket(url: &str, endpoint: &str) -> ImagePlace {
    let settings = [
        ("aws_access_key_id", "AKIA"),
        ("aws_secret_access_key", "hunter2"),
        ("aws_region", "eu-west-1"),
        ("aws_endpoint_url", endpoint),
    ];
    let settings = settings.map(|(key, value)| (key.to_owned(), Secret::new(value))).to_vec();
    ImagePlace::Bucket(Bucket { url: url.to_owned(), settings })
}

/// As much of S3 as we use.
fn s3() -> Web {
    let mut objects = HashMap::new();
    Web::answering(move |request: &Request| {
        let dated = vec![("ETag", "\"1\"".to_owned()), ("Last-Modified", "Sun, 22 Nov 2026 21:12:42 GMT".to_owned())];
        Some(match (request.method.as_str(), objects.get(&request.path)) {
            ("PUT", Some(_)) if request.header("if-none-match") == Some("*") => Reply::of(412, "<Error/>"),
            ("PUT", _) => {
                objects.insert(request.path.clone(), request.body.clone());
                Reply(200, vec![("ETag", "\"1\"".to_owned())], Vec::new())
            }
            ("GET", Some(object)) => Reply(200, dated, object.clone()),
            ("DELETE", _) => {
                objects.remove(&request.path);
                Reply::of(204, "")
            }
            _ => Reply::of(404, "<Error><Code>NoSuchKey</Code></Error>"),
        })
    })
}

#[test]
fn a_bucket_keeps_pictures() {
    let s3 = s3();
    keeps_pictures(&host(&bucket("s3://pictures/some/where", &s3.url(""))));
    let asked = s3.asked();
    assert!(asked.iter().all(|request| request.path.starts_with("/pictures/some/where/set-1")), "{:?}", s3.lines());
    assert!(asked[0].header("authorization").unwrap().starts_with("AWS4-HMAC-SHA256 Credential=AKIA/"));
    host(&bucket("s3://pictures", &s3.url(""))).put("set-7", &picture(1), Existing::Replace).unwrap();
    assert_eq!(s3.lines().last().unwrap(), "PUT /pictures/set-7");
}

#[test]
fn a_bucket_that_refuses_is_unavailable() {
    let web = Web::answering(|_| Some(Reply::of(403, "<Error><Code>AccessDenied</Code></Error>")));
    let pictures = host(&bucket("s3://pictures", &web.url("")));
    assert_eq!(pictures.put("set-1", &picture(1), Existing::Keep), Err(ImageError::Unavailable));
    assert_eq!(pictures.find("set-1"), Err(ImageError::Unavailable));
    assert_eq!(pictures.remove("set-1"), Err(ImageError::Unavailable));
}

#[test]
fn an_address_that_makes_no_sense_is_refused_at_the_start() {
    for url in ["", "pictures", "https://example.org/", "s3://", "s3:pictures"] {
        let place = bucket(url, "http://localhost:9000");
        let error = Pictures::new(&place, AddressGuard::Public).err().unwrap_or_else(|| panic!("{url} was taken"));
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    let place = bucket("s3://pictures", "http://localhost:9000");
    assert!(place.check().is_ok() && !format!("{place:?}").contains("hunter2"));
}
