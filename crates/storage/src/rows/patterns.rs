//! Rows of patterns.

use diesel::prelude::*;
use freesewing_domain::document::FreeForm;
use freesewing_domain::ids::{PatternId, UserId};
use freesewing_domain::pattern::Pattern;
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;
use serde_json::Value;

use crate::schema::patterns;
use crate::seal::{Sealer, damaged};

const DATA: &str = "patterns.data";
const NAME: &str = "patterns.name";
const NOTES: &str = "patterns.notes";
const SETTINGS: &str = "patterns.settings";

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = patterns)]
pub(crate) struct PatternRow {
    id: i64,
    user_id: i64,
    created_at: i64,
    design: String,
    #[diesel(embed)]
    content: ContentRow,
}

/// The columns that a change may write; not the number, the owner, the design and the date of making.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = patterns)]
pub(crate) struct ContentRow {
    data: Vec<u8>,
    img: String,
    name: Vec<u8>,
    notes: Vec<u8>,
    public: bool,
    settings: Vec<u8>,
    updated_at: i64,
}

impl ContentRow {
    pub(crate) fn seal(pattern: &Pattern, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            data: sealer.seal_json(DATA, pattern.data.as_value())?,
            img: pattern.img.clone(),
            name: sealer.seal(NAME, &pattern.name)?,
            notes: sealer.seal(NOTES, &pattern.notes)?,
            public: pattern.public,
            settings: sealer.seal_json(SETTINGS, pattern.settings.as_value())?,
            updated_at: pattern.updated_at.as_millis(),
        })
    }
}

impl PatternRow {
    pub(crate) fn open(self, sealer: &Sealer) -> Result<Pattern, StoreError> {
        let row = self.content;
        Ok(Pattern {
            id: PatternId(self.id),
            created_at: Timestamp::from_millis(self.created_at),
            data: free_form(DATA, &row.data, sealer)?,
            design: self.design,
            img: row.img,
            name: sealer.open(NAME, &row.name)?,
            notes: sealer.open(NOTES, &row.notes)?,
            public: row.public,
            settings: free_form(SETTINGS, &row.settings, sealer)?,
            user: UserId(self.user_id),
            updated_at: Timestamp::from_millis(row.updated_at),
        })
    }
}

fn free_form(place: &'static str, sealed: &[u8], sealer: &Sealer) -> Result<FreeForm, StoreError> {
    let value: Value = sealer.open_json(place, sealed)?;
    FreeForm::from_value(&value).ok_or_else(|| damaged(place))
}
