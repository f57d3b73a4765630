//! A request in the making.

use std::net::IpAddr;

use actix_web::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::people::TestKey;
use super::{Answer, TestApp};

pub(crate) struct Call<'a> {
    app: &'a TestApp,
    request: TestRequest,
    asked: String,
}

impl<'a> Call<'a> {
    pub(crate) fn new(app: &'a TestApp, method: Method, path: &str) -> Self {
        Self { app, asked: format!("{method} {path}"), request: TestRequest::with_uri(path).method(method) }
    }

    /// With a token.
    pub(crate) fn bearer(self, token: &str) -> Self {
        self.authorization(&format!("Bearer {token}"))
    }

    /// With an API key.
    pub(crate) fn basic(self, key: &TestKey) -> Self {
        self.basic_text(&format!("{}:{}", key.id, key.secret))
    }

    /// With what stands for `id:secret`.
    pub(crate) fn basic_text(self, text: &str) -> Self {
        self.authorization(&format!("Basic {}", STANDARD.encode(text)))
    }

    pub(crate) fn authorization(self, value: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), value)
    }

    /// From an address; otherwise nobody knows where it comes from.
    pub(crate) fn from(mut self, address: &str) -> Self {
        self.request = self.request.peer_addr((address.parse::<IpAddr>().expect("an address"), 50_000).into());
        self
    }

    pub(crate) fn header(self, name: &str, value: &str) -> Self {
        self.bytes_header(name, value.as_bytes())
    }

    pub(crate) fn bytes_header(mut self, name: &str, value: &[u8]) -> Self {
        let name: HeaderName = name.parse().expect("the name of a header");
        self.request = self.request.insert_header((name, HeaderValue::from_bytes(value).expect("a header")));
        self
    }

    /// With a JSON body.
    pub(crate) fn json(self, body: impl Into<Value>) -> Self {
        let body: Value = body.into();
        self.raw("application/json", body.to_string())
    }

    /// With any body; no media type if `""`.
    pub(crate) fn raw(mut self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        self.request = self.request.insert_header((CONTENT_LENGTH, body.len().to_string())).set_payload(body);
        if media_type.is_empty() { self } else { self.header(CONTENT_TYPE.as_str(), media_type) }
    }

    /// Sends it. What is true of every answer is seen to here.
    pub(crate) async fn send(self) -> Answer {
        let mut answer = self.app.handle(self.request.to_request()).await;
        answer.asked = self.asked;
        let origin = answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN.as_str());
        assert_eq!(origin, Some("*"), "every page may read every answer: {answer:?}");
        assert_eq!(answer.header("x-powered-by"), None, "{answer:?}");
        answer
    }
}
