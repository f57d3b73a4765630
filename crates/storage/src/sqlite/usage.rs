//! How much the API is used: counted in memory, written from time to time, put together by the database.

use diesel::prelude::*;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::Sqlite;
use diesel::upsert::excluded;
use diesel::{delete, insert_into, sql_query};
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{StoreError, UsageStore};
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::{By, Calls, CountedCall, Group, Outcome, Tally, UsageQuery, Whose};

use super::SqliteStore;
use super::error::database;
use crate::schema::{usage_days, usage_hours, users};
use crate::seal::damaged;
use crate::usage::{Counted, DAY, HOUR, from_days, index};

/// Hours of a day.
const HOURS: i64 = DAY / HOUR;

impl UsageStore for SqliteStore {
    fn count_usage(&self, call: CountedCall<'_>) {
        self.counts.count_usage(call);
    }

    fn usage(&self, query: &UsageQuery) -> Result<Vec<Tally>, StoreError> {
        let rows: Vec<TallyRow> = self.connections.read(|conn| select(query).load(conn).map_err(database))?;
        rows.into_iter().map(|row| row.open(query.by)).collect()
    }

    fn delete_usage_before(&self, hours: Timestamp, days: Timestamp) -> Result<usize, StoreError> {
        self.connections.write(|conn| {
            let hours = usage_hours::table.filter(usage_hours::hour.lt(index(hours, HOUR)));
            let days = usage_days::table.filter(usage_days::day.lt(index(days, DAY)));
            let gone = delete(hours).execute(conn).map_err(database)?;
            Ok(gone + delete(days).execute(conn).map_err(database)?)
        })
    }
}

/// Adds calls to their hours and days, but for those of accounts that are gone.
pub(super) fn add(conn: &mut SqliteConnection, batch: &[Counted]) -> QueryResult<()> {
    for of_user in batch.chunk_by(|one, next| one.slot.user == next.slot.user) {
        let Some(Counted { slot, .. }) = of_user.first() else { continue };
        if users::table.find(slot.user.0).select(users::id).get_result::<i64>(conn).optional()?.is_none() {
            continue;
        }
        for counted in of_user {
            let key = counted.slot.key.map(|id| id.to_string()).unwrap_or_default();
            add_to_hour(conn, counted, &key)?;
            add_to_day(conn, counted, &key)?;
        }
    }
    Ok(())
}

fn add_to_hour(conn: &mut SqliteConnection, Counted { slot, route, calls }: &Counted, key: &str) -> QueryResult<()> {
    use usage_hours::{calls as sum, hour, key_id, outcome, route as of_route, table, user_id};
    insert_into(table)
        .values((
            (user_id.eq(slot.user.0), key_id.eq(key), hour.eq(slot.time)),
            (of_route.eq(&**route), outcome.eq(slot.outcome.name()), sum.eq(calls)),
        ))
        .on_conflict((user_id, key_id, hour, of_route, outcome))
        .do_update()
        .set(sum.eq(sum + excluded(sum)))
        .execute(conn)
        .map(drop)
}

fn add_to_day(conn: &mut SqliteConnection, Counted { slot, route, calls }: &Counted, key: &str) -> QueryResult<()> {
    use usage_days::{calls as sum, day, key_id, outcome, route as of_route, table, user_id};
    insert_into(table)
        .values((
            (user_id.eq(slot.user.0), key_id.eq(key), day.eq(slot.time.div_euclid(HOURS))),
            (of_route.eq(&**route), outcome.eq(slot.outcome.name()), sum.eq(calls)),
        ))
        .on_conflict((user_id, key_id, day, of_route, outcome))
        .do_update()
        .set(sum.eq(sum + excluded(sum)))
        .execute(conn)
        .map(drop)
}

/// The query that puts calls together.
fn select(query: &UsageQuery) -> BoxedSqlQuery<'static, Sqlite, SqlQuery> {
    let unit = if from_days(query) { DAY } else { HOUR };
    let select = sql_query(statement(query)).into_boxed();
    let select = select.bind::<BigInt, _>(index(query.from, unit)).bind::<BigInt, _>(index(query.to, unit));
    let select = match query.whose {
        Whose::Everybody => select,
        Whose::User(user) => select.bind::<BigInt, _>(user.0),
        Whose::Key(key) => select.bind::<Text, _>(key.to_string()),
    };
    select.bind::<BigInt, _>(i64::from(query.limit))
}

