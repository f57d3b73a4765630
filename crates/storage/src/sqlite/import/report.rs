//! What is told of moving in, while it goes on and in the end.

use std::path::PathBuf;

use freesewing_domain::ports::StoreError;

use crate::reference::{Refused, RowName};
use crate::sqlite::OpenError;

/// Why nothing was moved in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The database to move into cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// There is something in it.
    #[error("the database {0:?} is not empty: move into a new one (BACKEND_DB_URL); nothing was changed")]
    NotEmpty(PathBuf),
    /// Some rows cannot be taken.
    #[error("{first}{}; nothing was written", and_more(.more))]
    Damaged {
        /// The first of them.
        first: LeftOut,
        /// How many more there are, as far as they were looked at.
        more: u64,
    },
    /// What was written is not what was read.
    #[error("{0} did not read back as it was written; nothing was kept")]
    Different(String),
    /// A database does not do what it should.
    #[error("{0}; nothing was written")]
    Store(#[from] StoreError),
}

fn and_more(more: &u64) -> String {
    match more {
        0 => String::new(),
        more => format!(", and {more} more cannot be taken"),
    }
}

/// A row that was left out, or what was left out of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The table, as the reference calls it.
    pub table: &'static str,
    /// Its `id` there.
    pub id: String,
    /// Why. Says nothing of what is in the row.
    pub reason: String,
}

impl LeftOut {
    pub(super) fn new(table: &'static str, name: &RowName, reason: Refused) -> Self {
        Self { table, id: name.id.clone(), reason: reason.to_string() }
    }

    /// What the former server may have kept in its early days.
    pub(super) fn some_of(table: &'static str, name: &RowName, without: usize) -> Self {
        let reason = format!("taken without {without} of its measurements, which are none that we know or no numbers");
        Self { table, id: name.id.clone(), reason }
    }
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.table, self.id, self.reason)
    }
}

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Rows are taken.
    Take,
    /// Rows are read back and compared.
    Check,
}

/// Is told how it goes.
pub trait ImportWatch {
    /// A table begins, of so many rows.
    fn begins(&mut self, phase: Phase, table: &'static str, rows: u64);
    /// A row is done.
    fn row(&mut self);
    /// A row was left out, or some of it.
    fn left_out(&mut self, row: &LeftOut);
}

/// What was moved in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Each table.
    pub tables: Vec<ImportedTable>,
    /// Which servers the API keys are for, and how many are for each; the most frequent first, ten at most.
    pub audiences: Vec<(String, u64)>,
    /// The name that the database took.
    pub instance: Option<String>,
}

/// What became of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTable {
    /// What the reference calls it.
    pub name: &'static str,
    /// Rows that were taken.
    pub taken: u64,
    /// How many of them were taken without some of their measurements.
    pub incomplete: u64,
    /// Rows that could not be taken.
    pub left_out: u64,
    /// Rows that nobody has a use for any more: sign-ins with a provider that were under way.
    pub expendable: u64,
}
