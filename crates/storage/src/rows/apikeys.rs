//! Rows of API keys.

use diesel::prelude::*;
use freesewing_domain::access::Level;
use freesewing_domain::apikey::Apikey;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::StoreError;
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;

use super::{identifier, moment};
use crate::schema::apikeys;
use crate::seal::{Sealer, damaged};

const NAME: &str = "apikeys.name";

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
    name: Vec<u8>,
    secret: String,
    user_id: i64,
}

impl ApikeyRow {
    pub(crate) fn seal(key: &Apikey, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            id: key.id.to_string(),
            audience: key.audience.clone(),
            calls: key.calls,
            created_at: key.created_at.as_millis(),
            expires_at: key.expires_at.as_millis(),
            last_seen: key.last_seen.map(Timestamp::as_millis),
            level: key.level.get().into(),
            name: sealer.seal(NAME, &key.name)?,
            secret: key.secret.expose().to_owned(),
            user_id: key.user.0,
        })
    }

    pub(crate) fn open(self, sealer: &Sealer) -> Result<Apikey, StoreError> {
        Ok(Apikey {
            id: ApikeyId(identifier("apikeys.id", &self.id)?),
            audience: self.audience,
            calls: self.calls,
            created_at: Timestamp::from_millis(self.created_at),
            expires_at: Timestamp::from_millis(self.expires_at),
            name: sealer.open(NAME, &self.name)?,
            last_seen: moment(self.last_seen),
            level: Level::try_from(self.level).map_err(|_| damaged("apikeys.level"))?,
            secret: Secret::new(self.secret),
            user: UserId(self.user_id),
        })
    }
}
