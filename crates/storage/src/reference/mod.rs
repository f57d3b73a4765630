//! Reading a database of the reference: its tables become domain types, one row at a time.
//!
//! | module | what lives there |
//! | --- | --- |
//! | `mod` | opening the file, and looking whether it is one of the reference's and the key fits |
//! | `cells` | the columns of a row as they lie there, whatever SQLite let somebody put into them |
//! | `reading` | a row whose columns are asked for by name and by what they should hold |
//! | `records` | what a row of each table becomes |
//!
//! The file is only ever read, in one transaction: what the former server writes meanwhile is not seen.

mod cells;
mod reading;
mod records;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use freesewing_domain::apikey::Apikey;
use freesewing_domain::bookmark::Bookmark;
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::curated_set::CuratedSet;
use freesewing_domain::option_pack::OptionPack;
use freesewing_domain::pattern::Pattern;
use freesewing_domain::ports::{ReferenceFields, StoreError};
use freesewing_domain::set::MeasurementSet;
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::user::User;

use cells::{Cells, query};
pub(crate) use cells::{Column, RowName};
pub(crate) use reading::{Reading, Refused};

/// After so many fields that do not open it is the key, and no longer damage.
const PROBES: usize = 20;

/// A database of the reference, to move in from.
pub struct Reference {
    conn: SqliteConnection,
    fields: Arc<dyn ReferenceFields>,
}

/// Why a file cannot be moved in from.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// It is not there, or this user may not read it.
    #[error("cannot read {path:?}: {source}")]
    NotAllowed {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A write was cut off, and finishing it would change the file.
    #[error(
        "{path:?} was not closed well: what was written last is in {beside:?}; \
         put both where this user may write, and start and stop the former server there once"
    )]
    Unfinished {
        /// The file.
        path: PathBuf,
        /// What lies beside it.
        beside: PathBuf,
    },
    /// It is something else.
    #[error("{path:?} is not a database of the former server: {why}")]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What is not as it should be.
        why: String,
    },
    /// What is in it does not open.
    #[error("nothing in {0:?} opens with this key: give BACKEND_ENC_KEY the value that it had for the former server")]
    AnotherKey(PathBuf),
}

/// A kind of thing that the reference keeps.
pub(crate) trait Record: Sized {
    /// What its table is called there.
    const TABLE: &'static str;
    /// The columns, `id` among them.
    const COLUMNS: &'static [Column];

    /// What a row becomes; `None` when nobody can have any use for it.
    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused>;
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Something and how often it is there.
#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl Reference {
    /// Opens a file, and looks whether it is what it should be.
    ///
    /// # Errors
    /// [`ReferenceError`], whose text says what to do about it.
    pub fn open(path: &Path, fields: Arc<dyn ReferenceFields>) -> Result<Self, ReferenceError> {
        // SQLite would only say that it cannot.
        std::fs::File::open(path).map_err(|source| ReferenceError::NotAllowed { path: path.to_owned(), source })?;
        let foreign = |why: String| ReferenceError::Foreign { path: path.to_owned(), why };
        let url = url(path).ok_or_else(|| foreign("its path is not valid UTF-8".to_owned()))?;
        let looked = Self::look(&url, &fields).or_else(|error| match unfinished(path) {
            Some(beside) => Err(ReferenceError::Unfinished { path: path.to_owned(), beside }),
            // From a place where nobody may write, SQLite reads some files only when it is told that nobody does.
            None => Self::look(&format!("{url}&immutable=1"), &fields).map_err(|_| foreign(error.to_string())),
        });
        let (reference, opened) = looked?;
        if opened { Ok(reference) } else { Err(ReferenceError::AnotherKey(path.to_owned())) }
    }

    /// Opens a file; says whether the key does, too.
    fn look(url: &str, fields: &Arc<dyn ReferenceFields>) -> Result<(Self, bool), Box<dyn Error>> {
        let mut reference = Self { conn: connect(url)?, fields: Arc::clone(fields) };
        reference.look_at_tables()?;
        let opened = reference.probe()?;
        Ok((reference, opened))
    }

