//! What happened to accounts.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::{delete, insert_into, select};
use freesewing_domain::activity::{ActivityQuery, Entry, Event, Kind, SPAN_OF_MOST};
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{ActivityStore, StoreError};
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::database;
use crate::rows::activity::{ActivityRow, NewActivityRow};
use crate::schema::{activity, users};

impl ActivityStore for SqliteStore {
    fn append_activity(&self, event: &Event) -> Result<(), StoreError> {
        // What is more than is kept should cost no write.
        if event.kind.most().is_some() && self.connections.read(|conn| has_had_most(conn, event))? {
            return Ok(());
        }
        let row = NewActivityRow::seal(event, &self.sealer)?;
        self.connections.write(|conn| {
            let is_wanted = event.kind == Kind::Removed || is_there(conn, event.user)?;
            if is_wanted && !has_had_most(conn, event)? {
                insert_into(activity::table).values(row).execute(conn).map_err(database)?;
            }
            Ok(())
        })
    }

    fn list_activity(&self, query: &ActivityQuery) -> Result<Vec<Entry>, StoreError> {
        let mut events = activity::table.into_boxed();
        if let Some(user) = query.user {
            events = events.filter(activity::user_id.eq(user.0));
        }
        if let Some(kind) = query.kind {
            events = events.filter(activity::kind.eq(kind.name()));
        }
        if let Some(before) = query.before {
            events = events.filter(activity::id.lt(before.0));
        }
        let newest_first = events.order(activity::id.desc()).limit(query.limit.into());
        let rows: Vec<ActivityRow> =
            self.connections.read(|conn| newest_first.select(ActivityRow::as_select()).load(conn).map_err(database))?;
        rows.into_iter().map(|row| row.open(&self.sealer)).collect()
    }

    fn delete_activity_before(&self, before: Timestamp) -> Result<usize, StoreError> {
        let old = activity::table.filter(activity::at.lt(before.as_millis()));
        self.connections.write(|conn| delete(old).execute(conn).map_err(database))
    }
}

/// Forgets what happened to an account, inside a transaction.
pub(super) fn forget(conn: &mut SqliteConnection, user: UserId) -> Result<(), StoreError> {
    delete(activity::table.filter(activity::user_id.eq(user.0))).execute(conn).map(drop).map_err(database)
}

fn is_there(conn: &mut SqliteConnection, user: UserId) -> Result<bool, StoreError> {
    select(exists(users::table.find(user.0))).get_result(conn).map_err(database)
}

/// Whether as many of a kind have happened to the account lately as are kept.
fn has_had_most(conn: &mut SqliteConnection, event: &Event) -> Result<bool, StoreError> {
    let Some(most) = event.kind.most() else {
        return Ok(false);
    };
    let like_it = activity::table.filter(activity::user_id.eq(event.user.0).and(activity::kind.eq(event.kind.name())));
    // The one that would have to be forgotten for this one to be kept.
    let oldest: Option<i64> = like_it
        .order(activity::id.desc())
        .select(activity::at)
        .offset(i64::from(most) - 1)
        .limit(1)
        .get_result(conn)
        .optional()
        .map_err(database)?;
    Ok(oldest.is_some_and(|at| at > event.at.before(SPAN_OF_MOST).as_millis()))
}
