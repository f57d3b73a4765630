//! Counting calls: in memory at once, in the database from time to time.

use diesel::dsl::case_when;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};
use diesel::update;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{CallStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::database;
use super::usage;
use crate::counts::Calls;
use crate::schema::{apikeys, users};

impl CallStore for SqliteStore {
    fn count_call(&self, user: UserId, key: Option<ApikeyId>, at: Timestamp) {
        self.counts.count(user, key, at);
    }

    fn write_counts(&self) -> Result<(), StoreError> {
        self.counts.write(|batch| {
            self.connections.write(|conn| {
                usage::add(conn, &batch.usage).map_err(database)?;
                let users = totals(&batch.users, |id, calls| add_to_user(conn, id, calls))?;
                let keys = totals(&batch.keys, |id, calls| add_to_key(conn, id, calls))?;
                batch.about_to_commit(&users, &keys);
                Ok(())
            })
        })
    }
}

/// Writes each count, and answers the total of each row. A row that is gone needs no counting any more.
fn totals<K: Copy>(
    counts: &[(K, Calls)],
    mut add: impl FnMut(K, Calls) -> QueryResult<i64>,
) -> Result<Vec<(K, i64)>, StoreError> {
    let mut totals = Vec::with_capacity(counts.len());
    for (id, calls) in counts {
        if let Some(total) = add(*id, *calls).optional().map_err(database)? {
            totals.push((*id, total));
        }
    }
    Ok(totals)
}

fn add_to_user(conn: &mut SqliteConnection, id: UserId, calls: Calls) -> QueryResult<i64> {
    let last = calls.last.as_millis();
    let at = || last.into_sql::<Nullable<BigInt>>();
    update(users::table.find(id.0))
        .set((
            users::jwt_calls.eq(users::jwt_calls + calls.jwt),
            users::key_calls.eq(users::key_calls + calls.key),
            users::last_seen
                .eq(case_when(users::last_seen.is_null().or(users::last_seen.lt(last)), at())
                    .otherwise(users::last_seen)),
            users::updated_at.eq(case_when(users::updated_at.is_null().or(users::updated_at.lt(last)), at())
                .otherwise(users::updated_at)),
        ))
        .returning(users::jwt_calls + users::key_calls)
        .get_result(conn)
}

fn add_to_key(conn: &mut SqliteConnection, id: ApikeyId, calls: Calls) -> QueryResult<i64> {
    let last = calls.last.as_millis();
    let at = last.into_sql::<Nullable<BigInt>>();
    update(apikeys::table.filter(apikeys::id.eq(id.to_string())))
        .set((
            apikeys::calls.eq(apikeys::calls + calls.key),
            apikeys::last_seen.eq(case_when(apikeys::last_seen.is_null().or(apikeys::last_seen.lt(last)), at)
                .otherwise(apikeys::last_seen)),
        ))
        .returning(apikeys::calls)
        .get_result(conn)
}
