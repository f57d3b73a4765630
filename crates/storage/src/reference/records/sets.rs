//! Measurement sets.

use freesewing_domain::ids::{SetId, UserId};
use freesewing_domain::set::MeasurementSet;

use super::{image, measurements};
use crate::reference::Column::{Moment, Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for MeasurementSet {
    const TABLE: &'static str = "Set";
    const COLUMNS: &'static [Column] = &[
        Number("id"),
        Moment("createdAt"),
        Text("img"),
        Number("imperial"),
        Text("name"),
        Text("notes"),
        Number("userId"),
        Text("measies"),
        Number("public"),
        Moment("updatedAt"),
    ];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: SetId(row.number("id")?),
            created_at: row.moment("createdAt")?,
            img: image(row)?,
            imperial: row.flag("imperial")?,
            name: row.sealed_text("name")?,
            notes: row.sealed_text("notes")?,
            user: UserId(row.number("userId")?),
            measurements: measurements(row, &row.sealed_json("measies")?),
            public: row.flag("public")?,
            updated_at: row.moment("updatedAt")?,
        }))
    }
}
