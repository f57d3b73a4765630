//! Whether a database is sound.

use std::path::Path;
use std::sync::Arc;

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::MigrationHarness as _;
use freesewing_domain::ports::Cipher;
use serde::de::IgnoredAny;

use super::super::key::{Fit, fit};
use super::super::open::{MIGRATIONS, text};
use super::super::sealed::{Column, Inside, PROOF, SEALED};
use super::progress::Progress;
use super::report::Report;
use super::{Count, KeepError, Sealed, count, rows, visit};
use crate::seal::Sealer;

const SCHEMA: &str = "SELECT MAX(version) AS text FROM __diesel_schema_migrations HAVING MAX(version) IS NOT NULL";
const INTEGRITY: &str = "SELECT integrity_check AS text FROM pragma_integrity_check WHERE integrity_check <> 'ok'";
const ORPHANS: &str = "SELECT 'row ' || coalesce(rowid, '?') || ' of ' || \"table\" || ' belongs to one of ' || parent || \
     ' that is not there' AS text FROM pragma_foreign_key_check";
/// Ours, not SQLite's and not those of the migrations.
const TABLES: &str = "SELECT name AS text FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' \
     AND name NOT LIKE '!_!_%' ESCAPE '!' ORDER BY name";

/// Looks whether a database is sound: the file itself, what rows say of each other, whether every sealed field opens, and
/// whether every row makes sense. Reads only, and holds up nobody: a server may run meanwhile.
///
/// # Errors
/// [`KeepError`], when it cannot be looked at, or another key sealed it. What is wrong inside is in the [`Report`].
pub fn check(path: &Path, cipher: Arc<dyn Cipher>, progress: &mut dyn Progress) -> Result<Report, KeepError> {
    let mut conn = visit(path)?;
    let sealer = Sealer::new(cipher);
    let unusable = KeepError::unusable(path);
    // All of it as of one moment.
    conn.batch_execute("PRAGMA query_only = ON; BEGIN").map_err(&unusable)?;
    refuse_another_key(&mut conn, path, &sealer)?;
    let mut report = Report::default();
    look(&mut conn, &sealer, progress, &mut report).map_err(&unusable)?;
    Ok(report)
}

/// The same of a copy; when it is not sound, that is an error which names what it is a copy of.
pub(super) fn check_copy(
    path: &Path,
    of: &Path,
    cipher: Arc<dyn Cipher>,
    progress: &mut dyn Progress,
) -> Result<Report, KeepError> {
    let report = check(path, cipher, progress)?;
    if report.is_sound() {
        return Ok(report);
    }
    Err(KeepError::NotSound { path: of.to_owned(), report: Box::new(report) })
}

/// Refuses a database that was sealed with a key which is not at hand.
pub(super) fn refuse_another_key(conn: &mut SqliteConnection, path: &Path, sealer: &Sealer) -> Result<(), KeepError> {
    match key_fits(conn, sealer).map_err(KeepError::unusable(path))? {
        Some(Fit::Strange) => Err(KeepError::AnotherKey(path.to_owned())),
        Some(Fit::FormerLacking) => Err(KeepError::FormerKeyLacking(path.to_owned())),
        Some(Fit::Whole | Fit::UnderWay | Fit::Former) | None => Ok(()),
    }
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

/// Looks at everything that can be looked at: what cannot be read is one more thing that is wrong.
fn look(
    conn: &mut SqliteConnection,
    sealer: &Sealer,
    progress: &mut dyn Progress,
    report: &mut Report,
) -> QueryResult<()> {
    report.schema = text(conn, SCHEMA)?.pop().unwrap_or_default();
    report.is_older = conn.has_pending_migration(MIGRATIONS).map_err(diesel::result::Error::QueryBuilderError)?;
    for (what, query) in [("the file", INTEGRITY), ("what belongs together", ORPHANS)] {
        progress.begins(&format!("checking {what}"), None);
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
            && let Err(error) = open_all(conn, column, sealer, progress, report)
        {
            report.wrong(format!("{}: {error}", column.place));
        }
    }
    if report.opened > 0 && report.rows_of("seal") == 0 {
        report.wrong("seal.proof is gone, so a wrong key would not be noticed".to_owned());
    }
    // Those of an older version would have to be brought up to date first.
    if !report.is_older {
        rows::read_all(conn, sealer, progress, report);
    }
    Ok(())
}

/// Whether the tables of this version have a column.
pub(super) fn is_there(conn: &mut SqliteConnection, column: &Column) -> QueryResult<bool> {
    let found: Count = diesel::sql_query("SELECT count(*) AS count FROM pragma_table_info(?) WHERE name = ?")
        .bind::<Text, _>(column.table())
        .bind::<Text, _>(column.name())
        .get_result(conn)?;
    Ok(found.count > 0)
}

fn open_all(
    conn: &mut SqliteConnection,
    column: &Column,
    sealer: &Sealer,
    progress: &mut dyn Progress,
    report: &mut Report,
) -> QueryResult<()> {
    let (table, name, place) = (column.table(), column.name(), column.place);
    progress.begins(&format!("opening {place}"), u64::try_from(report.rows_of(table)).ok());
    let query = format!("SELECT rowid AS id, {name} AS sealed FROM {table} WHERE {name} IS NOT NULL");
    for sealed in diesel::sql_query(query).load_iter::<Sealed, DefaultLoadingMode>(conn)? {
        let Sealed { id, sealed } = sealed?;
        progress.goes_on(1);
        report.opened += 1;
        match (sealer.open(place, &sealed), column.inside) {
            (Err(_), _) => report.wrong_in(table, id, place, "does not open"),
            (Ok(text), Inside::Json) if serde_json::from_str::<IgnoredAny>(&text).is_err() => {
                report.wrong_in(table, id, place, "makes no sense");
            }
            (Ok(_), Inside::Text | Inside::Json) => {}
        }
    }
    Ok(())
}
