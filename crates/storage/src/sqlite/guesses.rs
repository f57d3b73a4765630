//! How often passwords and codes were guessed.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::{delete, insert_into, select, update};
use freesewing_domain::error::Error;
use freesewing_domain::guesses::{Guesses, Proof};
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{Change, GuessStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::database;
use crate::schema::{guesses, users};
use crate::seal::damaged;

/// Its number, how many were wrong, and when the last one was.
type GuessRow = (i64, i64, i64);

impl GuessStore for SqliteStore {
    fn find_guesses(&self, of: Option<UserId>, proof: Proof) -> Result<Guesses, StoreError> {
        let row = self.connections.read(|conn| find(conn, of, proof))?;
        row.map_or_else(|| Ok(Guesses::default()), read)
    }

    fn update_guesses(
        &self,
        of: Option<UserId>,
        proof: Proof,
        change: Change<'_, Guesses>,
    ) -> Result<Option<Guesses>, Error> {
        self.connections.write(|conn| {
            if let Some(user) = of
                && !select(exists(users::table.find(user.0))).get_result::<bool>(conn).map_err(database)?
            {
                return Ok(None);
            }
            let row = find(conn, of, proof)?;
            let mut guesses = row.map_or_else(|| Ok(Guesses::default()), read)?;
            change(&mut guesses)?;
            write(conn, (of, proof), row.map(|(id, ..)| id), guesses).map_err(database)?;
            Ok(Some(guesses))
        })
    }

    fn forget_guesses(&self, of: UserId, proofs: &[Proof]) -> Result<(), StoreError> {
        let names = proofs.iter().map(Proof::to_string).collect::<Vec<_>>();
        let those = || guesses::table.filter(guesses::user_id.eq(of.0).and(guesses::proof.eq_any(&names)));
        let any = self.connections.read(|conn| select(exists(those())).get_result(conn).map_err(database))?;
        if any {
            self.connections.write(|conn| delete(those()).execute(conn).map_err(database))?;
        }
        Ok(())
    }
}

fn find(conn: &mut SqliteConnection, of: Option<UserId>, proof: Proof) -> Result<Option<GuessRow>, StoreError> {
    guesses::table
        .filter(guesses::user_id.is(of.map(|user| user.0)))
        .filter(guesses::proof.eq(proof.to_string()))
        .select((guesses::id, guesses::wrong, guesses::last_at))
        .get_result(conn)
        .optional()
        .map_err(database)
}

fn read((_, wrong, last_at): GuessRow) -> Result<Guesses, StoreError> {
    let wrong = wrong.try_into().map_err(|_| damaged("guesses.wrong"))?;
    Ok(Guesses { wrong, last_at: Some(Timestamp::from_millis(last_at)) })
}

fn write(
    conn: &mut SqliteConnection,
    (of, proof): (Option<UserId>, Proof),
    row: Option<i64>,
    now: Guesses,
) -> QueryResult<usize> {
    let last_at = now.last_at.map_or(0, Timestamp::as_millis);
    let counted = (guesses::wrong.eq(i64::from(now.wrong)), guesses::last_at.eq(last_at));
    match row {
        Some(id) => update(guesses::table.find(id)).set(counted).execute(conn),
        None => insert_into(guesses::table)
            .values((guesses::user_id.eq(of.map(|user| user.0)), guesses::proof.eq(proof.to_string()), counted))
            .execute(conn),
    }
}
