//! Rows of measurement sets.

use diesel::prelude::*;
use freesewing_domain::ids::{SetId, UserId};
use freesewing_domain::measurement::Measurements;
use freesewing_domain::ports::StoreError;
use freesewing_domain::set::MeasurementSet;
use freesewing_domain::time::Timestamp;
use serde_json::Value;

use crate::schema::sets;
use crate::seal::Sealer;

const MEASUREMENTS: &str = "sets.measurements";
const NAME: &str = "sets.name";
const NOTES: &str = "sets.notes";

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = sets)]
pub(crate) struct SetRow {
    id: i64,
    user_id: i64,
    created_at: i64,
    #[diesel(embed)]
    content: ContentRow,
}

/// The columns that a change may write; not the number, the owner and the date of making.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sets)]
pub(crate) struct ContentRow {
    img: String,
    imperial: bool,
    measurements: Vec<u8>,
    name: Vec<u8>,
    notes: Vec<u8>,
    public: bool,
    updated_at: i64,
}

impl ContentRow {
    pub(crate) fn seal(set: &MeasurementSet, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            img: set.img.clone(),
            imperial: set.imperial,
            measurements: sealer.seal_json(MEASUREMENTS, &set.measurements)?,
            name: sealer.seal(NAME, &set.name)?,
            notes: sealer.seal(NOTES, &set.notes)?,
            public: set.public,
            updated_at: set.updated_at.as_millis(),
        })
    }
}

impl SetRow {
    /// How many bytes it takes in memory when it is open, about.
    pub(crate) fn bytes(&self) -> usize {
        let row = &self.content;
        size_of::<MeasurementSet>() + row.measurements.len() + row.name.len() + row.notes.len()
    }

    pub(crate) fn open(self, sealer: &Sealer) -> Result<MeasurementSet, StoreError> {
        let row = self.content;
        let measurements = sealer.open_object(MEASUREMENTS, &row.measurements)?;
        Ok(MeasurementSet {
            id: SetId(self.id),
            created_at: Timestamp::from_millis(self.created_at),
            img: row.img,
            imperial: row.imperial,
            name: sealer.open(NAME, &row.name)?,
            notes: sealer.open(NOTES, &row.notes)?,
            user: UserId(self.user_id),
            measurements: Measurements::sanitised(&Value::Object(measurements)),
            public: row.public,
            updated_at: Timestamp::from_millis(row.updated_at),
        })
    }
}