/// Its text. What tells groups apart is a number and a text, which also bring those with as many calls into the order of
/// [`Group`].
fn statement(query: &UsageQuery) -> String {
    let (table, time, day) = if from_days(query) {
        ("usage_days", "day", "day".to_owned())
    } else {
        ("usage_hours", "hour", format!("hour / {HOURS}"))
    };
    let (number, text) = match query.by {
        By::Hour => (time.to_owned(), "''"),
        By::Day => (day, "''"),
        By::Route => ("0".to_owned(), "route"),
        By::Outcome => (order_of_outcomes(), "outcome"),
        By::Key => ("user_id".to_owned(), "key_id"),
        By::User => ("user_id".to_owned(), "''"),
    };
    // Rows lie by account, then by key: with its owner, a key needs no index of its own.
    let whose = match query.whose {
        Whose::Everybody => "",
        Whose::User(_) => "AND user_id = ?",
        Whose::Key(_) => "AND (user_id, key_id) = (SELECT user_id, id FROM apikeys WHERE id = ?)",
    };
    let order = if matches!(query.by, By::Hour | By::Day) { "number" } else { "SUM(calls) DESC, number, text" };
    format!(
        "SELECT {number} AS number, {text} AS text,
            SUM(iif(outcome = 'ok', calls, 0)) AS ok,
            SUM(iif(outcome = 'clientError', calls, 0)) AS client_error,
            SUM(iif(outcome = 'denied', calls, 0)) AS denied,
            SUM(iif(outcome = 'limited', calls, 0)) AS limited,
            SUM(iif(outcome = 'serverError', calls, 0)) AS server_error
        FROM {table} WHERE {time} >= ? AND {time} < ? {whose}
        GROUP BY number, text ORDER BY {order} LIMIT ?"
    )
}

/// Outcomes in their own order, which is not that of the alphabet.
fn order_of_outcomes() -> String {
    let cases: String =
        (0..).zip(Outcome::ALL).map(|(place, outcome)| format!("WHEN '{}' THEN {place} ", outcome.name())).collect();
    format!("CASE outcome {cases}END")
}

#[derive(QueryableByName)]
struct TallyRow {
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Text)]
    text: String,
    #[diesel(sql_type = BigInt)]
    ok: i64,
    #[diesel(sql_type = BigInt)]
    client_error: i64,
    #[diesel(sql_type = BigInt)]
    denied: i64,
    #[diesel(sql_type = BigInt)]
    limited: i64,
    #[diesel(sql_type = BigInt)]
    server_error: i64,
}

impl TallyRow {
    fn open(self, by: By) -> Result<Tally, StoreError> {
        let Self { number, text, ok, client_error, denied, limited, server_error } = self;
        let group = match by {
            By::Hour => Group::Time(Timestamp::from_millis(number * HOUR)),
            By::Day => Group::Time(Timestamp::from_millis(number * DAY)),
            By::Outcome => Group::Outcome(Outcome::from_name(&text).ok_or_else(|| damaged("usage.outcome"))?),
            By::Key if text.is_empty() => Group::Key(UserId(number), None),
            By::Key => {
                let id = text.parse().map_err(|_| damaged("usage.key_id"))?;
                Group::Key(UserId(number), Some(ApikeyId(id)))
            }
            By::User => Group::User(UserId(number)),
            By::Route => Group::Route(text),
        };
        Ok(Tally { group, calls: Calls { ok, client_error, denied, limited, server_error } })
    }
}

#[cfg(test)]
mod tests {
    use super::super::connection::Connections;
    use super::super::open::prepare;
    use super::*;

    #[derive(QueryableByName)]
    struct Step {
        #[diesel(sql_type = Text)]
        detail: String,
    }

    /// How SQLite finds the rows of a question that spans so many hours.
    fn searches(whose: Whose, by: By, hours: i64) -> Vec<String> {
        let directory = tempfile::tempdir().unwrap();
        let connections = Connections::open(&prepare(&directory.path().join("test.sqlite")).unwrap(), 1).unwrap();
        let (from, to) = (Timestamp::from_millis(0), Timestamp::from_millis(hours * HOUR));
        let sql = format!("EXPLAIN QUERY PLAN {}", statement(&UsageQuery { whose, from, to, by, limit: 10 }));
        let steps: Vec<Step> = connections.read(|conn| sql_query(sql).load(conn).map_err(database)).unwrap();
        let steps = steps.into_iter().map(|step| step.detail);
        steps.filter(|step| step.starts_with("SEARCH") || step.starts_with("SCAN")).collect()
    }

    #[test]
    fn every_question_has_its_index() {
        let (user, key) = (Whose::User(UserId(1)), Whose::Key(ApikeyId(uuid::Uuid::nil())));
        let owner = "SEARCH apikeys USING INDEX sqlite_autoindex_apikeys_1 (id=?)";
        for (whose, hours, wanted) in [
            (Whose::Everybody, 25, &["SEARCH usage_hours USING INDEX usage_hours_by_hour (hour>? AND hour<?)"][..]),
            (Whose::Everybody, 24, &["SEARCH usage_days USING INDEX usage_days_by_day (day>? AND day<?)"]),
            (user, 25, &["SEARCH usage_hours USING PRIMARY KEY (user_id=?)"]),
            (user, 24, &["SEARCH usage_days USING PRIMARY KEY (user_id=?)"]),
            (key, 25, &["SEARCH usage_hours USING PRIMARY KEY (user_id=? AND key_id=? AND hour>? AND hour<?)", owner]),
            (key, 24, &["SEARCH usage_days USING PRIMARY KEY (user_id=? AND key_id=? AND day>? AND day<?)", owner]),
        ] {
            for by in [By::Day, By::Route, By::Outcome, By::Key, By::User] {
                assert_eq!(searches(whose, by, hours), wanted, "{whose:?} {by:?}");
            }
        }
    }
}
