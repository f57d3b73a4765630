//! API keys.

use freesewing_domain::access::Level;
use freesewing_domain::apikey::{Apikey, ApikeyRequest};
use freesewing_domain::error::Error;
use freesewing_domain::service::apikey::NewApikey;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Fields, Moment, Outcome, Readable};

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
        Self {
            result: Outcome::Created,
            apikey: CreatedApikey {
                key: new.key.id.to_string(),
                secret: new.secret.expose().to_owned(),
                level: new.key.level.get(),
                created_at: new.key.created_at.into(),
                expires_at: new.key.expires_at.into(),
                name: new.key.name,
                user_id: new.key.user.0,
            },
        }
    }
}

impl From<Apikey> for ApikeyAnswer {
    fn from(key: Apikey) -> Self {
        Self {
            result: Outcome::Success,
            apikey: ShownApikey {
                key: key.id.to_string(),
                level: key.level.get(),
                created_at: key.created_at.into(),
                expires_at: key.expires_at.into(),
                name: key.name,
                user_id: key.user.0,
            },
        }
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

impl From<Vec<Apikey>> for ApikeysAnswer {
    fn from(keys: Vec<Apikey>) -> Self {
        Self { result: Outcome::Success, apikeys: keys.into_iter().map(ListedApikey::from).collect() }
    }
}

impl From<Apikey> for ListedApikey {
    fn from(key: Apikey) -> Self {
        Self {
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
