//! Patterns.

use freesewing_domain::document::FreeForm;
use freesewing_domain::ids::{PatternId, UserId};
use freesewing_domain::pattern::Pattern;

use super::image;
use crate::reference::Column::{Moment, Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for Pattern {
    const TABLE: &'static str = "Pattern";
    const COLUMNS: &'static [Column] = &[
        Number("id"),
        Moment("createdAt"),
        Text("data"),
        Text("design"),
        Text("img"),
        Text("name"),
        Text("notes"),
        Number("public"),
        Text("settings"),
        Number("userId"),
        Moment("updatedAt"),
    ];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: PatternId(row.number("id")?),
            created_at: row.moment("createdAt")?,
            data: free_form(row, "data")?,
            design: row.text("design")?.to_owned(),
            img: image(row)?,
            name: row.sealed_text("name")?,
            notes: row.sealed_text("notes")?,
            public: row.flag("public")?,
            settings: free_form(row, "settings")?,
            user: UserId(row.number("userId")?),
            updated_at: row.moment("updatedAt")?,
        }))
    }
}

fn free_form(row: &Reading<'_>, name: &'static str) -> Result<FreeForm, Refused> {
    FreeForm::from_value(&row.sealed_json(name)?).ok_or(Refused::Column(name))
}
