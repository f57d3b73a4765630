//! Where each kind of thing goes, and how it is found there again.

use diesel::insert_into;
use diesel::prelude::*;
use freesewing_domain::apikey::Apikey;
use freesewing_domain::bookmark::Bookmark;
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::curated_set::CuratedSet;
use freesewing_domain::ids::UserId;
use freesewing_domain::option_pack::OptionPack;
use freesewing_domain::pattern::Pattern;
use freesewing_domain::ports::StoreError;
use freesewing_domain::set::MeasurementSet;
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;

use crate::reference::Record;
use crate::rows::apikeys::ApikeyRow;
use crate::rows::bookmarks::{self, BookmarkRow};
use crate::rows::confirmations::ConfirmationRow;
use crate::rows::curated_sets::{CuratedContentRow, CuratedSetRow};
use crate::rows::option_packs::{OptionPackRow, PackContentRow};
use crate::rows::patterns::{self, PatternRow};
use crate::rows::sets::{self, SetRow};
use crate::rows::subscribers::SubscriberRow;
use crate::rows::users::{ProfileRow, UserRow};
use crate::schema;
use crate::seal::Sealer;
use crate::sqlite::error::database;

/// A kind of thing that is moved in.
pub(super) trait Keep: Record + PartialEq + 'static {
    /// What its table is called here.
    const HERE: &'static str;

    /// Whose it is.
    fn owner(&self) -> Option<UserId>;

    /// Writes it, with its number and its counts.
    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError>;

    /// Reads what was written under the same number.
    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError>;
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

fn number(conn: &mut SqliteConnection, sql: &str) -> Result<i64, StoreError> {
    diesel::sql_query(sql).get_result::<Found>(conn).map(|found| found.number).map_err(database)
}

/// Whether nothing of anybody is in the database. What a server makes when it starts does not count.
pub(super) fn is_empty(conn: &mut SqliteConnection) -> Result<bool, StoreError> {
    const TABLES: [&str; 14] = [
        "users",
        "apikeys",
        "sets",
        "patterns",
        "bookmarks",
        "curated_sets",
        "option_packs",
        "subscribers",
        "confirmations",
        "outbox",
        "usage_hours",
        "usage_days",
        "activity",
        "quota_requests",
    ];
    let any: Vec<String> = TABLES.iter().map(|table| format!("EXISTS (SELECT 1 FROM {table})")).collect();
    Ok(number(conn, &format!("SELECT {} AS number", any.join(" OR ")))? == 0)
}

pub(super) fn count(conn: &mut SqliteConnection, table: &str) -> Result<u64, StoreError> {
    number(conn, &format!("SELECT count(*) AS number FROM {table}")).map(i64::unsigned_abs)
}

pub(super) fn is_there(conn: &mut SqliteConnection, user: UserId) -> Result<bool, StoreError> {
    let found = schema::users::table.find(user.0).select(schema::users::id).get_result::<i64>(conn).optional();
    found.map(|found| found.is_some()).map_err(database)
}

impl Keep for User {
    const HERE: &'static str = "users";

    fn owner(&self) -> Option<UserId> {
        None
    }

    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
        use schema::users::dsl;
        let counts = (
            dsl::id.eq(self.id.0),
            dsl::jwt_calls.eq(self.jwt_calls),
            dsl::key_calls.eq(self.key_calls),
            dsl::last_seen.eq(self.last_seen.map(Timestamp::as_millis)),
        );
        let row = ProfileRow::seal(self, sealer)?;
        insert_into(dsl::users).values((counts, row)).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError> {
        let row = schema::users::table.find(self.id.0).select(UserRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(|row| row.open(sealer)).transpose()
    }
}

impl Keep for Apikey {
    const HERE: &'static str = "apikeys";

    fn owner(&self) -> Option<UserId> {
        Some(self.user)
    }

    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
        let row = ApikeyRow::seal(self, sealer)?;
        insert_into(schema::apikeys::table).values(row).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError> {
        use schema::apikeys::dsl;
        let row = dsl::apikeys.filter(dsl::id.eq(self.id.to_string())).select(ApikeyRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(|row| row.open(sealer)).transpose()
    }
}

impl Keep for MeasurementSet {
    const HERE: &'static str = "sets";

