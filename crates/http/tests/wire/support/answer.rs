//! What came back, and the ways in which tests look at it.

use actix_web::http::header::HeaderMap;
use actix_web::web::Bytes;
use serde_json::Value;

pub(crate) struct Answer {
    /// What was asked, for messages of failed tests.
    pub(crate) asked: String,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

pub(crate) const JSON: &str = "application/json; charset=utf-8";

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a header of text"))
    }

    pub(crate) fn content_type(&self) -> Option<&str> {
        self.header("content-type")
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(self.text()).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// A member of the JSON body, by a pointer such as `/set/name`.
    #[track_caller]
    pub(crate) fn at(&self, pointer: &str) -> Value {
        self.json().pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in {self:?}")).clone()
    }

    /// A text in the JSON body.
    #[track_caller]
    pub(crate) fn text_at(&self, pointer: &str) -> String {
        self.at(pointer).as_str().unwrap_or_else(|| panic!("no text at {pointer} in {self:?}")).to_owned()
    }

    /// Has this status, whatever the body.
    #[track_caller]
    pub(crate) fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// Is exactly this JSON, to the letter.
    #[track_caller]
    pub(crate) fn is(&self, status: u16, body: &str) -> &Self {
        assert_eq!((self.status, self.text()), (status, body), "{self:?}");
        assert_eq!(self.content_type(), Some(JSON), "{self:?}");
        self
    }

    /// Is the error of the wire.
    #[track_caller]
    pub(crate) fn is_error(&self, status: u16, identifier: &str) -> &Self {
        if identifier == "insufficientAccessLevel" {
            assert_eq!(self.status, status, "{self:?}");
            assert!(self.lacking().is_some(), "{self:?}");
            return self;
        }
        self.is(status, &format!(r#"{{"result":"error","error":"{identifier}"}}"#))
    }

    /// The level that it takes and the one that the caller has, if that is what is wrong.
    pub(crate) fn lacking(&self) -> Option<(u8, u8)> {
        let numbers = self
            .text()
            .strip_prefix(r#"{"result":"error","error":"insufficientAccessLevel","required":"#)?
            .strip_suffix('}')?;
        let (required, level) = numbers.split_once(r#","level":"#)?;
        (self.status == 403 && self.content_type() == Some(JSON)).then_some(())?;
        Some((required.parse().ok()?, level.parse().ok()?))
    }

    /// Is the error that the website reads at `data.error.error`.
    #[track_caller]
    pub(crate) fn is_nested_error(&self, status: u16, identifier: &str) -> &Self {
        self.is(status, &format!(r#"{{"result":"error","error":{{"error":"{identifier}"}}}}"#))
    }

    /// Has neither a body nor a content type.
    #[track_caller]
    pub(crate) fn is_empty(&self, status: u16) -> &Self {
        assert_eq!((self.status, self.text(), self.content_type()), (status, "", None), "{self:?}");
        self
    }

    /// Is the plain refusal of a token route.
    #[track_caller]
    pub(crate) fn is_unauthorized(&self) -> &Self {
        self.is_plain_401();
        assert_eq!(self.header("www-authenticate"), None, "{self:?}");
        self
    }

    /// Is the plain refusal of a key route, which asks for a key.
    #[track_caller]
    pub(crate) fn is_challenge(&self) -> &Self {
        self.is_plain_401();
        assert_eq!(self.header("www-authenticate"), Some(r#"Basic realm="Users""#), "{self:?}");
        self
    }

    #[track_caller]
    fn is_plain_401(&self) {
        let seen = (self.status, self.text(), self.content_type());
        assert_eq!(seen, (401, "Unauthorized", None), "{self:?}");
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body = String::from_utf8_lossy(&self.body);
        write!(f, "{} was answered {} with {:?}\n{body}", self.asked, self.status, self.headers)
    }
}
