//! Changing and rotating keys.

use freesewing_domain::access::Level;
use freesewing_domain::error::Error;
use freesewing_domain::service::apikey::{KeyView, Rotated};
use freesewing_domain::time::Timestamp;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;
use serde_json::Value;

use super::{CreatedApikey, ShownApikey};
use crate::wire::{Fields, Outcome, Readable};

/// What to send to change a key. Whatever is absent stays as it is. A key only ever gets weaker.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
#[openapi(example = r#"{"name": "my old script", "level": 1, "expiresIn": 86400}"#)]
pub struct ApikeyPatchBody {
    /// What you call it; 500 characters at most.
    pub name: Option<String>,
    /// What it may do from now on; not more than now.
    pub level: Option<u8>,
    /// How long it lives from now on, in seconds; not beyond its present end.
    pub expires_in: Option<f64>,
    /// In place of that: when it ends, such as `2026-11-22T21:12:42.501Z`.
    pub expires_at: Option<String>,
}

/// What was read of an [`ApikeyPatchBody`].
#[derive(Clone, Debug)]
pub struct ApikeyPatch {
    /// New name.
    pub name: Option<String>,
    /// New level.
    pub level: Option<Level>,
    /// Seconds from now.
    pub expires_in: Option<f64>,
    /// The moment; it goes before the seconds.
    pub expires_at: Option<Timestamp>,
}

impl Readable for ApikeyPatchBody {
    type Read = ApikeyPatch;

    fn read(fields: &Fields<'_>) -> Result<ApikeyPatch, Error> {
        fields.not_empty()?;
        let number = |name, wrong: Error| match fields.get(name) {
            None => Ok(None),
            Some(value) => value.as_f64().map(Some).ok_or(wrong),
        };
        let moment = |value: &Value| value.as_str().and_then(Timestamp::parse).ok_or(Error::ExpiresAtInvalid);
        let level = number("level", Error::LevelNotNumeric)?.map(Level::from_number).transpose()?;
        Ok(ApikeyPatch {
            name: match fields.get("name") {
                None => None,
                Some(_) => Some(fields.string("name").ok_or(Error::NameMissing)?),
            },
            level,
            expires_in: number("expiresIn", Error::ExpiresIsNotNumeric)?,
            expires_at: fields.get("expiresAt").map(moment).transpose()?,
        })
    }
}

/// What to send to rotate a key.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"overlap": 86400}"#)]
pub struct RotateBody {
    /// How long the old key still works, in seconds; 30 days at most. 0 ends it at once.
    pub overlap: f64,
}

impl Readable for RotateBody {
    type Read = f64;

    fn read(fields: &Fields<'_>) -> Result<f64, Error> {
        fields.not_empty()?;
        fields.number("overlap").ok_or(Error::OverlapInvalid)
    }
}

/// The answer to rotating a key: the new one, with its secret, which is not shown again, and the old one.
#[derive(Serialize, Apiv2Schema)]
pub struct RotatedAnswer {
    result: Outcome,
    apikey: CreatedApikey,
    predecessor: ShownApikey,
}

impl RotatedAnswer {
    /// Keys as they stand at a moment.
    #[must_use]
    pub fn new(rotated: Rotated, now: Timestamp) -> Self {
        let successor = rotated.new.key.clone();
        let old = KeyView { key: rotated.old, predecessor: None, successor: Some(successor) };
        Self { result: Outcome::Created, apikey: rotated.new.into(), predecessor: ShownApikey::new(old, now) }
    }
}
