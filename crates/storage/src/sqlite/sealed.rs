//! Which columns are sealed: all of them, in one list.
//!
//! The rows know how to seal and open their own; this is for whoever goes through a database as a whole, of whichever
//! version of the tables, and must not forget one.

/// What is inside a sealed column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    Text,
    Json,
}

/// A sealed column, by the place that it is sealed for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// `table.column`
    pub(super) place: &'static str,
    pub(super) inside: Inside,
}

const fn text(place: &'static str) -> Column {
    Column { place, inside: Inside::Text }
}

const fn json(place: &'static str) -> Column {
    Column { place, inside: Inside::Json }
}

/// The place of the proof that a key is the one of a database.
pub(super) const PROOF: &str = "seal.proof";

/// Every sealed column, by table.
pub(super) const SEALED: [Column; 23] = [
    text("users.bio"),
    json("users.data"),
    text("users.email"),
    text("users.initial"),
    text("users.mfa_secret"),
    text("apikeys.name"),
    text("apikeys.revoked_reason"),
    json("sets.measurements"),
    text("sets.name"),
    text("sets.notes"),
    json("patterns.data"),
    text("patterns.name"),
    text("patterns.notes"),
    json("patterns.settings"),
    text("bookmarks.title"),
    text("bookmarks.url"),
    text("subscribers.email"),
    json("confirmations.data"),
    json("outbox.mail"),
    json("activity.detail"),
    text("quota_requests.purpose"),
    text("quota_requests.answer"),
    text(PROOF),
];

impl Column {
    pub(super) fn table(&self) -> &'static str {
        self.place.split_once('.').map_or(self.place, |(table, _)| table)
    }

    pub(super) fn name(&self) -> &'static str {
        self.place.split_once('.').map_or(self.place, |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use diesel::prelude::*;
    use diesel_migrations::MigrationHarness as _;

    use super::super::open::{MIGRATIONS, text};
    use super::*;

    #[test]
    fn every_column_of_bytes_is_in_the_list() {
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        conn.run_pending_migrations(MIGRATIONS).unwrap();
        let sql = "SELECT s.name || '.' || c.name AS text FROM sqlite_schema AS s, pragma_table_info(s.name) AS c \
                   WHERE s.type = 'table' AND c.type = 'BLOB' ORDER BY text";
        let mut listed: Vec<String> = SEALED.iter().map(|column| column.place.to_owned()).collect();
        listed.sort();
        assert_eq!(text(&mut conn, sql).unwrap(), listed);
    }
}
