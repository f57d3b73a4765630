//! Pictures at Cloudflare Images.

use std::time::Duration;

use freesewing_domain::image::Picture;
use freesewing_domain::ports::Existing;
use freesewing_domain::secret::Secret;
use reqwest::multipart::{Form, Part};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::Value;

use super::{CloudflareAccount, ImagesError, MAX_BYTES};
use crate::calls;

/// So long a call may take.
const LIMIT: Duration = Duration::from_secs(10);

/// An account at Cloudflare Images.
pub(super) struct Cloudflare {
    client: Client,
    /// Where its pictures are.
    url: String,
    token: Secret,
}

/// How an upload ended well.
#[derive(PartialEq, Eq)]
enum Uploaded {
    Kept,
    /// There is one of that name already.
    Exists,
}

impl Cloudflare {
    pub(super) fn new(account: &CloudflareAccount) -> Result<Self, ImagesError> {
        let client = calls::client(LIMIT).map_err(|error| ImagesError::Client(error.to_string()))?;
        let client = client.build().map_err(|error| ImagesError::Client(error.to_string()))?;
        let url = format!("{}/accounts/{}/images/v1", account.api.trim_end_matches('/'), account.account);
        Ok(Self { client, url, token: account.token.clone() })
    }

    pub(super) async fn put(&self, id: &str, picture: Picture, existing: Existing) -> Result<(), String> {
        match existing {
            // That there is one is fine.
            Existing::Keep => self.upload(id, picture).await.map(drop),
            Existing::Replace => self.replace(id, picture).await,
        }
    }

    pub(super) async fn remove(&self, id: &str) -> Result<(), String> {
        let response = self.send(self.client.delete(format!("{}/{id}", self.url))).await?;
        match response.status() {
            status if status.is_success() || status == StatusCode::NOT_FOUND => Ok(()),
            _ => Err(problem(response).await),
        }
    }

    /// There is no way to replace a picture, so the old one goes before the new one comes; it is put back if the new one
    /// is not taken.
    async fn replace(&self, id: &str, picture: Picture) -> Result<(), String> {
        let old = self.download(id).await;
        self.remove(id).await?;
        let outcome = match self.upload(id, picture).await {
            Ok(Uploaded::Kept) => return Ok(()),
            Ok(Uploaded::Exists) => Err("the old one is there still".to_owned()),
            Err(cause) => Err(cause),
        };
        if let Some(old) = old {
            let _told_by_the_other_outcome = self.upload(id, old).await;
        }
        outcome
    }

    /// The picture as it was uploaded, if it can be had.
    async fn download(&self, id: &str) -> Option<Picture> {
        let mut response = self.send(self.client.get(format!("{}/{id}/blob", self.url))).await.ok()?;
        if !response.status().is_success() {
            return None;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.ok()? {
            if bytes.len() + chunk.len() > MAX_BYTES {
                return None;
            }
            bytes.extend_from_slice(&chunk);
        }
        Some(Picture { media_type: super::check::media_type(&bytes)?, bytes })
    }

    async fn upload(&self, id: &str, picture: Picture) -> Result<Uploaded, String> {
        let file = Part::bytes(picture.bytes).file_name("picture").mime_str(picture.media_type);
        // Cloudflare is told nothing about whose picture it is, or what of.
        let form = Form::new().text("id", id.to_owned()).text("metadata", "{}");
        let form = form.part("file", file.map_err(|error| error.to_string())?);
        let response = self.send(self.client.post(&self.url).multipart(form)).await?;
        match response.status() {
            status if status.is_success() => Ok(Uploaded::Kept),
            StatusCode::CONFLICT => Ok(Uploaded::Exists),
            _ => Err(problem(response).await),
        }
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, String> {
        let sent = request.bearer_auth(self.token.expose()).send().await;
        // The address holds the name of the picture.
        sent.map_err(|error| format!("Cloudflare cannot be reached: {}", error.without_url()))
    }
}

/// What Cloudflare says is wrong: numbers, which its documentation explains.
async fn problem(response: Response) -> String {
    let status = response.status().as_u16();
    let body = response.json::<Value>().await.unwrap_or_default();
    let errors = body.get("errors").and_then(Value::as_array).into_iter().flatten();
    let codes: Vec<_> = errors.filter_map(|error| error.get("code")?.as_i64()).collect();
    format!("Cloudflare answers with status {status}, errors {codes:?}")
}
