//! Whether a database is sound.

use std::path::Path;
use std::sync::Arc;

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Text};
use freesewing_domain::ports::Cipher;
use serde::de::IgnoredAny;

use super::super::key::{Fit, fit};
use super::super::open::text;
use super::super::sealed::{Column, Inside, PROOF, SEALED};
use super::{KeepError, count, visit};
use crate::seal::Sealer;

/// So many problems are told one by one.
const MOST: usize = 100;

const SCHEMA: &str = "SELECT MAX(version) AS text FROM __diesel_schema_migrations HAVING MAX(version) IS NOT NULL";
const INTEGRITY: &str = "SELECT integrity_check AS text FROM pragma_integrity_check WHERE integrity_check <> 'ok'";
const ORPHANS: &str = "SELECT 'row ' || coalesce(rowid, '?') || ' of ' || \"table\" || ' belongs to one of ' || parent || \
     ' that is not there' AS text FROM pragma_foreign_key_check";
/// Ours, not SQLite's and not those of the migrations.
const TABLES: &str = "SELECT name AS text FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' \
     AND name NOT LIKE '!_!_%' ESCAPE '!' ORDER BY name";

/// What was found in a database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The newest of its migrations.
    pub schema: String,
    /// How many rows there are in each table.
    pub rows: Vec<(String, i64)>,
    /// How many sealed fields were opened.
    pub opened: u64,
    /// What is wrong: where, never what is there. No more than a hundred.
    pub problems: Vec<String>,
    /// How much more is wrong.
    pub more_problems: u64,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// How many rows there are of a table.
    #[must_use]
    pub fn rows_of(&self, table: &str) -> i64 {
        self.rows.iter().find(|(name, _)| name == table).map_or(0, |(_, rows)| *rows)
    }

    pub(super) fn problems_in_short(&self) -> String {
        let first = self.problems.first().map_or("", String::as_str);
        match self.problems.len() as u64 + self.more_problems {
            0 | 1 => first.to_owned(),
            all => format!("{first}; and {} more", all - 1),
        }
    }

    fn wrong(&mut self, problem: String) {
        if self.problems.len() < MOST {
            self.problems.push(problem);
        } else {
            self.more_problems += 1;
        }
    }
}

/// Looks whether a database is sound: the file itself, what rows say of each other, and whether every sealed field opens.
/// Reads only, and holds up nobody: a server may run meanwhile.
///
/// # Errors
/// [`KeepError`], when it cannot be looked at, or another key sealed it. What is wrong inside is in the [`Report`].
pub fn check(path: &Path, cipher: Arc<dyn Cipher>) -> Result<Report, KeepError> {
    let mut conn = visit(path)?;
    let sealer = Sealer::new(cipher);
    let unusable = KeepError::unusable(path);
    // All of it as of one moment.
    conn.batch_execute("PRAGMA query_only = ON; BEGIN").map_err(&unusable)?;
    match key_fits(&mut conn, &sealer).map_err(&unusable)? {
        Some(Fit::Strange) => return Err(KeepError::AnotherKey(path.to_owned())),
        Some(Fit::FormerLacking) => return Err(KeepError::FormerKeyLacking(path.to_owned())),
        Some(Fit::Whole | Fit::UnderWay | Fit::Former) | None => {}
    }
    let mut report = Report::default();
    look(&mut conn, &sealer, &mut report).map_err(&unusable)?;
    Ok(report)
}

/// The same; and it is an error when it is not sound.
pub(super) fn check_is_sound(path: &Path, cipher: Arc<dyn Cipher>) -> Result<Report, KeepError> {
    let report = check(path, cipher)?;
    if report.is_sound() {
        return Ok(report);
    }
    Err(KeepError::NotSound { path: path.to_owned(), report: Box::new(report) })
}

/// Looks at everything that can be looked at: what cannot be read is one more thing that is wrong.
fn look(conn: &mut SqliteConnection, sealer: &Sealer, report: &mut Report) -> QueryResult<()> {
    report.schema = text(conn, SCHEMA)?.pop().unwrap_or_default();
    for (what, query) in [("the file", INTEGRITY), ("what belongs together", ORPHANS)] {
        match text(conn, query) {
            Ok(found) => found.into_iter().for_each(|problem| report.wrong(format!("{what}: {problem}"))),
            Err(error) => report.wrong(format!("{what}: {error}")),
        }
    }
    for table in text(conn, TABLES)? {
        match count(conn, &format!("SELECT count(*) AS count FROM \"{table}\"")) {
            Ok(rows) => report.rows.push((table, rows)),
            Err(error) => report.wrong(format!("{table}: {error}")),
        }
    }
    for column in SEALED.iter().filter(|column| column.place != PROOF) {
        if is_there(conn, column)?
            && let Err(error) = open_all(conn, column, sealer, report)
        {
            report.wrong(format!("{}: {error}", column.place));
        }
    }
    if report.opened > 0 && report.rows_of("seal") == 0 {
        report.wrong("seal.proof is gone, so a wrong key would not be noticed".to_owned());
    }
    Ok(())
}

/// What the proof of the key says. A database that nothing was ever put into has none.
fn key_fits(conn: &mut SqliteConnection, sealer: &Sealer) -> QueryResult<Option<Fit>> {
    let found: Vec<Sealed> =
        diesel::sql_query("SELECT id, proof AS sealed FROM seal").load(conn).or_else(|error| match error {
            // The file is damaged where the proof lies; the rest of the check will say so.
            diesel::result::Error::DatabaseError(..) => Ok(Vec::new()),
            other => Err(other),
        })?;
    Ok(found.first().map(|proof| fit(sealer, &proof.sealed)))
}

/// Whether the tables of this version have a column.
pub(super) fn is_there(conn: &mut SqliteConnection, column: &Column) -> QueryResult<bool> {
    let found: Count = diesel::sql_query("SELECT count(*) AS count FROM pragma_table_info(?) WHERE name = ?")
        .bind::<Text, _>(column.table())
        .bind::<Text, _>(column.name())
        .get_result(conn)?;
    Ok(found.count > 0)
}

fn open_all(conn: &mut SqliteConnection, column: &Column, sealer: &Sealer, report: &mut Report) -> QueryResult<()> {
    let (table, name, place) = (column.table(), column.name(), column.place);
    let query = format!("SELECT rowid AS id, {name} AS sealed FROM {table} WHERE {name} IS NOT NULL");
    for sealed in diesel::sql_query(query).load_iter::<Sealed, DefaultLoadingMode>(conn)? {
        let Sealed { id, sealed } = sealed?;
        report.opened += 1;
        match (sealer.open(place, &sealed), column.inside) {
            (Err(_), _) => report.wrong(format!("{place} in row {id} does not open")),
            (Ok(text), Inside::Json) if serde_json::from_str::<IgnoredAny>(&text).is_err() => {
                report.wrong(format!("{place} in row {id} makes no sense"));
            }
            (Ok(_), Inside::Text | Inside::Json) => {}
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Binary)]
    sealed: Vec<u8>,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}
