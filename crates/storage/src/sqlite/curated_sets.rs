//! Curated sets.

use diesel::prelude::*;
use diesel::{delete, insert_into, update};
use freesewing_domain::confirmation::Kind;
use freesewing_domain::curated_set::{CuratedSet, NewCuratedSet};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{ConfirmationId, CuratedSetId};
use freesewing_domain::ports::{Change, CuratedSetStore, StoreError};

use super::SqliteStore;
use super::error::database;
use crate::rows::curated_sets::{CuratedContentRow, CuratedSetRow};
use crate::schema::{confirmations, curated_sets};

impl CuratedSetStore for SqliteStore {
    fn create_curated_set(&self, new: NewCuratedSet) -> Result<CuratedSet, StoreError> {
        self.connections.write(|conn| insert(conn, new))
    }

    fn accept_suggested_set(&self, id: ConfirmationId, new: NewCuratedSet) -> Result<Option<CuratedSet>, StoreError> {
        let suggestion =
            confirmations::table.find(id.to_string()).filter(confirmations::kind.eq(Kind::SuggestedSet.name()));
        self.connections.write(|conn| match delete(suggestion).execute(conn).map_err(database)? {
            0 => Ok(None),
            _ => insert(conn, new).map(Some),
        })
    }

    fn find_curated_set(&self, id: CuratedSetId) -> Result<Option<CuratedSet>, StoreError> {
        self.connections.read(|conn| find(conn, id))?.map(CuratedSetRow::read).transpose()
    }

    fn list_curated_sets(&self) -> Result<Vec<CuratedSet>, StoreError> {
        let rows = self.connections.read(|conn| {
            curated_sets::table
                .order((curated_sets::height, curated_sets::id))
                .select(CuratedSetRow::as_select())
                .load(conn)
                .map_err(database)
        })?;
        rows.into_iter().map(CuratedSetRow::read).collect()
    }

    fn update_curated_set(
        &self,
        id: CuratedSetId,
        change: Change<'_, CuratedSet>,
    ) -> Result<Option<CuratedSet>, Error> {
        self.connections.write(|conn| {
            let Some(row) = find(conn, id)? else {
                return Ok(None);
            };
            let before = row.read()?;
            let mut set = before.clone();
            change(&mut set)?;
            let set = CuratedSet { id: before.id, created_at: before.created_at, ..set };
            if set != before {
                let row = CuratedContentRow::write(&set)?;
                update(curated_sets::table.find(id.0)).set(row).execute(conn).map_err(database)?;
            }
            Ok(Some(set))
        })
    }

    fn delete_curated_set(&self, id: CuratedSetId) -> Result<bool, StoreError> {
        self.connections
            .write(|conn| delete(curated_sets::table.find(id.0)).execute(conn).map(|rows| rows > 0).map_err(database))
    }
}

/// Keeps a curated set inside a transaction.
fn insert(conn: &mut SqliteConnection, new: NewCuratedSet) -> Result<CuratedSet, StoreError> {
    let mut set = new.into_set(CuratedSetId(0));
    let row = CuratedContentRow::write(&set)?;
    let made = curated_sets::created_at.eq(set.created_at.as_millis());
    let inserted = insert_into(curated_sets::table).values((made, row)).returning(curated_sets::id);
    set.id = CuratedSetId(inserted.get_result(conn).map_err(database)?);
    Ok(set)
}

fn find(conn: &mut SqliteConnection, id: CuratedSetId) -> Result<Option<CuratedSetRow>, StoreError> {
    curated_sets::table.find(id.0).select(CuratedSetRow::as_select()).get_result(conn).optional().map_err(database)
}