    /// Each table with all its columns, without a row.
    fn look_at_tables(&mut self) -> QueryResult<()> {
        self.look_at::<User>()?;
        self.look_at::<Apikey>()?;
        self.look_at::<MeasurementSet>()?;
        self.look_at::<Pattern>()?;
        self.look_at::<Bookmark>()?;
        self.look_at::<Confirmation>()?;
        self.look_at::<Subscriber>()?;
        self.look_at::<CuratedSet>()?;
        self.look_at::<OptionPack>()
    }

    fn look_at<R: Record>(&mut self) -> QueryResult<()> {
        sql_query(format!("{} LIMIT 0", query::<R>())).execute(&mut self.conn).map(drop)
    }

    /// Whether some sealed field opens. One that does not may be damaged; when none does, it is the key.
    fn probe(&mut self) -> QueryResult<bool> {
        let sql = format!(
            "SELECT * FROM (SELECT coalesce(email, '') AS name, 0 AS number FROM \"User\" LIMIT {PROBES}) \
             UNION ALL SELECT * FROM (SELECT coalesce(email, '') AS name, 0 AS number FROM \"Subscriber\" LIMIT {PROBES})"
        );
        let sealed: Vec<Named> = sql_query(sql).load(&mut self.conn)?;
        Ok(sealed.is_empty() || sealed.iter().any(|field| self.fields.open(&field.name).is_ok()))
    }

    /// How many rows a table has.
    pub(crate) fn count<R: Record>(&mut self) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) AS count FROM \"{}\"", R::TABLE);
        let found: Count = sql_query(sql).get_result(&mut self.conn).map_err(unreadable)?;
        Ok(found.count.unsigned_abs())
    }

    /// Hands over the rows of a table, in the order in which they were made, one by one; each with how many measurements
    /// it comes without, for they are none here.
    pub(crate) fn each<R: Record + 'static, E: From<StoreError>>(
        &mut self,
        mut take: impl FnMut(RowName, Result<Option<R>, Refused>, usize) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!("{} ORDER BY rowid", query::<R>());
        let rows = sql_query(sql).load_iter::<Cells<R>, DefaultLoadingMode>(&mut self.conn);
        for cells in rows.map_err(unreadable)? {
            let cells = cells.map_err(unreadable)?;
            let reading = Reading::new(&cells, &*self.fields);
            let read = R::read(&reading);
            take(cells.name(), read, reading.without())?;
        }
        Ok(())
    }

    /// The highest number that each table ever gave out.
    pub(crate) fn sequences(&mut self) -> Result<Vec<(String, i64)>, StoreError> {
        let sql = "SELECT name, seq AS number FROM sqlite_sequence";
        // The table is not there when no other asks for it.
        let found: Vec<Named> = sql_query(sql).load(&mut self.conn).unwrap_or_default();
        Ok(found.into_iter().map(|row| (row.name, row.number)).collect())
    }

    /// Which servers the API keys are for, the most frequent first.
    pub(crate) fn audiences(&mut self) -> Result<Vec<(String, u64)>, StoreError> {
        let sql = "SELECT aud AS name, count(*) AS number FROM \"Apikey\" GROUP BY aud ORDER BY number DESC LIMIT 10";
        let found: Vec<Named> = sql_query(sql).load(&mut self.conn).map_err(unreadable)?;
        Ok(found.into_iter().map(|row| (row.name, row.number.unsigned_abs())).collect())
    }
}

impl std::fmt::Debug for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reference").finish_non_exhaustive()
    }
}

/// Names the file in a way that lets SQLite do nothing but read.
fn url(path: &Path) -> Option<String> {
    let absolute = std::path::absolute(path).ok()?;
    let text = absolute.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Some(format!("file:{text}?mode=ro"))
}

/// What SQLite has put beside a file and would have to put into it.
fn unfinished(path: &Path) -> Option<PathBuf> {
    ["-journal", "-wal"].into_iter().find_map(|end| {
        let mut beside = path.as_os_str().to_owned();
        beside.push(end);
        let beside = PathBuf::from(beside);
        let holds_something = std::fs::metadata(&beside).is_ok_and(|file| file.len() > 0);
        holds_something.then_some(beside)
    })
}

fn connect(url: &str) -> Result<SqliteConnection, Box<dyn Error>> {
    let mut conn = SqliteConnection::establish(url)?;
    conn.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -8000; BEGIN",
    )?;
    Ok(conn)
}

fn unreadable(error: diesel::result::Error) -> StoreError {
    StoreError::Unavailable(Box::new(error))
}
