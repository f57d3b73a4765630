//! API keys.

use diesel::prelude::*;
use diesel::{delete, insert_into, update};
use freesewing_domain::apikey::Apikey;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{ApikeyStore, StoreError};
use freesewing_domain::secret::Secret;

use super::SqliteStore;
use super::error::database;
use crate::rows::apikeys::ApikeyRow;
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

    fn delete_apikey(&self, id: ApikeyId) -> Result<bool, StoreError> {
        let key = apikeys::table.filter(apikeys::id.eq(id.to_string()));
        self.connections.write(|conn| delete(key).execute(conn).map(|rows| rows > 0).map_err(database))
    }
}

impl SqliteStore {
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
