//! Ending other people's keys.

use freesewing_domain::apikey::Apikey;
use freesewing_domain::error::Error;
use freesewing_domain::ids::ApikeyId;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::apikey::FoundSecret;
use freesewing_domain::time::Timestamp;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::ListedApikey;
use crate::extract::FromPath as _;
use crate::wire::{Fields, Outcome, Readable};

/// What to send to revoke keys.
#[derive(Apiv2Schema)]
#[openapi(
    example = r#"{"reason": "It called us a thousand times a minute for a week. Write to us, and we find a way."}"#
)]
pub struct ReasonBody {
    /// Why. Its owner gets to read it; 2,000 characters at most.
    pub reason: String,
}

impl Readable for ReasonBody {
    type Read = String;

    fn read(fields: &Fields<'_>) -> Result<String, Error> {
        fields.not_empty()?;
        fields.string("reason").ok_or(Error::ReasonMissing)
    }
}

/// The answer with keys that were revoked.
#[derive(Serialize, Apiv2Schema)]
pub struct RevokedKeysAnswer {
    result: Outcome,
    apikeys: Vec<ListedApikey>,
}

impl RevokedKeysAnswer {
    /// Keys as they stand at a moment.
    #[must_use]
    pub fn new(keys: Vec<Apikey>, now: Timestamp) -> Self {
        Self { result: Outcome::Success, apikeys: keys.into_iter().map(|key| ListedApikey::new(key, now)).collect() }
    }
}

/// What to send about a secret that you found.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"secret": "fsk_…"}"#)]
pub struct LeakBody {
    /// The secret of an API key.
    pub secret: String,
    /// The id of the key, if it stood beside the secret. Needed for old secrets, those of 64 hexadecimal digits.
    pub key: Option<String>,
}

impl Readable for LeakBody {
    type Read = FoundSecret;

    fn read(fields: &Fields<'_>) -> Result<FoundSecret, Error> {
        fields.not_empty()?;
        let secret = fields.string("secret").map(Secret::new).ok_or(Error::SecretInvalid)?;
        Ok(FoundSecret { secret, key: fields.text("key").and_then(ApikeyId::from_path) })
    }
}
