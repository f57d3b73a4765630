//! Rows of option packs. They are public, so nothing is sealed.

use diesel::prelude::*;
use freesewing_domain::ids::OptionPackId;
use freesewing_domain::option_pack::OptionPack;
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;

use super::{document, list, plain_json, to_plain_json};
use crate::schema::option_packs;

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = option_packs)]
pub(crate) struct OptionPackRow {
    id: i64,
    created_at: i64,
    design: String,
    #[diesel(embed)]
    content: PackContentRow,
}

/// The columns that a change may write; not the number, the design and the date of making.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = option_packs)]
pub(crate) struct PackContentRow {
    img: String,
    info: String,
    names: String,
    notes: String,
    options: String,
    tags: String,
    updated_at: i64,
}

impl PackContentRow {
    pub(crate) fn write(pack: &OptionPack) -> Result<Self, StoreError> {
        Ok(Self {
            img: pack.img.clone(),
            info: pack.info.clone(),
            names: to_plain_json(&pack.names)?,
            notes: to_plain_json(&pack.notes)?,
            options: pack.options.to_string(),
            tags: pack.tags.to_string(),
            updated_at: pack.updated_at.as_millis(),
        })
    }
}

impl OptionPackRow {
    pub(crate) fn read(self) -> Result<OptionPack, StoreError> {
        let row = self.content;
        Ok(OptionPack {
            id: OptionPackId(self.id),
            created_at: Timestamp::from_millis(self.created_at),
            design: self.design,
            img: row.img,
            info: row.info,
            names: plain_json("option_packs.names", &row.names)?,
            notes: plain_json("option_packs.notes", &row.notes)?,
            tags: list("option_packs.tags", &row.tags)?,
            options: document("option_packs.options", &row.options)?,
            updated_at: Timestamp::from_millis(row.updated_at),
        })
    }
}
