//! API keys.

mod change;
mod revoke;

pub use change::{ApikeyPatchBody, RotateBody, RotatedAnswer};
pub use revoke::{LeakBody, ReasonBody, RevokedKeysAnswer};

use freesewing_domain::access::Level;
use freesewing_domain::apikey::{Apikey, ApikeyRequest, Revocation};
use freesewing_domain::error::Error;
use freesewing_domain::service::apikey::{KeyView, NewApikey};
use freesewing_domain::time::Timestamp;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::limits::ShownLimits;
use super::{Fields, Moment, Outcome, Readable};
use crate::extract::Parameters;

/// What to send to make an API key.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
#[openapi(example = r#"{"name": "my script", "level": 3, "expiresIn": 2592000}"#)]
pub struct ApikeyBody {
    /// What you call it; 500 characters at most.
    pub name: String,
    /// What it may do, 0 to 9; not more than you may yourself.
    pub level: u8,
    /// How long it lives, in seconds; a year at most.
    pub expires_in: f64,
}

impl Readable for ApikeyBody {
    type Read = ApikeyRequest;

    fn read(fields: &Fields<'_>) -> Result<ApikeyRequest, Error> {
        fields.not_empty()?;
        let name = fields.text("name").filter(|name| !name.is_empty()).ok_or(Error::NameMissing)?;
        // Level 0 is a level, although JavaScript takes it for missing.
        if fields.truthy("level").is_none() && fields.number("level").is_none() {
            return Err(Error::LevelMissing);
        }
        let level = Level::from_number(fields.number("level").ok_or(Error::LevelNotNumeric)?)?;
        fields.truthy("expiresIn").ok_or(Error::ExpiresInMissing)?;
        let expires_in = fields.number("expiresIn").ok_or(Error::ExpiresIsNotNumeric)?;
        Ok(ApikeyRequest { name: name.to_owned(), level, expires_in })
    }
}

/// A key that was just made: the only time that its secret is shown.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedApikey {
    /// The user name for HTTP Basic authentication.
    #[openapi(example = "ac7ce2a6-a703-49d1-894a-d916eb88f32f")]
    key: String,
    /// The password for HTTP Basic authentication. Keep it: it is not shown again.
    secret: String,
    /// What the key may do.
    level: u8,
    created_at: Moment,
    expires_at: Moment,
    name: String,
    user_id: i64,
}

/// A key, as it is shown on its own.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ShownApikey {
    /// The user name for HTTP Basic authentication.
    key: String,
    /// What the key may do.
    level: u8,
    created_at: Moment,
    expires_at: Moment,
    name: String,
    user_id: i64,
    /// `active`, `expired`, `revoked` or `rotated`.
    #[openapi(example = "active")]
    state: &'static str,
    /// How much it may be used, where that is not the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<ShownLimits>,
    /// Whether nobody used it for a year; absent when somebody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    unused: Option<bool>,
    /// How it was ended before its time.
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<ShownRevocation>,
    /// The key that it took the place of.
    #[serde(skip_serializing_if = "Option::is_none")]
    predecessor: Option<RelatedApikey>,
    /// The key that takes its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<RelatedApikey>,
}

/// How a key was ended before its time.
#[derive(Serialize, Apiv2Schema)]
pub struct ShownRevocation {
    at: Moment,
    /// `owner`, `maintainer`, or `finder`: somebody who found its secret in public.
    by: &'static str,
    /// Why; empty when nothing was said.
    reason: String,
}

/// A key that another one is tied to by rotation: whether it is still used.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct RelatedApikey {
    /// The user name for HTTP Basic authentication.
    key: String,
    /// `active`, `expired`, `revoked` or `rotated`.
    state: &'static str,
    expires_at: Moment,
    /// How often it was used.
    calls: i64,
    /// When it was used last.
    last_seen: Option<Moment>,
}

/// The key in use.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct CurrentApikey {
    /// The user name for HTTP Basic authentication.
    key: String,
    /// What the key may do, before the role of its owner is considered.
    level: u8,
    expires_at: Moment,
    name: String,
    user_id: i64,
}

/// A key, as it stands in a list.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ListedApikey {
    /// The user name for HTTP Basic authentication.
    id: String,
    /// How often it was used.
    calls: i64,
    created_at: Moment,
    expires_at: Moment,
    name: String,
    /// When it was used last.
    last_seen: Option<Moment>,
    /// What the key may do.
    level: u8,
    user_id: i64,
    /// `active`, `expired`, `revoked` or `rotated`.
    #[openapi(example = "active")]
    state: &'static str,
    /// How much it may be used, where that is not the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<ShownLimits>,
    /// Whether nobody used it for a year; absent when somebody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    unused: Option<bool>,
    /// How it was ended before its time.
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<ShownRevocation>,
    /// The id of the key that it took the place of.
    #[serde(skip_serializing_if = "Option::is_none")]
    predecessor: Option<String>,
    /// The id of the key that takes its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<String>,
}

