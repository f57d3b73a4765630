//! Patterns.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel::{delete, insert_into, update};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{PatternId, UserId};
use freesewing_domain::image::NewImage;
use freesewing_domain::pattern::{NewPattern, Pattern};
use freesewing_domain::ports::{Change, PatternStore, StoreError};

use super::SqliteStore;
use super::error::database;
use crate::rows::patterns::{ContentRow, PatternRow};
use crate::schema::patterns;

impl PatternStore for SqliteStore {
    fn create_pattern(&self, new: NewPattern) -> Result<Pattern, StoreError> {
        let own_image = new.image == NewImage::Own;
        // The row goes in before its number is known, and a picture of its own is named after the number.
        let mut pattern = new.into_pattern(PatternId(0));
        let row = ContentRow::seal(&pattern, &self.sealer)?;
        let fixed = (
            patterns::user_id.eq(pattern.user.0),
            patterns::design.eq(pattern.design.clone()),
            patterns::created_at.eq(pattern.created_at.as_millis()),
        );
        self.connections.write(|conn| {
            let inserted = insert_into(patterns::table).values((fixed, row)).returning(patterns::id);
            pattern.id = PatternId(inserted.get_result(conn).map_err(database)?);
            if own_image {
                pattern.img = pattern.id.image();
                let named = patterns::img.eq(&pattern.img);
                update(patterns::table.find(pattern.id.0)).set(named).execute(conn).map_err(database)?;
            }
            Ok(pattern)
        })
    }

    fn find_pattern(&self, id: PatternId) -> Result<Option<Pattern>, StoreError> {
        let row = self.connections.read(|conn| find(conn, id))?;
        row.map(|row| row.open(&self.sealer)).transpose()
    }

    fn list_patterns(&self, user: UserId) -> Result<Vec<Pattern>, StoreError> {
        let rows = self.connections.read(|conn| {
            patterns::table
                .filter(patterns::user_id.eq(user.0))
                .order(patterns::id)
                .select(PatternRow::as_select())
                .load(conn)
                .map_err(database)
        })?;
        rows.into_iter().map(|row| row.open(&self.sealer)).collect()
    }

    fn update_pattern(&self, id: PatternId, change: Change<'_, Pattern>) -> Result<Option<Pattern>, Error> {
        self.connections.write(|conn| {
            let Some(row) = find(conn, id)? else {
                return Ok(None);
            };
            let before = row.open(&self.sealer)?;
            let mut pattern = before.clone();
            change(&mut pattern)?;
            let (design, created_at) = (before.design.clone(), before.created_at);
            let pattern = Pattern { id: before.id, user: before.user, design, created_at, ..pattern };
            if pattern != before {
                let row = ContentRow::seal(&pattern, &self.sealer)?;
                update(patterns::table.find(id.0)).set(row).execute(conn).map_err(database)?;
            }
            Ok(Some(pattern))
        })
    }

    fn delete_pattern(&self, id: PatternId, default_img: &str) -> Result<bool, StoreError> {
        self.connections.write(|conn| {
            if delete(patterns::table.find(id.0)).execute(conn).map_err(database)? == 0 {
                return Ok(false);
            }
            // The index holds own pictures alone; the database sees from the second half that it may use it.
            let copies =
                patterns::table.filter(patterns::img.eq(id.image())).filter(sql::<Bool>("img GLOB 'pattern-*'"));
            update(copies).set(patterns::img.eq(default_img)).execute(conn).map_err(database)?;
            Ok(true)
        })
    }
}

fn find(conn: &mut SqliteConnection, id: PatternId) -> Result<Option<PatternRow>, StoreError> {
    patterns::table.find(id.0).select(PatternRow::as_select()).get_result(conn).optional().map_err(database)
}
