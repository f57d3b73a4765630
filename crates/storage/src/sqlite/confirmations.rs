//! Confirmations.

use diesel::prelude::*;
use diesel::{delete, insert_into};
use freesewing_domain::confirmation::{Confirmation, Kind};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ConfirmationId, UserId};
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{Change, ConfirmationStore, StoreError};
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;

use super::SqliteStore;
use super::error::database;
use crate::rows::confirmations::ConfirmationRow;
use crate::schema::confirmations;

impl ConfirmationStore for SqliteStore {
    fn create_confirmation(&self, confirmation: &Confirmation, mail: Option<Mail>) -> Result<(), StoreError> {
        self.connections.write(|conn| self.keep_confirmation(conn, confirmation, mail))
    }

    fn create_confirmation_with_change(
        &self,
        confirmation: &Confirmation,
        mail: Option<Mail>,
        change: Change<'_, User>,
    ) -> Result<Option<User>, Error> {
        let Some(user) = confirmation.user else {
            return Ok(None);
        };
        self.connections.write(|conn| {
            let changed = self.change_user(conn, user, change)?;
            if changed.is_some() {
                self.keep_confirmation(conn, confirmation, mail)?;
            }
            Ok(changed)
        })
    }

    fn find_confirmation(&self, id: ConfirmationId) -> Result<Option<Confirmation>, StoreError> {
        let row = self.connections.read(|conn| {
            confirmations::table
                .find(id.to_string())
                .select(ConfirmationRow::as_select())
                .get_result(conn)
                .optional()
                .map_err(database)
        })?;
        row.map(|row| row.open(&self.sealer)).transpose()
    }

    fn take_confirmation(&self, id: ConfirmationId) -> Result<Option<Confirmation>, StoreError> {
        let row = self.connections.write(|conn| {
            delete(confirmations::table.find(id.to_string()))
                .returning(ConfirmationRow::as_returning())
                .get_result(conn)
                .optional()
                .map_err(database)
        })?;
        row.map(|row| row.open(&self.sealer)).transpose()
    }

    fn redeem_confirmation(
        &self,
        id: ConfirmationId,
        void: &[Kind],
        change: Change<'_, User>,
    ) -> Result<Option<User>, Error> {
        self.connections.write(|conn| {
            let Some(user) = take(conn, id)? else {
                return Ok(None);
            };
            remove_kinds(conn, user, void)?;
            self.change_user(conn, user, change)
        })
    }

    fn list_confirmations(&self, kind: Kind) -> Result<Vec<Confirmation>, StoreError> {
        let of_kind = confirmations::table
            .filter(confirmations::kind.eq(kind.name()))
            .order((confirmations::created_at, confirmations::id))
            .select(ConfirmationRow::as_select());
        let rows = self.connections.read(|conn| of_kind.load(conn).map_err(database))?;
        rows.into_iter().map(|row| row.open(&self.sealer)).collect()
    }

    fn delete_confirmation(&self, id: ConfirmationId) -> Result<bool, StoreError> {
        let one = confirmations::table.find(id.to_string());
        self.connections.write(|conn| delete(one).execute(conn).map(|rows| rows > 0).map_err(database))
    }

    fn delete_confirmations_before(&self, kind: Kind, before: Timestamp) -> Result<usize, StoreError> {
        let old = confirmations::table
            .filter(confirmations::kind.eq(kind.name()))
            .filter(confirmations::created_at.lt(before.as_millis()));
        self.connections.write(|conn| delete(old).execute(conn).map_err(database))
    }
}

impl SqliteStore {
    /// Keeps a confirmation and its mail inside a transaction.
    pub(super) fn keep_confirmation(
        &self,
        conn: &mut SqliteConnection,
        confirmation: &Confirmation,
        mail: Option<Mail>,
    ) -> Result<(), StoreError> {
        self.insert_confirmation(conn, confirmation)?;
        mail.map_or(Ok(()), |mail| self.insert_mail(conn, &mail, confirmation.created_at))
    }

    /// Keeps a confirmation inside a transaction.
    pub(super) fn insert_confirmation(
        &self,
        conn: &mut SqliteConnection,
        confirmation: &Confirmation,
    ) -> Result<(), StoreError> {
        let row = ConfirmationRow::seal(confirmation, &self.sealer)?;
        insert_into(confirmations::table).values(row).execute(conn).map(drop).map_err(database)
    }
}

/// Removes a confirmation that has a user, and answers the user. One that has none stays.
fn take(conn: &mut SqliteConnection, id: ConfirmationId) -> Result<Option<UserId>, StoreError> {
    let with_user = confirmations::table.find(id.to_string()).filter(confirmations::user_id.is_not_null());
    let user: Option<Option<i64>> =
        delete(with_user).returning(confirmations::user_id).get_result(conn).optional().map_err(database)?;
    Ok(user.flatten().map(UserId))
}

fn remove_kinds(conn: &mut SqliteConnection, user: UserId, kinds: &[Kind]) -> Result<(), StoreError> {
    let kinds = kinds.iter().map(|kind| kind.name());
    let others =
        confirmations::table.filter(confirmations::user_id.eq(user.0)).filter(confirmations::kind.eq_any(kinds));
    delete(others).execute(conn).map(drop).map_err(database)
}
