//! Which rows a transaction changed, told by the database itself.
//!
//! The connection that writes has triggers of its own (`TEMP`, so they are in no file) that name each row that comes, goes
//! or changes, also those that go along when an account goes. So no method that writes has to remember to say so.
//! Another process that writes to the file shows in `PRAGMA data_version`; then anything may have changed.

use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::SimpleConnection;
use diesel::declare_sql_function;
use diesel::prelude::*;
use diesel::sql_types::Text;
use freesewing_domain::ids::{ApikeyId, PatternId, SetId, UserId};
use freesewing_domain::ports::Subject;

use crate::revisions::Revisions;

/// More changed rows than this are not told one by one.
const MOST: usize = 10_000;

/// What may have been read, and may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    /// An account.
    User(UserId),
    /// A key.
    Apikey(ApikeyId),
    /// Which sets an account has, and what is in them.
    SetsOf(UserId),
    /// What others may see too.
    Shared(Subject),
}

/// The changes of the transaction that is open.
pub(super) struct Changes {
    revisions: Arc<Revisions>,
    told: Told,
    /// What `PRAGMA data_version` said last.
    version: Option<i64>,
}

type Told = Arc<Mutex<Vec<Thing>>>;

#[declare_sql_function]
extern "SQL" {
    /// Names a row that changed.
    fn row_changed(kind: Text, id: Text) -> Integer;
}

/// For each table whose rows are told: what they are called, and the column that names them.
const TABLES: [(&str, &str, &str); 7] = [
    ("users", "user", "id"),
    ("apikeys", "apikey", "id"),
    ("sets", "set", "id"),
    ("sets", "sets of", "user_id"),
    ("patterns", "pattern", "id"),
    ("curated_sets", "curated sets", "id"),
    ("option_packs", "option packs", "id"),
];

impl Changes {
    /// Has a connection tell its changes.
    pub(super) fn watch(conn: &mut SqliteConnection, revisions: Arc<Revisions>) -> QueryResult<Self> {
        let told = Told::default();
        let listener = Arc::clone(&told);
        row_changed_utils::register_nondeterministic_impl(conn, move |kind: String, id: String| {
            listener.lock().unwrap_or_else(PoisonError::into_inner).extend(thing(&kind, &id));
            0
        })?;
        for (table, kind, column) in TABLES {
            for (event, row) in [("INSERT", "new"), ("UPDATE", "old"), ("DELETE", "old")] {
                let name = format!("\"{kind} {event}\"");
                conn.batch_execute(&format!(
                    "CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table} \
                     BEGIN SELECT row_changed('{kind}', {row}.{column}); END"
                ))?;
            }
        }
        Ok(Self { revisions, told, version: None })
    }

    /// Looks whether another process has written since the last look, and says so.
    pub(super) fn look_for_strangers(&mut self, conn: &mut SqliteConnection) -> bool {
        let version = diesel::sql_query("PRAGMA data_version").get_result::<DataVersion>(conn).ok();
        let version = version.map(|found| found.data_version);
        // That it cannot be told counts as a change.
        let changed = version.is_none() || mem::replace(&mut self.version, version) != version;
        if changed {
            self.revisions.all_changed();
        }
        changed
    }

    /// Tells everybody what changed.
    pub(super) fn publish(&mut self) {
        let told = mem::take(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner));
        if told.len() > MOST {
            return self.revisions.all_changed();
        }
        for thing in told {
            self.revisions.changed(thing);
        }
    }
}

/// The thing that a row is called by.
fn thing(kind: &str, id: &str) -> Option<Thing> {
    Some(match kind {
        "user" => Thing::User(UserId(id.parse().ok()?)),
        "apikey" => Thing::Apikey(ApikeyId(id.parse().ok()?)),
        "sets of" => Thing::SetsOf(UserId(id.parse().ok()?)),
        "set" => Thing::Shared(Subject::Set(SetId(id.parse().ok()?))),
        "pattern" => Thing::Shared(Subject::Pattern(PatternId(id.parse().ok()?))),
        "curated sets" => Thing::Shared(Subject::CuratedSets),
        "option packs" => Thing::Shared(Subject::OptionPacks),
        _ => return None,
    })
}

#[derive(QueryableByName)]
struct DataVersion {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    data_version: i64,
}
