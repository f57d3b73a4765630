//! What curators look after, which is public and not sealed.

use freesewing_domain::curated_set::{CuratedSet, NO_HEIGHT};
use freesewing_domain::document::List;
use freesewing_domain::ids::{CuratedSetId, OptionPackId};
use freesewing_domain::language::Language;
use freesewing_domain::option_pack::OptionPack;
use freesewing_domain::translated::Translated;

use super::{image, measurements, object};
use crate::reference::Column::{Moment, Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for CuratedSet {
    const TABLE: &'static str = "CuratedSet";
    const COLUMNS: &'static [Column] = &[
        Number("id"),
        Moment("createdAt"),
        Number("height"),
        Text("info"),
        Text("nameDe"),
        Text("nameEn"),
        Text("nameEs"),
        Text("nameFr"),
        Text("nameNl"),
        Text("nameUk"),
        Text("notesDe"),
        Text("notesEn"),
        Text("notesEs"),
        Text("notesFr"),
        Text("notesNl"),
        Text("notesUk"),
        Text("tags"),
        Text("measies"),
        Moment("updatedAt"),
        Number("published"),
    ];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: CuratedSetId(row.number("id")?),
            created_at: row.moment("createdAt")?,
            height: i32::try_from(row.number("height")?).unwrap_or(NO_HEIGHT),
            info: row.text("info")?.to_owned(),
            names: names(row)?,
            notes: notes(row)?,
            // An object without members is what stands there when none were given.
            tags: List::from_value(&row.json("tags")?),
            measurements: measurements(row, &row.json("measies")?),
            updated_at: row.moment("updatedAt")?,
            published: row.flag("published")?,
        }))
    }
}

impl Record for OptionPack {
    const TABLE: &'static str = "OptionPack";
    const COLUMNS: &'static [Column] = &[
        Number("id"),
        Moment("createdAt"),
        Text("design"),
        Text("img"),
        Text("info"),
        Text("nameDe"),
        Text("nameEn"),
        Text("nameEs"),
        Text("nameFr"),
        Text("nameNl"),
        Text("nameUk"),
        Text("notesDe"),
        Text("notesEn"),
        Text("notesEs"),
        Text("notesFr"),
        Text("notesNl"),
        Text("notesUk"),
        Text("tags"),
        Text("options"),
        Moment("updatedAt"),
    ];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: OptionPackId(row.number("id")?),
            created_at: row.moment("createdAt")?,
            design: row.text("design")?.to_lowercase(),
            img: image(row)?,
            info: row.text("info")?.to_owned(),
            names: names(row)?,
            notes: notes(row)?,
            tags: List::from_value(&row.json("tags")?).unwrap_or_default(),
            options: object("options", &row.json("options")?)?,
            updated_at: row.moment("updatedAt")?,
        }))
    }
}

fn names(row: &Reading<'_>) -> Result<Translated, Refused> {
    translated(row, ["nameDe", "nameEn", "nameEs", "nameFr", "nameNl", "nameUk"])
}

fn notes(row: &Reading<'_>) -> Result<Translated, Refused> {
    translated(row, ["notesDe", "notesEn", "notesEs", "notesFr", "notesNl", "notesUk"])
}

fn translated(row: &Reading<'_>, columns: [&'static str; 6]) -> Result<Translated, Refused> {
    let languages = [Language::De, Language::En, Language::Es, Language::Fr, Language::Nl, Language::Uk];
    let mut text = Translated::default();
    for (language, column) in languages.into_iter().zip(columns) {
        text.set(language, row.text(column)?);
    }
    Ok(text)
}
