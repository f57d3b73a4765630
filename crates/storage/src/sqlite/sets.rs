//! Measurement sets.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel::{delete, insert_into, update};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{SetId, UserId};
use freesewing_domain::ports::{Change, SetStore, StoreError, Subject};
use freesewing_domain::set::{MeasurementSet, NewImage, NewSet};

use super::SqliteStore;
use super::changes::Thing;
use super::error::database;
use crate::rows::sets::{ContentRow, SetRow};
use crate::schema::sets;

impl SetStore for SqliteStore {
    fn create_set(&self, new: NewSet) -> Result<MeasurementSet, StoreError> {
        let own_image = new.image == NewImage::Own;
        // The row goes in before its number is known, and a picture of its own is named after the number.
        let mut set = new.into_set(SetId(0));
        let row = ContentRow::seal(&set, &self.sealer)?;
        let owner = (sets::user_id.eq(set.user.0), sets::created_at.eq(set.created_at.as_millis()));
        self.connections.write(|conn| {
            let inserted = insert_into(sets::table).values((owner, row)).returning(sets::id);
            set.id = SetId(inserted.get_result(conn).map_err(database)?);
            if own_image {
                set.img = set.id.image();
                update(sets::table.find(set.id.0)).set(sets::img.eq(&set.img)).execute(conn).map_err(database)?;
            }
            Ok(set)
        })
    }

    fn find_set(&self, id: SetId) -> Result<Option<MeasurementSet>, StoreError> {
        let revision = self.connections.revision(Thing::Shared(Subject::Set(id)));
        let set = self.known.sets.get(id, revision, || {
            let row = self.connections.read(|conn| find(conn, id))?;
            row.map(|row| Ok((row.bytes(), row.open(&self.sealer)?))).transpose()
        })?;
        Ok(set.map(|set| MeasurementSet::clone(&set)))
    }

    fn list_sets(&self, user: UserId) -> Result<Vec<MeasurementSet>, StoreError> {
        let sets = self.known.sets_of.get(user, self.connections.revision(Thing::SetsOf(user)), || {
            let rows = self.connections.read(|conn| {
                let rows = sets::table.filter(sets::user_id.eq(user.0)).order(sets::id);
                rows.select(SetRow::as_select()).load(conn).map_err(database)
            })?;
            let bytes = rows.iter().map(SetRow::bytes).sum();
            let sets = rows.into_iter().map(|row| row.open(&self.sealer)).collect::<Result<Vec<_>, _>>()?;
            Ok(Some((bytes, sets)))
        })?;
        Ok(sets.map(|sets| Vec::clone(&sets)).unwrap_or_default())
    }

    fn update_set(&self, id: SetId, change: Change<'_, MeasurementSet>) -> Result<Option<MeasurementSet>, Error> {
        self.connections.write(|conn| {
            let Some(row) = find(conn, id)? else {
                return Ok(None);
            };
            let before = row.open(&self.sealer)?;
            let mut set = before.clone();
            change(&mut set)?;
            let set = MeasurementSet { id: before.id, user: before.user, created_at: before.created_at, ..set };
            if set != before {
                let row = ContentRow::seal(&set, &self.sealer)?;
                update(sets::table.find(id.0)).set(row).execute(conn).map_err(database)?;
            }
            Ok(Some(set))
        })
    }

    fn delete_set(&self, id: SetId, default_img: &str) -> Result<bool, StoreError> {
        self.connections.write(|conn| {
            if delete(sets::table.find(id.0)).execute(conn).map_err(database)? == 0 {
                return Ok(false);
            }
            // The second condition is what the index on pictures is for.
            let copies = sets::table.filter(sets::img.eq(id.image())).filter(sql::<Bool>("img GLOB 'set-*'"));
            update(copies).set(sets::img.eq(default_img)).execute(conn).map_err(database)?;
            Ok(true)
        })
    }
}

fn find(conn: &mut SqliteConnection, id: SetId) -> Result<Option<SetRow>, StoreError> {
    sets::table.find(id.0).select(SetRow::as_select()).get_result(conn).optional().map_err(database)
}
