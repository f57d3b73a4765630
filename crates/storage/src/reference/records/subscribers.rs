//! Subscribers of the newsletter.

use freesewing_domain::ids::SubscriberId;
use freesewing_domain::subscriber::Subscriber;

use super::address;
use crate::reference::Column::{Moment, Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for Subscriber {
    const TABLE: &'static str = "Subscriber";
    const COLUMNS: &'static [Column] = &[
        Text("id"),
        Number("active"),
        Moment("createdAt"),
        Text("ehash"),
        Text("email"),
        Text("language"),
        Moment("updatedAt"),
    ];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: SubscriberId(row.uuid("id")?),
            active: row.flag("active")?,
            created_at: row.moment("createdAt")?,
            email: address(row)?,
            language: row.text("language")?.to_lowercase().parse().unwrap_or_default(),
            updated_at: row.moment("updatedAt")?,
        }))
    }
}
