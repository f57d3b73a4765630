//! API keys.

use std::sync::Arc;

use diesel::prelude::*;
use diesel::{delete, insert_into, update};
use freesewing_domain::apikey::{Apikey, EndWarning, EndingKeys};
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{ApikeyStore, Change, Replace, StoreError};
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::changes::Thing;
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
        loop {
            let generation = self.counts.generation();
            let Some(key) = self.known_apikey(id)? else {
                return Ok(None);
            };
            let mut key = Apikey::clone(&key);
            if self.counts.add_to_keys(std::slice::from_mut(&mut key)) == generation {
                return Ok(Some(key));
            }
        }
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
            let changed = self.change_apikey(conn, id, &mut |key| change(key))?;
            if let Some(mail) = mail.filter(|_| changed.is_some()) {
                self.insert_mail(conn, &mail, now)?;
            }
            Ok(changed)
        })
    }

    fn update_apikeys_of(
        &self,
        user: UserId,
        change: Change<'_, Apikey>,
        mail: &dyn Fn(&[Apikey]) -> Mail,
        now: Timestamp,
    ) -> Result<Vec<Apikey>, Error> {
        self.connections.write(|conn| {
            let rows = apikeys::table.filter(apikeys::user_id.eq(user.0)).order(apikeys::seq);
            let rows = rows.select(ApikeyRow::as_select()).load(conn).map_err(database)?;
            let mut different = Vec::new();
            for row in rows {
                let (before, key) = self.change_row(conn, row, &mut |key| change(key))?;
                if key != before {
                    different.push(key);
                }
            }
            if !different.is_empty() {
                self.insert_mail(conn, &mail(&different), now)?;
            }
            Ok(different)
        })
    }

    fn replace_apikey(&self, old: ApikeyId, replace: Replace<'_>) -> Result<Option<(Apikey, Apikey)>, Error> {
        self.connections.write(|conn| {
            let mut new = None;
            let changed = self.change_apikey(conn, old, &mut |key| {
                new = Some(replace(key)?);
                Ok(())
            })?;
            let Some((old, new)) = changed.zip(new) else {
                return Ok(None);
            };
            let row = ApikeyRow::seal(&new, &self.sealer)?;
            insert_into(apikeys::table).values(row).execute(conn).map_err(database)?;
            Ok(Some((old, new)))
        })
    }

    fn update_apikey_with_confirmation(
        &self,
        id: ApikeyId,
        change: Change<'_, Apikey>,
        confirmation: &Confirmation,
        mail: Mail,
    ) -> Result<Option<Apikey>, Error> {
        self.connections.write(|conn| {
            let changed = self.change_apikey(conn, id, &mut |key| change(key))?;
            if changed.is_some() {
                self.keep_confirmation(conn, confirmation, Some(mail))?;
            }
            Ok(changed)
        })
    }

    fn list_ending_apikeys(&self, ending: &EndingKeys) -> Result<Vec<Apikey>, StoreError> {
        let (after, id) = ending.after;
        // No id is after this one, so without one given, keys that end in this very moment are left out.
        let id = id.map_or_else(|| "~".to_owned(), |id| id.to_string());
        self.read_apikeys(|conn| {
            let open = apikeys::table
                .filter(apikeys::revoked_at.is_null())
                .filter(apikeys::successor.is_null())
                .filter(apikeys::expires_at.between(after.as_millis(), ending.until.as_millis()))
                .filter(apikeys::expires_at.gt(after.as_millis()).or(apikeys::id.gt(&id)))
                .order((apikeys::expires_at, apikeys::id))
                .limit(ending.limit.into())
                .select(ApikeyRow::as_select())
                .into_boxed();
            match ending.warned.map(EndWarning::name) {
                None => open.filter(apikeys::warned_of_end.is_null()).load(conn),
                Some(warned) => open.filter(apikeys::warned_of_end.eq(warned)).load(conn),
            }
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
        change: &mut dyn FnMut(&mut Apikey) -> Result<(), Error>,
    ) -> Result<Option<Apikey>, Error> {
        let kept = apikeys::table.filter(apikeys::id.eq(id.to_string()));
        let row = kept.select(ApikeyRow::as_select()).get_result(conn).optional().map_err(database)?;
        row.map(|row| self.change_row(conn, row, change).map(|(_, key)| key)).transpose()
    }

    /// Changes the key of a row that was read in the same transaction; answers it before and after.
    fn change_row(
        &self,
        conn: &mut SqliteConnection,
        row: ApikeyRow,
        change: &mut dyn FnMut(&mut Apikey) -> Result<(), Error>,
    ) -> Result<(Apikey, Apikey), Error> {
        let mut before = [row.open(&self.sealer)?];
        // Counts are written under the lock that we hold, so the row cannot have become old since it was read.
        self.counts.add_to_keys(&mut before);
        let [before] = before;
        let mut key = before.clone();
        change(&mut key)?;
        keep_identity_and_calls(&before, &mut key);
        if key != before {
            let row = ApikeyChange::from(ApikeyRow::seal(&key, &self.sealer)?);
            let kept = apikeys::table.filter(apikeys::id.eq(key.id.to_string()));
            update(kept).set(row).execute(conn).map_err(database)?;
        }
        Ok((before, key))
    }

    /// A key with the calls that are written down.
    fn known_apikey(&self, id: ApikeyId) -> Result<Option<Arc<Apikey>>, StoreError> {
        self.known.apikeys.get(id, self.connections.revision(Thing::Apikey(id)), || {
            let row = self.connections.read(|conn| {
                let row = apikeys::table.filter(apikeys::id.eq(id.to_string()));
                row.select(ApikeyRow::as_select()).get_result(conn).optional().map_err(database)
            })?;
            row.map(|row: ApikeyRow| Ok((row.bytes(), row.open(&self.sealer)?))).transpose()
        })
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
