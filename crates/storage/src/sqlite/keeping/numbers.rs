//! No number is given twice; not even when a backup takes the place of a database that has given more since.

use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::numbers;
use super::super::open::locate;
use super::part::Part;
use super::{KeepError, VISITOR};

/// Above it, a number is damage.
const MOST: i64 = 1 << 53;

/// A table whose rows are numbered for good, and the last number that it has given.
#[derive(QueryableByName)]
pub(super) struct LastNumber {
    #[diesel(sql_type = Text)]
    pub(super) table: String,
    #[diesel(sql_type = BigInt)]
    pub(super) number: i64,
}

pub(super) fn last_numbers(conn: &mut SqliteConnection) -> QueryResult<Vec<LastNumber>> {
    diesel::sql_query("SELECT name AS \"table\", seq AS number FROM sqlite_sequence ORDER BY name").load(conn)
}

/// Has the copy of a backup give no number that `database`, which it is about to replace, has given. One that cannot be
/// read does not count: it may be damaged.
pub(super) fn go_on_from(database: &Path, part: &Part) -> Result<(), KeepError> {
    let Ok(given) = connect(database)?.and_then(|mut conn| last_numbers(&mut conn)) else {
        return Ok(());
    };
    let unusable = KeepError::unusable(part.path());
    let mut conn = connect(part.path())?.map_err(&unusable)?;
    // A journal that a killed process left behind would be taken for that of the next copy.
    conn.batch_execute("PRAGMA journal_mode = MEMORY").map_err(&unusable)?;
    let mut plausible = given.iter().filter(|last| last.number <= MOST);
    conn.transaction(|conn| plausible.try_for_each(|last| numbers::go_on_from(conn, &last.table, last.number)))
        .map_err(&unusable)
}

fn connect(path: &Path) -> Result<QueryResult<SqliteConnection>, KeepError> {
    let url = locate(path)?;
    let conn =
        SqliteConnection::establish(&url).map_err(|error| diesel::result::Error::QueryBuilderError(error.into()));
    Ok(conn.and_then(|mut conn| conn.batch_execute(VISITOR).map(|()| conn)))
}
