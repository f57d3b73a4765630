//! Accounts.

use std::sync::Arc;

use diesel::dsl::{exists, sql};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel::{insert_into, select, update};
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::email::EmailHash;
use freesewing_domain::error::Error;
use freesewing_domain::ids::UserId;
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{Change, RemovedUser, StoreError, UserStore};
use freesewing_domain::rules::Avatars;
use freesewing_domain::user::{NewProfile, NewUser, User, Username};

use super::changes::Thing;
use super::error::database;
use super::{SqliteStore, removal};
use crate::counts::keep_number_and_calls;
use crate::rows::users::{ProfileRow, UserRow};
use crate::schema::users;

impl UserStore for SqliteStore {
    fn create_user(
        &self,
        new: NewUser,
        confirmation: Option<Confirmation>,
        mail: Option<Mail>,
    ) -> Result<User, StoreError> {
        let now = new.created_at;
        self.connections.write(|conn| {
            let user = self.insert_user(conn, new, NewProfile::default())?;
            if let Some(confirmation) = confirmation {
                self.insert_confirmation(conn, &Confirmation { user: Some(user.id), ..confirmation })?;
            }
            if let Some(mail) = mail {
                self.insert_mail(conn, &mail, now)?;
            }
            Ok(user)
        })
    }

    fn create_user_as(&self, new: NewUser, profile: NewProfile) -> Result<User, StoreError> {
        self.connections.write(|conn| self.insert_user(conn, new, profile))
    }

    fn find_user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        loop {
            let generation = self.counts.generation();
            let Some(user) = self.known_user(id)? else {
                return Ok(None);
            };
            let mut user = User::clone(&user);
            if self.counts.add_to_user(&mut user) == generation {
                return Ok(Some(user));
            }
        }
    }

    fn find_user_by_email(&self, hash: &EmailHash) -> Result<Option<User>, StoreError> {
        self.read_user(|conn| {
            users::table.filter(users::ehash.eq(hash.as_str())).select(UserRow::as_select()).get_result(conn)
        })
    }

    fn find_user_by_name(&self, key: &str) -> Result<Option<User>, StoreError> {
        self.read_user(|conn| {
            users::table.filter(users::username_key.eq(key)).select(UserRow::as_select()).get_result(conn)
        })
    }

    fn update_user(&self, id: UserId, change: Change<'_, User>) -> Result<Option<User>, Error> {
        self.connections.write(|conn| self.change_user(conn, id, change))
    }

    fn find_users_by_hash(&self, hash: &EmailHash, limit: u32) -> Result<Vec<User>, StoreError> {
        let hash = hash.as_str();
        self.read_users(|conn| {
            users::table
                .filter(users::ehash.eq(hash).or(users::ihash.eq(hash)))
                .order(users::id)
                .limit(limit.into())
                .select(UserRow::as_select())
                .load(conn)
        })
    }

    fn search_users_by_name(&self, text: &str, limit: u32) -> Result<Vec<User>, StoreError> {
        self.read_users(|conn| {
            users::table
                // Unlike LIKE, this has no wildcards, and no limit to the length of what is looked for.
                .filter(sql::<Bool>("instr(username_key, ").bind::<Text, _>(text).sql(") > 0"))
                .order(users::id)
                .limit(limit.into())
                .select(UserRow::as_select())
                .load(conn)
        })
    }

    fn delete_user(&self, id: UserId, avatars: &Avatars) -> Result<Option<RemovedUser>, StoreError> {
        self.connections.write(|conn| removal::remove(conn, id, avatars))
    }
}

impl SqliteStore {
    /// An account with the calls that are written down.
    fn known_user(&self, id: UserId) -> Result<Option<Arc<User>>, StoreError> {
        self.known.users.get(id, self.connections.revision(Thing::User(id)), || {
            let row = self.connections.read(|conn| {
                let row = users::table.find(id.0).select(UserRow::as_select()).get_result(conn);
                row.optional().map_err(database)
            })?;
            row.map(|row| Ok((row.bytes(), row.open(&self.sealer)?))).transpose()
        })
    }

    /// Reads an account with the calls that are not yet written down; see [`crate::counts`] for why it may read twice.
    fn read_user(
        &self,
        load: impl Fn(&mut SqliteConnection) -> QueryResult<UserRow>,
    ) -> Result<Option<User>, StoreError> {
        self.connections.read(|conn| {
            loop {
                let generation = self.counts.generation();
                let Some(row) = load(conn).optional().map_err(database)? else {
                    return Ok(None);
                };
                let mut user = row.open(&self.sealer)?;
                if self.counts.add_to_user(&mut user) == generation {
                    return Ok(Some(user));
                }
            }
        })
    }

    /// Reads accounts in the same way.
    fn read_users(
        &self,
        load: impl Fn(&mut SqliteConnection) -> QueryResult<Vec<UserRow>>,
    ) -> Result<Vec<User>, StoreError> {
        self.connections.read(|conn| {
            loop {
                let generation = self.counts.generation();
                let rows = load(conn).map_err(database)?;
                let mut users = rows.into_iter().map(|row| row.open(&self.sealer)).collect::<Result<Vec<_>, _>>()?;
                if users.iter_mut().all(|user| self.counts.add_to_user(user) == generation) {
                    return Ok(users);
                }
            }
        })
    }

    /// The name depends on the number, which the database gives: so the row first goes in under a name that nobody can
    /// have, the hash of its address.
    fn insert_user(&self, conn: &mut SqliteConnection, new: NewUser, profile: NewProfile) -> Result<User, StoreError> {
        let provisional = Username::from_stored(new.email.hash().as_str());
        let mut user = profile.complete(new.into_user(UserId(0), provisional));
        let row = ProfileRow::seal(&user, &self.sealer)?;
        let id = insert_into(users::table).values(row).returning(users::id).get_result(conn).map_err(database)?;
        let name = free_name(conn, profile.names(UserId(id)))?;
        update(users::table.find(id))
            .set((users::username.eq(name.as_str()), users::username_key.eq(name.key())))
            .execute(conn)
            .map_err(database)?;
        (user.id, user.username) = (UserId(id), name);
        Ok(user)
    }

    /// Changes an account inside a transaction.
    pub(super) fn change_user(
        &self,
        conn: &mut SqliteConnection,
        id: UserId,
        change: Change<'_, User>,
    ) -> Result<Option<User>, Error> {
        let row = users::table.find(id.0).select(UserRow::as_select()).get_result(conn).optional().map_err(database)?;
        let Some(row) = row else {
            return Ok(None);
        };
        let mut before = row.open(&self.sealer)?;
        // Counts are written under the lock that we hold, so the row cannot have become old since it was read.
        self.counts.add_to_user(&mut before);
        let mut user = before.clone();
        change(&mut user)?;
        keep_number_and_calls(&before, &mut user);
        if user != before {
            let row = ProfileRow::seal(&user, &self.sealer)?;
            update(users::table.find(id.0)).set(row).execute(conn).map_err(database)?;
        }
        Ok(Some(user))
    }
}

/// The first of these names that nobody has.
fn free_name(conn: &mut SqliteConnection, names: impl Iterator<Item = Username>) -> Result<Username, StoreError> {
    for name in names {
        let taken = users::table.filter(users::username_key.eq(name.key()));
        if !select(exists(taken)).get_result::<bool>(conn).map_err(database)? {
            return Ok(name);
        }
    }
    Err(StoreError::Conflict(freesewing_domain::ports::Conflict::Username))
}
