//! Whether rows make sense to the store that will read them.

use diesel::connection::DefaultLoadingMode;
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use freesewing_domain::ports::StoreError;
use freesewing_domain::usage::Outcome;
use freesewing_domain::user::User;

use super::count;
use super::progress::Progress;
use super::report::Report;
use crate::rows::activity::ActivityRow;
use crate::rows::apikeys::ApikeyRow;
use crate::rows::bookmarks::BookmarkRow;
use crate::rows::confirmations::ConfirmationRow;
use crate::rows::curated_sets::CuratedSetRow;
use crate::rows::option_packs::OptionPackRow;
use crate::rows::outbox::MailRow;
use crate::rows::patterns::PatternRow;
use crate::rows::quota_requests::QuotaRequestRow;
use crate::rows::sets::SetRow;
use crate::rows::subscribers::SubscriberRow;
use crate::rows::users::UserRow;
use crate::schema::{
    activity, apikeys, bookmarks, confirmations, curated_sets, option_packs, outbox, patterns, quota_requests, sets,
    subscribers, users,
};
use crate::seal::{Sealer, damaged};

type Mode = DefaultLoadingMode;

/// Reads every row of every table as the store does, and says which make no sense. Those that something is wrong with
/// already are not told again.
pub(super) fn read_all(conn: &mut SqliteConnection, sealer: &Sealer, progress: &mut dyn Progress, report: &mut Report) {
    let mut reader = Reader { progress, report };
    reader.accounts(conn, sealer);
    reader.what_accounts_have(conn, sealer);
    reader.what_is_public(conn);
    reader.what_is_on_its_way(conn, sealer);
    for table in ["usage_hours", "usage_days"] {
        reader.counted_calls(conn, table);
    }
}

struct Reader<'a> {
    progress: &'a mut dyn Progress,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn accounts(&mut self, conn: &mut SqliteConnection, sealer: &Sealer) {
        let columns = (number(), (users::ehash, users::username_key, UserRow::as_select()));
        let rows = users::table.select(columns).load_iter::<(i64, (String, String, UserRow)), Mode>(conn);
        self.each("users", rows, |(ehash, key, row)| is_found(&row.open(sealer)?, &ehash, &key));
        let columns = (number(), (subscribers::ehash, SubscriberRow::as_select()));
        let rows = subscribers::table.select(columns).load_iter::<(i64, (String, SubscriberRow)), Mode>(conn);
        self.each("subscribers", rows, |(ehash, row)| {
            let is_found = row.open(sealer)?.hash().as_str() == ehash;
            is_found.then_some(()).ok_or_else(|| damaged("subscribers.ehash"))
        });
    }

    fn what_accounts_have(&mut self, conn: &mut SqliteConnection, sealer: &Sealer) {
        let columns = (number(), ApikeyRow::as_select());
        let rows = apikeys::table.select(columns).load_iter::<(i64, ApikeyRow), Mode>(conn);
        self.each("apikeys", rows, |row| row.open(sealer).map(drop));
        let columns = (number(), SetRow::as_select());
        let rows = sets::table.select(columns).load_iter::<(i64, SetRow), Mode>(conn);
        self.each("sets", rows, |row| row.open(sealer).map(drop));
        let columns = (number(), PatternRow::as_select());
        let rows = patterns::table.select(columns).load_iter::<(i64, PatternRow), Mode>(conn);
        self.each("patterns", rows, |row| row.open(sealer).map(drop));
        let columns = (number(), BookmarkRow::as_select());
        let rows = bookmarks::table.select(columns).load_iter::<(i64, BookmarkRow), Mode>(conn);
        self.each("bookmarks", rows, |row| row.open(sealer).map(drop));
        let columns = (number(), QuotaRequestRow::as_select());
        let rows = quota_requests::table.select(columns).load_iter::<(i64, QuotaRequestRow), Mode>(conn);
        self.each("quota_requests", rows, |row| row.open(sealer).map(drop));
        let columns = (number(), ActivityRow::as_select());
        let rows = activity::table.select(columns).load_iter::<(i64, ActivityRow), Mode>(conn);
        self.each("activity", rows, |row| row.open(sealer).map(drop));
    }

    fn what_is_public(&mut self, conn: &mut SqliteConnection) {
        let columns = (number(), CuratedSetRow::as_select());
        let rows = curated_sets::table.select(columns).load_iter::<(i64, CuratedSetRow), Mode>(conn);
        self.each("curated_sets", rows, |row| row.read().map(drop));
        let columns = (number(), OptionPackRow::as_select());
        let rows = option_packs::table.select(columns).load_iter::<(i64, OptionPackRow), Mode>(conn);
        self.each("option_packs", rows, |row| row.read().map(drop));
    }

    fn what_is_on_its_way(&mut self, conn: &mut SqliteConnection, sealer: &Sealer) {
        let columns = (number(), ConfirmationRow::as_select());
        let rows = confirmations::table.select(columns).load_iter::<(i64, ConfirmationRow), Mode>(conn);
        self.each("confirmations", rows, |row| row.open(sealer).map(drop));
        let columns = (number(), MailRow::as_select());
        let rows = outbox::table.select(columns).load_iter::<(i64, MailRow), Mode>(conn);
        self.each("outbox", rows, |row| row.open(sealer).map(drop));
    }

    /// Reads the rows of a table.
    fn each<Row>(
        &mut self,
        table: &'static str,
        rows: QueryResult<impl Iterator<Item = QueryResult<(i64, Row)>>>,
        read: impl Fn(Row) -> Result<(), StoreError>,
    ) {
        self.progress.begins(&format!("reading {table}"), u64::try_from(self.report.rows_of(table)).ok());
        if let Err(error) = self.try_each(table, rows, read) {
            self.report.wrong(format!("{table}: {error}"));
        }
    }

    fn try_each<Row>(
        &mut self,
        table: &'static str,
        rows: QueryResult<impl Iterator<Item = QueryResult<(i64, Row)>>>,
        read: impl Fn(Row) -> Result<(), StoreError>,
    ) -> QueryResult<()> {
        for row in rows? {
            let (number, row) = row?;
            self.progress.goes_on(1);
            if let Err(error) = read(row)
                && !self.report.is_wrong(table, number)
            {
                match error {
                    StoreError::Damaged(place) => self.report.wrong_in(table, number, &place, "makes no sense"),
                    other => self.report.wrong_in(table, number, table, &other.to_string()),
                }
            }
        }
        Ok(())
    }

    /// Their rows have no number.
    fn counted_calls(&mut self, conn: &mut SqliteConnection, table: &str) {
        let outcomes: Vec<String> = Outcome::ALL.iter().map(|outcome| format!("'{}'", outcome.name())).collect();
        let query = format!(
            "SELECT count(*) AS count FROM {table} \
             WHERE calls < 0 OR (key_id <> '' AND length(key_id) <> 36) OR outcome NOT IN ({})",
            outcomes.join(", ")
        );
        match count(conn, &query) {
            Ok(0) => {}
            Ok(rows) => self.report.wrong(format!("{table}: {rows} rows make no sense")),
            Err(error) => self.report.wrong(format!("{table}: {error}")),
        }
    }
}

/// The number of a row, also in a table that has another key.
fn number() -> SqlLiteral<BigInt> {
    sql("rowid")
}

/// Whether an account can be found by its address and by its name.
fn is_found(user: &User, ehash: &str, key: &str) -> Result<(), StoreError> {
    if user.email.hash().as_str() != ehash {
        return Err(damaged("users.ehash"));
    }
    if user.username.key() != key {
        return Err(damaged("users.username_key"));
    }
    Ok(())
}
