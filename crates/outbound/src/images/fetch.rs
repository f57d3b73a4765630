//! Getting a picture from an address.

use std::error::Error;
use std::time::Duration;

use freesewing_domain::ports::ImageError;
use reqwest::header::{ACCEPT, LOCATION};
use reqwest::{Client, Response};
use url::Url;

use super::guard::{AddressGuard, NotPublic};
use super::{ImagesError, MAX_BYTES};
use crate::calls;

/// So long it may take, all in all: the website waits for its answer no longer than a moment more.
const LIMIT: Duration = Duration::from_secs(5);
/// So many redirects are followed.
const REDIRECTS: usize = 3;

/// Gets pictures.
#[derive(Clone)]
pub(super) struct Fetcher {
    client: Client,
    guard: AddressGuard,
}

/// Why there is no picture.
enum Failure {
    /// We do not ask there, or what came is too large.
    Refused,
    /// Nobody answers, or not with success.
    Unavailable(String),
}

impl From<NotPublic> for Failure {
    fn from(_: NotPublic) -> Self {
        Self::Refused
    }
}

impl From<reqwest::Error> for Failure {
    /// Finds out whether it was us who would not connect. Addresses are taken out of the text.
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let mut cause: &(dyn Error + 'static) = &error;
        loop {
            if cause.is::<NotPublic>() {
                return Self::Refused;
            }
            match cause.source() {
                Some(source) => cause = source,
                None => return Self::Unavailable(cause.to_string()),
            }
        }
    }
}

impl Fetcher {
    /// Gets pictures where the guard lets it.
    pub(super) fn new(guard: AddressGuard) -> Result<Self, ImagesError> {
        let client = calls::client(LIMIT).map_err(|error| ImagesError::Client(error.to_string()))?;
        // No connection is kept to servers that strangers named.
        let client = client.dns_resolver(guard).pool_max_idle_per_host(0).build();
        Ok(Self { client: client.map_err(|error| ImagesError::Client(error.to_string()))?, guard })
    }

    /// Gets what is at an address: bytes that may be a picture.
    ///
    /// # Errors
    /// [`ImageError`]
    pub(super) async fn fetch(&self, url: &str) -> Result<Vec<u8>, ImageError> {
        let url = Url::parse(url).map_err(|_| ImageError::Refused)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let outcome = tokio::time::timeout(LIMIT, self.follow(url)).await;
        match outcome.unwrap_or_else(|_| Err(Failure::Unavailable("it takes too long".to_owned()))) {
            Ok(bytes) => Ok(bytes),
            Err(Failure::Refused) => Err(ImageError::Refused),
            Err(Failure::Unavailable(cause)) => {
                tracing::warn!(host, cause, "could not fetch a picture");
                Err(ImageError::Unavailable)
            }
        }
    }

    /// Asks, and follows redirects. Each is looked at like the first address.
    async fn follow(&self, mut url: Url) -> Result<Vec<u8>, Failure> {
        for _ in 0..=REDIRECTS {
            self.guard.check(&url)?;
            let request = self.client.get(url.clone()).header(ACCEPT, "image/png,image/jpeg,image/webp,image/gif");
            let response = request.send().await?;
            let status = response.status();
            if status.is_success() {
                return whole(response).await;
            }
            let next = response.headers().get(LOCATION).filter(|_| status.is_redirection());
            let next =
                next.ok_or_else(|| Failure::Unavailable(format!("it answers with status {}", status.as_u16())))?;
            let next = next.to_str().ok().and_then(|next| url.join(next).ok());
            url = next.ok_or_else(|| Failure::Unavailable("it redirects to no address".to_owned()))?;
        }
        Err(Failure::Unavailable("it redirects too often".to_owned()))
    }
}

/// Reads an answer, as long as it is not too large.
async fn whole(mut response: Response) -> Result<Vec<u8>, Failure> {
    let said = response.content_length().unwrap_or(0);
    if usize::try_from(said).map_or(true, |said| said > MAX_BYTES) {
        return Err(Failure::Refused);
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(Failure::Refused);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
