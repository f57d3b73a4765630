//! API keys. Their secrets stay as they are, and are kept our way once they are used.

use freesewing_domain::access::Level;
use freesewing_domain::apikey::{Apikey, Warned};
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::limits::Limits;
use freesewing_domain::secret::Secret;

use crate::reference::Column::{Moment, Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for Apikey {
    const TABLE: &'static str = "Apikey";
    const COLUMNS: &'static [Column] = &[
        Text("id"),
        Text("aud"),
        Number("calls"),
        Moment("createdAt"),
        Moment("expiresAt"),
        Text("name"),
        Moment("lastSeen"),
        Number("level"),
        Text("secret"),
        Number("userId"),
    ];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: ApikeyId(row.uuid("id")?),
            audience: row.text("aud")?.to_owned(),
            calls: row.number("calls")?,
            created_at: row.moment("createdAt")?,
            expires_at: row.moment("expiresAt")?,
            name: row.sealed_text("name")?,
            last_seen: row.maybe_moment("lastSeen"),
            level: Level::try_from(row.number("level")?).map_err(|_| Refused::Unknown("level"))?,
            limits: Limits::default(),
            predecessor: None,
            revoked: None,
            secret: Secret::new(row.text("secret")?),
            successor: None,
            user: UserId(row.number("userId")?),
            warned: Warned::default(),
        }))
    }
}
