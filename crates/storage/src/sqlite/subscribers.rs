//! Subscribers of the newsletter.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::{delete, insert_into, select, update};
use freesewing_domain::email::EmailHash;
use freesewing_domain::ids::SubscriberId;
use freesewing_domain::ports::{StoreError, SubscriberStore, WelcomeMail};
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::database;
use crate::rows::subscribers::SubscriberRow;
use crate::schema::subscribers;

impl SubscriberStore for SqliteStore {
    fn subscribe(&self, new: &Subscriber, mail: WelcomeMail<'_>) -> Result<Subscriber, StoreError> {
        let now = new.created_at;
        self.connections.write(|conn| {
            let subscriber = match self.find_subscriber(conn, &new.hash())? {
                Some(active) if active.active => active,
                Some(waiting) => date_anew(conn, waiting, now)?,
                None => self.insert_subscriber(conn, new)?,
            };
            if let Some(mail) = mail(&subscriber) {
                self.insert_mail(conn, &mail, now)?;
            }
            Ok(subscriber)
        })
    }

    fn activate_subscriber(&self, id: SubscriberId, hash: &EmailHash, now: Timestamp) -> Result<bool, StoreError> {
        self.connections.write(|conn| {
            let waiting = subscribers::table
                .filter(subscribers::ehash.eq(hash.as_str()))
                .filter(subscribers::id.eq(id.to_string()))
                .filter(subscribers::active.eq(false));
            update(waiting)
                .set((subscribers::active.eq(true), subscribers::updated_at.eq(now.as_millis())))
                .execute(conn)
                .map_err(database)?;
            is_there(conn, id, hash)
        })
    }

    fn delete_subscriber(&self, id: SubscriberId, hash: &EmailHash) -> Result<bool, StoreError> {
        self.connections.write(|conn| Ok(is_there(conn, id, hash)? && remove_subscriber(conn, hash)?))
    }

    fn delete_unconfirmed_subscribers_before(&self, before: Timestamp) -> Result<usize, StoreError> {
        let old = subscribers::table
            .filter(subscribers::active.eq(false))
            .filter(subscribers::updated_at.lt(before.as_millis()));
        self.connections.write(|conn| delete(old).execute(conn).map_err(database))
    }
}

impl SqliteStore {
    fn find_subscriber(&self, conn: &mut SqliteConnection, hash: &EmailHash) -> Result<Option<Subscriber>, StoreError> {
        let row = subscribers::table
            .filter(subscribers::ehash.eq(hash.as_str()))
            .select(SubscriberRow::as_select())
            .get_result(conn)
            .optional()
            .map_err(database)?;
        row.map(|row| row.open(&self.sealer)).transpose()
    }

    fn insert_subscriber(&self, conn: &mut SqliteConnection, new: &Subscriber) -> Result<Subscriber, StoreError> {
        let row = SubscriberRow::seal(new, &self.sealer)?;
        insert_into(subscribers::table).values(row).execute(conn).map_err(database)?;
        Ok(new.clone())
    }
}

/// Removes the subscriber of an address inside a transaction; says whether there was one.
pub(super) fn remove_subscriber(conn: &mut SqliteConnection, hash: &EmailHash) -> Result<bool, StoreError> {
    let subscriber = subscribers::table.filter(subscribers::ehash.eq(hash.as_str()));
    Ok(delete(subscriber).execute(conn).map_err(database)? > 0)
}

fn is_there(conn: &mut SqliteConnection, id: SubscriberId, hash: &EmailHash) -> Result<bool, StoreError> {
    let both =
        subscribers::table.filter(subscribers::ehash.eq(hash.as_str())).filter(subscribers::id.eq(id.to_string()));
    select(exists(both)).get_result(conn).map_err(database)
}

fn date_anew(conn: &mut SqliteConnection, waiting: Subscriber, now: Timestamp) -> Result<Subscriber, StoreError> {
    update(subscribers::table.find(waiting.id.to_string()))
        .set(subscribers::updated_at.eq(now.as_millis()))
        .execute(conn)
        .map_err(database)?;
    Ok(Subscriber { updated_at: now, ..waiting })
}
