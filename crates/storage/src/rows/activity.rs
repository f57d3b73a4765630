//! Rows of what happened to accounts.

use diesel::prelude::*;
use freesewing_domain::activity::{Detail, Entry, Event, Whence};
use freesewing_domain::ids::{ActivityId, ApikeyId, UserId};
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::identifier;
use crate::schema::activity;
use crate::seal::{Sealer, damaged};

const DETAIL: &str = "activity.detail";

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    detail: Detail,
    whence: Whence,
}

/// A row that is about to be written.
#[derive(Insertable)]
#[diesel(table_name = activity)]
pub(crate) struct NewActivityRow {
    at: i64,
    user_id: i64,
    actor: Option<i64>,
    kind: &'static str,
    key_id: Option<String>,
    detail: Vec<u8>,
}

impl NewActivityRow {
    pub(crate) fn seal(event: &Event, sealer: &Sealer) -> Result<Self, StoreError> {
        let sealed = Sealed { detail: event.detail.clone(), whence: event.whence.clone() };
        Ok(Self {
            at: event.at.as_millis(),
            user_id: event.user.0,
            actor: event.actor.map(|actor| actor.0),
            kind: event.kind.name(),
            key_id: event.key.map(|key| key.to_string()),
            detail: sealer.seal_json(DETAIL, &sealed)?,
        })
    }
}

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = activity)]
pub(crate) struct ActivityRow {
    id: i64,
    at: i64,
    user_id: i64,
    actor: Option<i64>,
    kind: String,
    key_id: Option<String>,
    detail: Vec<u8>,
}

impl ActivityRow {
    pub(crate) fn open(self, sealer: &Sealer) -> Result<Entry, StoreError> {
        let Sealed { detail, whence } = sealer.open_json(DETAIL, &self.detail)?;
        let key = self.key_id.map(|id| identifier("activity.key_id", &id)).transpose()?;
        let event = Event {
            at: Timestamp::from_millis(self.at),
            user: UserId(self.user_id),
            actor: self.actor.map(UserId),
            kind: self.kind.parse().map_err(|_| damaged("activity.kind"))?,
            key: key.map(ApikeyId),
            detail,
            whence,
        };
        Ok(Entry { id: ActivityId(self.id), event })
    }
}
