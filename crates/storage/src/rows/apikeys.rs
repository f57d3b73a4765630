//! Rows of API keys.

use diesel::prelude::*;
use freesewing_domain::access::Level;
use freesewing_domain::apikey::{Apikey, Revocation, Warned};
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::StoreError;
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;

use super::{identifier, limits, moment};
use crate::schema::apikeys;
use crate::seal::{Sealer, damaged};

const NAME: &str = "apikeys.name";
const REASON: &str = "apikeys.revoked_reason";

/// A row, without the sequence number that only keeps the order.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = apikeys, treat_none_as_default_value = false)]
pub(crate) struct ApikeyRow {
    id: String,
    audience: String,
    calls: i64,
    created_at: i64,
    expires_at: i64,
    last_seen: Option<i64>,
    level: i64,
    limit_day: Option<i64>,
    limit_minute: Option<i64>,
    name: Vec<u8>,
    predecessor: Option<String>,
    revoked_at: Option<i64>,
    revoked_by: Option<String>,
    revoked_reason: Option<Vec<u8>>,
    secret: String,
    successor: Option<String>,
    user_id: i64,
    warned_of_end: Option<String>,
    warned_of_use: Option<i64>,
}

/// The columns that a change may write. What counting calls decides is not among them, so no change overwrites a count.
#[derive(AsChangeset)]
#[diesel(table_name = apikeys, treat_none_as_null = true)]
pub(crate) struct ApikeyChange {
    expires_at: i64,
    level: i64,
    limit_day: Option<i64>,
    limit_minute: Option<i64>,
    name: Vec<u8>,
    predecessor: Option<String>,
    revoked_at: Option<i64>,
    revoked_by: Option<String>,
    revoked_reason: Option<Vec<u8>>,
    secret: String,
    successor: Option<String>,
    warned_of_end: Option<String>,
    warned_of_use: Option<i64>,
}

impl From<ApikeyRow> for ApikeyChange {
    fn from(row: ApikeyRow) -> Self {
        Self {
            expires_at: row.expires_at,
            level: row.level,
            limit_day: row.limit_day,
            limit_minute: row.limit_minute,
            name: row.name,
            predecessor: row.predecessor,
            revoked_at: row.revoked_at,
            revoked_by: row.revoked_by,
            revoked_reason: row.revoked_reason,
            secret: row.secret,
            successor: row.successor,
            warned_of_end: row.warned_of_end,
            warned_of_use: row.warned_of_use,
        }
    }
}

impl ApikeyRow {
    /// How many bytes it takes in memory when it is open, about.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Apikey>() + self.audience.len() + self.name.len() + self.secret.len()
    }

    pub(crate) fn seal(key: &Apikey, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            id: key.id.to_string(),
            audience: key.audience.clone(),
            calls: key.calls,
            created_at: key.created_at.as_millis(),
            expires_at: key.expires_at.as_millis(),
            last_seen: key.last_seen.map(Timestamp::as_millis),
            level: key.level.get().into(),
            limit_day: key.limits.per_day.map(Into::into),
            limit_minute: key.limits.per_minute.map(Into::into),
            name: sealer.seal(NAME, &key.name)?,
            predecessor: key.predecessor.map(|id| id.to_string()),
            revoked_at: key.revoked.as_ref().map(|revoked| revoked.at.as_millis()),
            revoked_by: key.revoked.as_ref().map(|revoked| revoked.by.name().to_owned()),
            revoked_reason: key.revoked.as_ref().map(|revoked| sealer.seal(REASON, &revoked.reason)).transpose()?,
            secret: key.secret.expose().to_owned(),
            successor: key.successor.map(|id| id.to_string()),
            user_id: key.user.0,
            warned_of_end: key.warned.of_end.map(|warning| warning.name().to_owned()),
            warned_of_use: key.warned.of_use.map(Timestamp::as_millis),
        })
    }

    pub(crate) fn open(self, sealer: &Sealer) -> Result<Apikey, StoreError> {
        let revoked = match (self.revoked_at, self.revoked_by, self.revoked_reason) {
            (Some(at), Some(by), Some(reason)) => Some(Revocation {
                at: Timestamp::from_millis(at),
                by: by.parse().map_err(|_| damaged("apikeys.revoked_by"))?,
                reason: sealer.open(REASON, &reason)?,
            }),
            (None, ..) => None,
            _ => return Err(damaged("apikeys.revoked_at")),
        };
        Ok(Apikey {
            id: ApikeyId(identifier("apikeys.id", &self.id)?),
            audience: self.audience,
            calls: self.calls,
            created_at: Timestamp::from_millis(self.created_at),
            expires_at: Timestamp::from_millis(self.expires_at),
            limits: limits("apikeys.limit", self.limit_minute, self.limit_day)?,
            name: sealer.open(NAME, &self.name)?,
            last_seen: moment(self.last_seen),
            level: Level::try_from(self.level).map_err(|_| damaged("apikeys.level"))?,
            predecessor: other_key("apikeys.predecessor", self.predecessor)?,
            revoked,
            secret: Secret::new(self.secret),
            successor: other_key("apikeys.successor", self.successor)?,
            user: UserId(self.user_id),
            warned: Warned {
                of_end: match self.warned_of_end {
                    Some(name) => Some(name.parse().map_err(|_| damaged("apikeys.warned_of_end"))?),
                    None => None,
                },
                of_use: moment(self.warned_of_use),
            },
        })
    }
}

fn other_key(place: &'static str, id: Option<String>) -> Result<Option<ApikeyId>, StoreError> {
    id.map(|id| identifier(place, &id).map(ApikeyId)).transpose()
}
