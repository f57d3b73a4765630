//! Speaking HTTP.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use ureq::http::{HeaderMap, Request, header};

/// What proves who is calling.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    Nobody,
    Token(String),
    Key { id: String, secret: String },
}

impl Credential {
    fn header(&self) -> Option<String> {
        match self {
            Self::Nobody => None,
            Self::Token(token) => Some(format!("Bearer {token}")),
            Self::Key { id, secret } => Some(format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))),
        }
    }
}

/// Speaks to one server.
#[derive(Clone)]
pub(crate) struct Client {
    agent: ureq::Agent,
    base: String,
}

/// What came back, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The JSON of an answer that has this status.
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        self.json()
    }
}

impl Client {
    /// A client that makes a connection for each request, so that none is idle when the server is to end.
    pub(crate) fn new(port: u16) -> Self {
        Self::with_connections(port, 0)
    }

    /// A client that keeps a connection for the next request.
    pub(crate) fn kept_alive(port: u16) -> Self {
        Self::with_connections(port, 1)
    }

    fn with_connections(port: u16, idle: usize) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            .max_idle_connections(idle)
            .max_idle_connections_per_host(idle)
            .max_idle_age(Duration::from_secs(2));
        Self { agent: config.build().new_agent(), base: format!("http://127.0.0.1:{port}") }
    }

    /// Sends a request, unless the connection fails.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        credential: &Credential,
        body: Option<&Value>,
    ) -> Result<Answer, ureq::Error> {
        self.try_send_with(method, path, credential, body, &[])
    }

    fn try_send_with(
        &self,
        method: &str,
        path: &str,
        credential: &Credential,
        body: Option<&Value>,
        headers: &[(&str, String)],
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        if let Some(value) = credential.header() {
            request = request.header(header::AUTHORIZATION, value);
        }
        let mut response = match body {
            Some(body) => {
                let request = request.header(header::CONTENT_TYPE, "application/json");
                self.agent.run(request.body(body.to_string())?)?
            }
            None => self.agent.run(request.body(())?)?,
        };
        Ok(Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().read_to_string()?,
        })
    }

    pub(crate) fn send(&self, method: &str, path: &str, credential: &Credential, body: Option<&Value>) -> Answer {
        let answer = self.try_send(method, path, credential, body);
        answer.unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    pub(crate) fn try_get(&self, path: &str) -> Result<Answer, ureq::Error> {
        self.try_send("GET", path, &Credential::Nobody, None)
    }

    pub(crate) fn get(&self, path: &str, credential: &Credential) -> Answer {
        self.send("GET", path, credential, None)
    }

    /// With headers of the test's own.
    pub(crate) fn get_with(&self, path: &str, credential: &Credential, headers: &[(&str, String)]) -> Answer {
        self.try_send_with("GET", path, credential, None, headers).unwrap_or_else(|error| panic!("GET {path}: {error}"))
    }

    pub(crate) fn post(&self, path: &str, credential: &Credential, body: &Value) -> Answer {
        self.send("POST", path, credential, Some(body))
    }

    pub(crate) fn patch(&self, path: &str, credential: &Credential, body: &Value) -> Answer {
        self.send("PATCH", path, credential, Some(body))
    }

    /// Asks for an account by mail.
    pub(crate) fn sign_up(&self, email: &str) -> Answer {
        self.post("/signup", &Credential::Nobody, &json!({ "email": email, "language": "en" }))
    }
}
