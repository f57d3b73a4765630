//! The columns of a row as they lie there. SQLite lets anybody put anything into any column, and nothing that lies there
//! may end the reading: what a column should not hold becomes `None`, and [`super::reading`] says so.

use std::marker::PhantomData;

use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::row::{Field as _, NamedRow, Row};
use diesel::sql_types::{BigInt, Binary, Nullable};
use diesel::sqlite::Sqlite;

use super::Record;

/// A column of the reference, and what it should hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Column {
    /// Text, sealed or not.
    Text(&'static str),
    /// A whole number; also a yes or no.
    Number(&'static str),
    /// A moment: milliseconds since 1970, or text as `CURRENT_TIMESTAMP` writes it.
    Moment(&'static str),
}

impl Column {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text(name) | Self::Number(name) | Self::Moment(name) => name,
        }
    }

    /// How to ask for it. With the table in front, because SQLite takes a bare name in quotes for text when there is no
    /// such column.
    fn sql(self) -> String {
        let column = format!("t.\"{}\"", self.name());
        match self {
            Self::Text(_) => format!("CAST({column} AS BLOB)"),
            Self::Number(_) => {
                format!(
                    "CASE typeof({column}) WHEN 'integer' THEN {column} WHEN 'real' THEN CAST({column} AS INTEGER) END"
                )
            }
            Self::Moment(_) => format!(
                "CASE typeof({column}) WHEN 'integer' THEN {column} WHEN 'real' THEN CAST({column} AS INTEGER) \
                 WHEN 'text' THEN CAST(round(unixepoch({column}, 'subsec') * 1000) AS INTEGER) END"
            ),
        }
    }
}

/// The query for all rows of a table.
pub(super) fn query<R: Record>() -> String {
    let columns: Vec<String> = R::COLUMNS.iter().map(|column| column.sql()).collect();
    format!("SELECT t.rowid, {} FROM \"{}\" AS t", columns.join(", "), R::TABLE)
}

/// What a column holds.
pub(super) enum Cell {
    Text(Option<Vec<u8>>),
    Number(Option<i64>),
}

/// A row of the table of `R`.
pub(super) struct Cells<R> {
    row: i64,
    cells: Vec<Cell>,
    of: PhantomData<R>,
}

/// Which row it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowName {
    /// Its place in the table.
    pub(crate) row: i64,
    /// What it is called there: its `id`.
    pub(crate) id: String,
}

impl<R: Record> Cells<R> {
    pub(super) fn find(&self, name: &str) -> Option<&Cell> {
        let at = R::COLUMNS.iter().position(|column| column.name() == name)?;
        self.cells.get(at)
    }

    pub(super) fn name(&self) -> RowName {
        /// An `id` may be anything, too.
        const LONGEST: usize = 40;
        let id = match self.find("id") {
            Some(Cell::Number(Some(number))) => number.to_string(),
            Some(Cell::Text(Some(text))) => String::from_utf8_lossy(text).escape_debug().take(LONGEST).collect(),
            _ => format!("in row {}", self.row),
        };
        RowName { row: self.row, id }
    }
}

impl<R: Record> QueryableByName<Sqlite> for Cells<R> {
    fn build<'a>(row: &impl NamedRow<'a, Sqlite>) -> deserialize::Result<Self> {
        let mut cells = Vec::with_capacity(R::COLUMNS.len());
        for (at, column) in R::COLUMNS.iter().enumerate() {
            let field = Row::get(row, at + 1).ok_or("a column is missing")?;
            cells.push(match column {
                Column::Text(_) => Cell::Text(FromSql::<Nullable<Binary>, Sqlite>::from_nullable_sql(field.value())?),
                Column::Number(_) | Column::Moment(_) => {
                    Cell::Number(FromSql::<Nullable<BigInt>, Sqlite>::from_nullable_sql(field.value())?)
                }
            });
        }
        let field = Row::get(row, 0).ok_or("the row has no number")?;
        let row = FromSql::<BigInt, Sqlite>::from_nullable_sql(field.value())?;
        Ok(Self { row, cells, of: PhantomData })
    }
}
