//! Calls to other people's services: JSON goes out, JSON comes back, within limits of time and size.

use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::Value;

use crate::calls::{Calls, client};

/// How long a call may take, all in all.
const TIME: Duration = Duration::from_secs(5);
/// The most bytes of an answer.
const SIZE: usize = 4 * 1024 * 1024;

/// Calls other people's services. One for all of them: it keeps connections open, and has a thread of its own for them.
///
/// It follows no redirect and asks no proxy: what is sent here holds secrets, and goes to whom it is addressed. TLS trusts
/// the usual public authorities (Mozilla's list).
pub struct WebClient {
    client: Client,
    calls: Calls,
    size: usize,
}

/// The client cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("cannot prepare calls to other services: {0}")]
pub struct WebClientError(String);

/// What came back.
#[derive(Debug)]
pub(crate) struct WebAnswer {
    pub(crate) status: StatusCode,
    /// `null` when it was no JSON.
    pub(crate) body: Value,
}

/// Nothing came back, or too much. Names no address and no secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CallError {
    #[error("there was no answer in time")]
    Late,
    #[error("the answer is too large")]
    TooLarge,
    #[error("{0}")]
    Failed(String),
}

impl WebClient {
    /// A client. Contacts nobody yet.
    ///
    /// # Errors
    /// [`WebClientError`] when the system has no thread to give.
    pub fn new() -> Result<Self, WebClientError> {
        Self::with_limits(TIME, SIZE)
    }

    /// A client with limits of your own: how long a call may take, and how many bytes an answer may have.
    ///
    /// # Errors
    /// [`WebClientError`]
    pub fn with_limits(time: Duration, size: usize) -> Result<Self, WebClientError> {
        let wrong = |error: &dyn std::fmt::Display| WebClientError(error.to_string());
        let client = client(time).map_err(|error| wrong(&error))?;
        let client = client.referer(false).build().map_err(|error| wrong(&error))?;
        let calls = Calls::start("calls-out").map_err(|error| wrong(&error))?;
        Ok(Self { client, calls, size })
    }

    /// A request to be filled in.
    pub(crate) fn request(&self, method: Method, url: &str) -> RequestBuilder {
        self.client.request(method, url)
    }

    /// Sends a request, and waits for the answer. Never call it where blocking is not fine.
    pub(crate) fn send(&self, request: RequestBuilder) -> Result<WebAnswer, CallError> {
        self.calls.wait(exchange(request, self.size)).unwrap_or(Err(CallError::Late))
    }
}

async fn exchange(request: RequestBuilder, size: usize) -> Result<WebAnswer, CallError> {
    let mut response = request.send().await.map_err(failed)?;
    let status = response.status();
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if bytes.len().saturating_add(chunk.len()) > size {
            return Err(CallError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(WebAnswer { status, body: serde_json::from_slice(&bytes).unwrap_or_default() })
}

/// The cause, down to what the system said, without the address.
fn failed(error: reqwest::Error) -> CallError {
    if error.is_timeout() {
        return CallError::Late;
    }
    let error = error.without_url();
    let mut cause = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(inner) = source {
        cause = format!("{cause}: {inner}");
        source = inner.source();
    }
    CallError::Failed(cause)
}

impl std::fmt::Debug for WebClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebClient").finish_non_exhaustive()
    }
}

impl WebAnswer {
    /// Whether the service says that the caller is wrong, and would be again.
    pub(crate) fn refuses(&self) -> bool {
        let later = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
        self.status.is_client_error() && !later.contains(&self.status)
    }

    /// A text in the body, by a JSON pointer; an empty one counts as none.
    pub(crate) fn text(&self, pointer: &str) -> Option<&str> {
        text(&self.body, pointer)
    }
}

/// A text in a JSON value, by a JSON pointer; an empty one counts as none.
pub(crate) fn text<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty())
}
