//! The numbers that rows are known by, such as that of an account in its tokens. None is ever given twice: what was once
//! somebody's never becomes somebody else's, for whom old tokens would be good.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};

/// Has a table give numbers above `last` only. SQLite gives the next number to what a table of its own says, which has a
/// row as soon as a number was given.
pub(super) fn go_on_from(conn: &mut SqliteConnection, table: &str, last: i64) -> QueryResult<()> {
    sql_query("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?")
        .bind::<BigInt, _>(last)
        .bind::<Text, _>(table)
        .execute(conn)?;
    sql_query(
        "INSERT INTO sqlite_sequence (name, seq) SELECT name, ? FROM sqlite_schema \
         WHERE type = 'table' AND name = ? AND name NOT IN (SELECT name FROM sqlite_sequence)",
    )
    .bind::<BigInt, _>(last)
    .bind::<Text, _>(table)
    .execute(conn)
    .map(drop)
}
