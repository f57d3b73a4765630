//! What was found in a database.

use std::collections::HashSet;

/// So many problems are told one by one.
const MOST: usize = 100;

/// What was found in a database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The newest of its migrations.
    pub schema: String,
    /// Whether its tables are those of an older version, which the next start brings up to date.
    pub is_older: bool,
    /// How many rows there are in each table.
    pub rows: Vec<(String, i64)>,
    /// How many sealed fields were opened.
    pub opened: u64,
    /// What is wrong: where, never what is there. No more than a hundred.
    pub problems: Vec<String>,
    /// How much more is wrong.
    pub more_problems: u64,
    /// The rows that something is wrong with already.
    wrong_rows: HashSet<(&'static str, i64)>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// How many rows there are of a table.
    #[must_use]
    pub fn rows_of(&self, table: &str) -> i64 {
        self.rows.iter().find(|(name, _)| name == table).map_or(0, |(_, rows)| *rows)
    }

    pub(super) fn problems_in_short(&self) -> String {
        let first = self.problems.first().map_or("", String::as_str);
        match self.problems.len() as u64 + self.more_problems {
            0 | 1 => first.to_owned(),
            all => format!("{first}; and {} more", all - 1),
        }
    }

    pub(super) fn wrong(&mut self, problem: String) {
        if self.problems.len() < MOST {
            self.problems.push(problem);
        } else {
            self.more_problems += 1;
        }
    }

    /// A column of a row is wrong.
    pub(super) fn wrong_in(&mut self, table: &'static str, row: i64, place: &str, what: &str) {
        self.wrong_rows.insert((table, row));
        self.wrong(format!("{place} in row {row} {what}"));
    }

    pub(super) fn is_wrong(&self, table: &'static str, row: i64) -> bool {
        self.wrong_rows.contains(&(table, row))
    }
}