/// Which keys to list.
pub struct ListedState;

impl Parameters for ListedState {
    const ALL: &'static [(&'static str, &'static str)] =
        &[("state", "`all` also lists the keys that were revoked or removed in the last 90 days.")];
}

/// The answer to making a key.
#[derive(Serialize, Apiv2Schema)]
pub struct CreatedApikeyAnswer {
    result: Outcome,
    apikey: CreatedApikey,
}

/// The answer with one key.
#[derive(Serialize, Apiv2Schema)]
pub struct ApikeyAnswer {
    result: Outcome,
    apikey: ShownApikey,
}

/// The answer with the key in use.
#[derive(Serialize, Apiv2Schema)]
pub struct CurrentApikeyAnswer {
    result: Outcome,
    apikey: CurrentApikey,
}

/// The answer with the keys of an account, in the order in which they were made.
#[derive(Serialize, Apiv2Schema)]
pub struct ApikeysAnswer {
    result: Outcome,
    apikeys: Vec<ListedApikey>,
}

impl From<NewApikey> for CreatedApikeyAnswer {
    fn from(new: NewApikey) -> Self {
        Self { result: Outcome::Created, apikey: new.into() }
    }
}

impl From<NewApikey> for CreatedApikey {
    fn from(new: NewApikey) -> Self {
        Self {
            key: new.key.id.to_string(),
            secret: new.secret.expose().to_owned(),
            level: new.key.level.get(),
            created_at: new.key.created_at.into(),
            expires_at: new.key.expires_at.into(),
            name: new.key.name,
            user_id: new.key.user.0,
        }
    }
}

impl ApikeyAnswer {
    /// A key as it stands at a moment.
    #[must_use]
    pub fn new(view: KeyView, now: Timestamp) -> Self {
        Self { result: Outcome::Success, apikey: ShownApikey::new(view, now) }
    }
}

impl ShownApikey {
    fn new(view: KeyView, now: Timestamp) -> Self {
        let KeyView { key, predecessor, successor } = view;
        Self {
            key: key.id.to_string(),
            level: key.level.get(),
            created_at: key.created_at.into(),
            expires_at: key.expires_at.into(),
            state: key.state(now).name(),
            unused: unused(&key, now),
            name: key.name,
            user_id: key.user.0,
            limits: ShownLimits::unless_usual(key.limits),
            revoked: key.revoked.map(ShownRevocation::from),
            predecessor: predecessor.map(|key| RelatedApikey::new(&key, now)),
            successor: successor.map(|key| RelatedApikey::new(&key, now)),
        }
    }
}

impl RelatedApikey {
    fn new(key: &Apikey, now: Timestamp) -> Self {
        Self {
            key: key.id.to_string(),
            state: key.state(now).name(),
            expires_at: key.expires_at.into(),
            calls: key.calls,
            last_seen: key.last_seen.map(Moment),
        }
    }
}

impl From<Revocation> for ShownRevocation {
    fn from(revocation: Revocation) -> Self {
        Self { at: revocation.at.into(), by: revocation.by.name(), reason: revocation.reason }
    }
}

impl From<Apikey> for CurrentApikeyAnswer {
    fn from(key: Apikey) -> Self {
        Self {
            result: Outcome::Success,
            apikey: CurrentApikey {
                key: key.id.to_string(),
                level: key.level.get(),
                expires_at: key.expires_at.into(),
                name: key.name,
                user_id: key.user.0,
            },
        }
    }
}

impl ApikeysAnswer {
    /// Keys as they stand at a moment.
    #[must_use]
    pub fn new(keys: Vec<Apikey>, now: Timestamp) -> Self {
        Self { result: Outcome::Success, apikeys: keys.into_iter().map(|key| ListedApikey::new(key, now)).collect() }
    }
}

impl ListedApikey {
    /// A key as it stands at a moment.
    #[must_use]
    pub fn new(key: Apikey, now: Timestamp) -> Self {
        Self {
            state: key.state(now).name(),
            limits: ShownLimits::unless_usual(key.limits),
            unused: unused(&key, now),
            revoked: key.revoked.map(ShownRevocation::from),
            predecessor: key.predecessor.map(|id| id.to_string()),
            successor: key.successor.map(|id| id.to_string()),
            id: key.id.to_string(),
            calls: key.calls,
            created_at: key.created_at.into(),
            expires_at: key.expires_at.into(),
            name: key.name,
            last_seen: key.last_seen.map(Moment),
            level: key.level.get(),
            user_id: key.user.0,
        }
    }
}

/// The flag of a key that lies idle.
fn unused(key: &Apikey, now: Timestamp) -> Option<bool> {
    key.is_unused(now).then_some(true)
}
