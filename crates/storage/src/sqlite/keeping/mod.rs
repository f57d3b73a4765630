//! Looking after a database as a whole, from outside of a server: checking it, backing it up, restoring it, giving it
//! another key.
//!
//! Nothing here brings tables up to date: a database is looked at as it is, so that one can be backed up before a newer
//! version first touches it.

mod backup;
mod check;
mod error;
mod numbers;
mod part;
mod progress;
mod rekey;
mod report;
mod restore;
mod rows;

use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::open::{connect, is_foreign, locate, unknown_migrations};

pub use backup::back_up;
pub use check::check;
pub use error::KeepError;
pub use progress::Progress;
pub use rekey::{Rekeyed, rekey};
pub use report::Report;
pub use restore::{Restored, restore};

/// For a connection that is here for a short while, beside a server.
const VISITOR: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
";

/// Opens a database that is there, and is one of ours that we know all of.
fn visit(path: &Path) -> Result<SqliteConnection, KeepError> {
    if !path.is_file() {
        return Err(KeepError::Missing(path.to_owned()));
    }
    let unusable = KeepError::unusable(path);
    let mut conn = connect(path, &locate(path)?)?;
    conn.batch_execute(VISITOR).map_err(&unusable)?;
    let tables: i64 = count(&mut conn, "SELECT count(*) AS count FROM sqlite_schema").map_err(&unusable)?;
    if tables == 0 || is_foreign(&mut conn).map_err(&unusable)? {
        return Err(KeepError::Foreign(path.to_owned()));
    }
    let unknown =
        unknown_migrations(&mut conn).map_err(|source| KeepError::Unusable { path: path.to_owned(), source })?;
    if !unknown.is_empty() {
        return Err(KeepError::Newer { path: path.to_owned(), migrations: unknown.join(", ") });
    }
    Ok(conn)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

/// A sealed field, and the row that it is in.
#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    id: i64,
    #[diesel(sql_type = diesel::sql_types::Binary)]
    sealed: Vec<u8>,
}

/// The one number, named `count`, that a query answers.
fn count(conn: &mut SqliteConnection, query: &str) -> QueryResult<i64> {
    Ok(diesel::sql_query(query).get_result::<Count>(conn)?.count)
}
