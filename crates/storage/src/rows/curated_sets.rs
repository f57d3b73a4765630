//! Rows of curated sets. They are public, so nothing is sealed.

use diesel::prelude::*;
use freesewing_domain::curated_set::CuratedSet;
use freesewing_domain::ids::CuratedSetId;
use freesewing_domain::measurement::Measurements;
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;
use serde_json::Value;

use super::{document, list, number, plain_json, to_plain_json};
use crate::schema::curated_sets;

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = curated_sets)]
pub(crate) struct CuratedSetRow {
    id: i64,
    created_at: i64,
    #[diesel(embed)]
    content: CuratedContentRow,
}

/// The columns that a change may write; not the number and the date of making.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = curated_sets, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(crate) struct CuratedContentRow {
    height: i64,
    info: String,
    measurements: String,
    names: String,
    notes: String,
    published: bool,
    tags: Option<String>,
    updated_at: i64,
}

impl CuratedContentRow {
    pub(crate) fn write(set: &CuratedSet) -> Result<Self, StoreError> {
        Ok(Self {
            height: i64::from(set.height),
            info: set.info.clone(),
            measurements: to_plain_json(&set.measurements)?,
            names: to_plain_json(&set.names)?,
            notes: to_plain_json(&set.notes)?,
            published: set.published,
            tags: set.tags.as_ref().map(ToString::to_string),
            updated_at: set.updated_at.as_millis(),
        })
    }
}

impl CuratedSetRow {
    pub(crate) fn read(self) -> Result<CuratedSet, StoreError> {
        let row = self.content;
        let measurements = document("curated_sets.measurements", &row.measurements)?;
        Ok(CuratedSet {
            id: CuratedSetId(self.id),
            created_at: Timestamp::from_millis(self.created_at),
            height: number("curated_sets.height", row.height)?,
            info: row.info,
            names: plain_json("curated_sets.names", &row.names)?,
            notes: plain_json("curated_sets.notes", &row.notes)?,
            tags: row.tags.map(|tags| list("curated_sets.tags", &tags)).transpose()?,
            measurements: Measurements::sanitised(&Value::Object(measurements.as_map().clone())),
            updated_at: Timestamp::from_millis(row.updated_at),
            published: row.published,
        })
    }
}
