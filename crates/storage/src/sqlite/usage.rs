//! How much the API is used: counted in memory, written from time to time, put together by the database.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
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
use crate::usage::{DAY, HOUR, Slot, from_days, index};

impl UsageStore for SqliteStore {
    fn count_usage(&self, call: CountedCall<'_>) {
        self.usage.count(call);
    }

    fn usage(&self, query: &UsageQuery) -> Result<Vec<Tally>, StoreError> {
        let (table, column, unit) =
            if from_days(query) { ("usage_days", "day", DAY) } else { ("usage_hours", "hour", HOUR) };
        let group = group_expression(query.by, column, unit);
        let (whose, of) = match query.whose {
            Whose::Everybody => ("? = ?", (String::new(), String::new())),
            Whose::User(user) => ("user_id = CAST(? AS INTEGER) AND ? = ''", (user.0.to_string(), String::new())),
            Whose::Key(key) => ("key_id = ? AND ? = ''", (key.to_string(), String::new())),
        };
        let order = if matches!(query.by, By::Hour | By::Day) { "grp" } else { "total DESC, owner, grp" };
        let sql = format!(
            "SELECT {group} AS grp, {owner} AS owner, SUM(calls) AS total,
                SUM(CASE outcome WHEN 'ok' THEN calls ELSE 0 END) AS ok,
                SUM(CASE outcome WHEN 'clientError' THEN calls ELSE 0 END) AS client_error,
                SUM(CASE outcome WHEN 'denied' THEN calls ELSE 0 END) AS denied,
                SUM(CASE outcome WHEN 'limited' THEN calls ELSE 0 END) AS limited,
                SUM(CASE outcome WHEN 'serverError' THEN calls ELSE 0 END) AS server_error
            FROM {table} WHERE {whose} AND {column} >= ? AND {column} < ?
            GROUP BY grp, owner ORDER BY {order} LIMIT ?",
            owner = if query.by == By::Key { "user_id" } else { "0" },
        );
        let rows = self.connections.read(|conn| {
            sql_query(sql)
                .bind::<Text, _>(of.0)
                .bind::<Text, _>(of.1)
                .bind::<BigInt, _>(index(query.from, unit))
                .bind::<BigInt, _>(index(query.to, unit))
                .bind::<BigInt, _>(i64::from(query.limit))
                .load::<TallyRow>(conn)
                .map_err(database)
        })?;
        rows.into_iter().map(|row| row.open(query.by, unit)).collect()
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

impl SqliteStore {
    /// Writes the calls that were counted since the last time.
    pub(super) fn write_usage(&self) -> Result<(), StoreError> {
        self.usage.write(|batch| {
            self.connections.write(|conn| {
                for (slot, calls) in batch {
                    add(conn, slot, *calls).map_err(database)?;
                }
                Ok(())
            })
        })
    }
}

/// Adds calls to their hour and their day, unless the account is gone.
fn add(conn: &mut SqliteConnection, slot: &Slot, calls: i64) -> QueryResult<()> {
    if users::table.find(slot.user.0).select(users::id).get_result::<i64>(conn).optional()?.is_none() {
        return Ok(());
    }
    let key = slot.key.map(|id| id.to_string()).unwrap_or_default();
    insert_into(usage_hours::table)
        .values((
            usage_hours::user_id.eq(slot.user.0),
            usage_hours::key_id.eq(&key),
            usage_hours::hour.eq(slot.hour),
            usage_hours::route.eq(&slot.route),
            usage_hours::outcome.eq(slot.outcome.name()),
            usage_hours::calls.eq(calls),
        ))
        .on_conflict((
            usage_hours::user_id,
            usage_hours::key_id,
            usage_hours::hour,
            usage_hours::route,
            usage_hours::outcome,
        ))
        .do_update()
        .set(usage_hours::calls.eq(usage_hours::calls + excluded(usage_hours::calls)))
        .execute(conn)?;
    insert_into(usage_days::table)
        .values((
            usage_days::user_id.eq(slot.user.0),
            usage_days::key_id.eq(&key),
            usage_days::day.eq((slot.hour * HOUR).div_euclid(DAY)),
            usage_days::route.eq(&slot.route),
            usage_days::outcome.eq(slot.outcome.name()),
            usage_days::calls.eq(calls),
        ))
        .on_conflict((usage_days::user_id, usage_days::key_id, usage_days::day, usage_days::route, usage_days::outcome))
        .do_update()
        .set(usage_days::calls.eq(usage_days::calls + excluded(usage_days::calls)))
        .execute(conn)?;
    Ok(())
}

/// What calls are put together by, as text.
fn group_expression(by: By, column: &str, unit: i64) -> String {
    match by {
        By::Hour => format!("CAST({column} AS TEXT)"),
        By::Day => format!("CAST({column} * {unit} / {DAY} AS TEXT)"),
        By::Route => "route".to_owned(),
        By::Outcome => "outcome".to_owned(),
        By::Key => "key_id".to_owned(),
        By::User => "CAST(user_id AS TEXT)".to_owned(),
    }
}

#[derive(QueryableByName)]
struct TallyRow {
    #[diesel(sql_type = Text)]
    grp: String,
    #[diesel(sql_type = BigInt)]
    owner: i64,
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
    fn open(self, by: By, unit: i64) -> Result<Tally, StoreError> {
        let Self { grp, owner, ok, client_error, denied, limited, server_error } = self;
        let number = || grp.parse::<i64>().map_err(|_| damaged("usage"));
        let group = match by {
            By::Hour => Group::Time(Timestamp::from_millis(number()? * unit)),
            By::Day => Group::Time(Timestamp::from_millis(number()? * DAY)),
            By::Outcome => Group::Outcome(Outcome::from_name(&grp).ok_or_else(|| damaged("usage.outcome"))?),
            By::Key if grp.is_empty() => Group::Key(UserId(owner), None),
            By::Key => Group::Key(UserId(owner), Some(ApikeyId(grp.parse().map_err(|_| damaged("usage.key_id"))?))),
            By::User => Group::User(UserId(number()?)),
            By::Route => Group::Route(grp),
        };
        Ok(Tally { group, calls: Calls { ok, client_error, denied, limited, server_error } })
    }
}
