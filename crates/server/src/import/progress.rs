//! What a person sees of it while it goes on.

use freesewing_storage::keeping::Progress as _;
use freesewing_storage::{ImportWatch, LeftOut, Phase};

use super::summary;
use crate::bar::Bar;

/// Shows how far it is, and lists what is left out if it was asked to.
pub(super) struct Progress {
    bar: Bar,
    report: bool,
}

impl Progress {
    pub(super) fn new(report: bool) -> Self {
        Self { bar: Bar::default(), report }
    }
}

impl ImportWatch for Progress {
    fn begins(&mut self, phase: Phase, table: &'static str, rows: u64) {
        let doing = match phase {
            Phase::Take => "taking",
            Phase::Check => "comparing",
        };
        self.bar.begins(&format!("{doing} {}", summary::words(table)), Some(rows));
    }

    fn row(&mut self) {
        self.bar.goes_on(1);
    }

    fn left_out(&mut self, row: &LeftOut) {
        if self.report {
            self.bar.say(&row.to_string());
        }
    }
}
