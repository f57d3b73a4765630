//! Rows of subscribers of the newsletter.

use diesel::prelude::*;
use freesewing_domain::email::Email;
use freesewing_domain::ids::SubscriberId;
use freesewing_domain::ports::StoreError;
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::time::Timestamp;

use super::identifier;
use crate::schema::subscribers;
use crate::seal::Sealer;

const EMAIL: &str = "subscribers.email";

/// A row.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = subscribers)]
pub(crate) struct SubscriberRow {
    id: String,
    active: bool,
    created_at: i64,
    ehash: String,
    email: Vec<u8>,
    language: String,
    updated_at: i64,
}

impl SubscriberRow {
    pub(crate) fn seal(subscriber: &Subscriber, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            id: subscriber.id.to_string(),
            active: subscriber.active,
            created_at: subscriber.created_at.as_millis(),
            ehash: subscriber.hash().as_str().to_owned(),
            email: sealer.seal(EMAIL, subscriber.email.as_str())?,
            language: subscriber.language.code().to_owned(),
            updated_at: subscriber.updated_at.as_millis(),
        })
    }

    pub(crate) fn open(self, sealer: &Sealer) -> Result<Subscriber, StoreError> {
        Ok(Subscriber {
            id: SubscriberId(identifier("subscribers.id", &self.id)?),
            active: self.active,
            created_at: Timestamp::from_millis(self.created_at),
            email: Email::from_stored(sealer.open(EMAIL, &self.email)?),
            language: self.language.parse().unwrap_or_default(),
            updated_at: Timestamp::from_millis(self.updated_at),
        })
    }
}
