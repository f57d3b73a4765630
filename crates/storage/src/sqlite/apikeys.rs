//! API keys.

use diesel::prelude::*;
use diesel::{delete, insert_into, update};
use freesewing_domain::apikey::Apikey;
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{ApikeyStore, Change, StoreError};
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::database;
use crate::counts::keep_identity_and_calls;
use crate::rows::apikeys::{ApikeyChange, ApikeyRow};
use crate::schema::apikeys;

impl ApikeyStore for SqliteStore {
    fn create_apikey(&self, key: &Apikey) -> Result<(), StoreError> {
        let row = ApikeyRow::seal(key, &self.sealer)?;
        self.connections.write(|conn| insert_into(apikeys::table).values(row).execute(conn).map(drop).map_err(database))
    }

    fn find_apikey(&self, id: ApikeyId) -> Result<Option<Apikey>, StoreError> {
        let id = id.to_string();
        let keys = self.read_apikeys(|conn| {
            apikeys::table.filter(apikeys::id.eq(&id)).select(ApikeyRow::as_select()).load(conn)
        })?;
        Ok(keys.into_iter().next())
    }

    fn find_apikey_by_secret(&self, kept: &Secret) -> Result<Option<Apikey>, StoreError> {
        let keys = self.read_apikeys(|conn| {
            apikeys::table.filter(apikeys::secret.eq(kept.expose())).select(ApikeyRow::as_select()).load(conn)
        })?;
        Ok(keys.into_iter().next())
    }

    fn list_apikeys(&self, user: UserId) -> Result<Vec<Apikey>, StoreError> {
        self.read_apikeys(|conn| {
            apikeys::table
                .filter(apikeys::user_id.eq(user.0))
                .order(apikeys::seq)
                .select(ApikeyRow::as_select())
                .load(conn)
        })
    }

    fn replace_apikey_secret(&self, id: ApikeyId, old: &Secret, new: &Secret) -> Result<(), StoreError> {
        let key = apikeys::table.filter(apikeys::id.eq(id.to_string()));
        self.connections.write(|conn| {
            update(key.filter(apikeys::secret.eq(old.expose())))
                .set(apikeys::secret.eq(new.expose()))
                .execute(conn)
                .map(drop)
                .map_err(database)
        })
    }

    fn update_apikey(
        &self,
        id: ApikeyId,
        change: Change<'_, Apikey>,
        mail: Option<Mail>,
        now: Timestamp,
    ) -> Result<Option<Apikey>, Error> {
        self.connections.write(|conn| {
            let changed = self.change_apikey(conn, id, change)?;
            if let Some(mail) = mail.filter(|_| changed.is_some()) {
                self.insert_mail(conn, &mail, now)?;
            }
            Ok(changed)
        })
    }

    fn replace_apikey(&self, old: ApikeyId, change: Change<'_, Apikey>, new: &Apikey) -> Result<Option<Apikey>, Error> {
        let row = ApikeyRow::seal(new, &self.sealer)?;
        self.connections.write(|conn| {
            let changed = self.change_apikey(conn, old, change)?;
            if changed.is_some() {
                insert_into(apikeys::table).values(row).execute(conn).map_err(database)?;
            }
            Ok(changed)
        })
    }

    fn delete_apikeys_revoked_before(&self, before: Timestamp) -> Result<usize, StoreError> {
        let old = apikeys::table.filter(apikeys::revoked_at.lt(before.as_millis()));
        self.connections.write(|conn| delete(old).execute(conn).map_err(database))
    }
}

impl SqliteStore {
    /// Changes a key inside a transaction.
    fn change_apikey(
        &self,
        conn: &mut SqliteConnection,
        id: ApikeyId,
        change: Change<'_, Apikey>,
    ) -> Result<Option<Apikey>, Error> {
        let kept = apikeys::table.filter(apikeys::id.eq(id.to_string()));
        let row = kept.clone().select(ApikeyRow::as_select()).get_result(conn).optional().map_err(database)?;
        let Some(row) = row else {
            return Ok(None);
        };
        let mut before = [row.open(&self.sealer)?];
        // Counts are written under the lock that we hold, so the row cannot have become old since it was read.
        self.counts.add_to_keys(&mut before);
        let [before] = before;
        let mut key = before.clone();
        change(&mut key)?;
        keep_identity_and_calls(&before, &mut key);
        if key != before {
            let row = ApikeyRow::seal(&key, &self.sealer)?;
            update(kept).set(ApikeyChange::from(row)).execute(conn).map_err(database)?;
        }
        Ok(Some(key))
    }

    /// Reads keys with the calls that are not yet written down; see [`crate::counts`] for why it may read twice.
    fn read_apikeys(
        &self,
        load: impl Fn(&mut SqliteConnection) -> QueryResult<Vec<ApikeyRow>>,
    ) -> Result<Vec<Apikey>, StoreError> {
        self.connections.read(|conn| {
            loop {
                let generation = self.counts.generation();
                let rows = load(conn).map_err(database)?;
                let mut keys = rows.into_iter().map(|row| row.open(&self.sealer)).collect::<Result<Vec<_>, _>>()?;
                if self.counts.add_to_keys(&mut keys) == generation {
                    return Ok(keys);
                }
            }
        })
    }
}