    fn owner(&self) -> Option<UserId> {
        Some(self.user)
    }

    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
        use schema::sets::dsl;
        let whose =
            (dsl::id.eq(self.id.0), dsl::user_id.eq(self.user.0), dsl::created_at.eq(self.created_at.as_millis()));
        let row = sets::ContentRow::seal(self, sealer)?;
        insert_into(dsl::sets).values((whose, row)).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError> {
        let row = schema::sets::table.find(self.id.0).select(SetRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(|row| row.open(sealer)).transpose()
    }
}

impl Keep for Pattern {
    const HERE: &'static str = "patterns";

    fn owner(&self) -> Option<UserId> {
        Some(self.user)
    }

    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
        use schema::patterns::dsl;
        let whose = (
            dsl::id.eq(self.id.0),
            dsl::user_id.eq(self.user.0),
            dsl::created_at.eq(self.created_at.as_millis()),
            dsl::design.eq(&self.design),
        );
        let row = patterns::ContentRow::seal(self, sealer)?;
        insert_into(dsl::patterns).values((whose, row)).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError> {
        let row = schema::patterns::table.find(self.id.0).select(PatternRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(|row| row.open(sealer)).transpose()
    }
}

impl Keep for Bookmark {
    const HERE: &'static str = "bookmarks";

    fn owner(&self) -> Option<UserId> {
        Some(self.user)
    }

    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
        use schema::bookmarks::dsl;
        let whose = (dsl::id.eq(self.id.0), dsl::user_id.eq(self.user.0), dsl::kind.eq(self.kind.name()));
        let row = bookmarks::ContentRow::seal(&self.title, &self.url, sealer)?;
        insert_into(dsl::bookmarks).values((whose, row)).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError> {
        let row = schema::bookmarks::table.find(self.id.0).select(BookmarkRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(|row| row.open(sealer)).transpose()
    }
}

impl Keep for Confirmation {
    const HERE: &'static str = "confirmations";

    fn owner(&self) -> Option<UserId> {
        self.user
    }

    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
        let row = ConfirmationRow::seal(self, sealer)?;
        insert_into(schema::confirmations::table).values(row).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError> {
        let found = schema::confirmations::table.find(self.id.to_string());
        let row = found.select(ConfirmationRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(|row| row.open(sealer)).transpose()
    }
}

impl Keep for Subscriber {
    const HERE: &'static str = "subscribers";

    fn owner(&self) -> Option<UserId> {
        None
    }

    fn insert(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<(), StoreError> {
        let row = SubscriberRow::seal(self, sealer)?;
        insert_into(schema::subscribers::table).values(row).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Self>, StoreError> {
        let found = schema::subscribers::table.find(self.id.to_string());
        let row = found.select(SubscriberRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(|row| row.open(sealer)).transpose()
    }
}

impl Keep for CuratedSet {
    const HERE: &'static str = "curated_sets";

    fn owner(&self) -> Option<UserId> {
        None
    }

    fn insert(&self, conn: &mut SqliteConnection, _: &Sealer) -> Result<(), StoreError> {
        use schema::curated_sets::dsl;
        let made = (dsl::id.eq(self.id.0), dsl::created_at.eq(self.created_at.as_millis()));
        let row = CuratedContentRow::write(self)?;
        insert_into(dsl::curated_sets).values((made, row)).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, _: &Sealer) -> Result<Option<Self>, StoreError> {
        let row = schema::curated_sets::table.find(self.id.0).select(CuratedSetRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(CuratedSetRow::read).transpose()
    }
}

impl Keep for OptionPack {
    const HERE: &'static str = "option_packs";

    fn owner(&self) -> Option<UserId> {
        None
    }

    fn insert(&self, conn: &mut SqliteConnection, _: &Sealer) -> Result<(), StoreError> {
        use schema::option_packs::dsl;
        let made =
            (dsl::id.eq(self.id.0), dsl::created_at.eq(self.created_at.as_millis()), dsl::design.eq(&self.design));
        let row = PackContentRow::write(self)?;
        insert_into(dsl::option_packs).values((made, row)).execute(conn).map(drop).map_err(database)
    }

    fn read_back(&self, conn: &mut SqliteConnection, _: &Sealer) -> Result<Option<Self>, StoreError> {
        let row = schema::option_packs::table.find(self.id.0).select(OptionPackRow::as_select()).get_result(conn);
        row.optional().map_err(database)?.map(OptionPackRow::read).transpose()
    }
}
