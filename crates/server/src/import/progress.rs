//! The bar that shows how far it is. Only a terminal gets to see it.

use freesewing_storage::{ImportWatch, LeftOut, Phase};
use indicatif::{ProgressBar, ProgressStyle};

use super::summary;
use crate::console;

const FORM: &str = "{msg:<36} [{bar:30}] {pos}/{len}  {eta} left";

/// Shows how far it is, and lists what is left out if it was asked to.
pub(super) struct Progress {
    bar: ProgressBar,
    report: bool,
}

impl Progress {
    pub(super) fn new(report: bool) -> Self {
        Self { bar: ProgressBar::hidden(), report }
    }

    /// Takes the bar away, so that there is room for what is said next.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

impl ImportWatch for Progress {
    fn begins(&mut self, phase: Phase, table: &'static str, rows: u64) {
        self.end();
        let doing = match phase {
            Phase::Take => "taking",
            Phase::Check => "comparing",
        };
        self.bar = ProgressBar::new(rows).with_message(format!("{doing} {}", summary::words(table)));
        if let Ok(style) = ProgressStyle::with_template(FORM) {
            self.bar.set_style(style.progress_chars("=> "));
        }
    }

    fn row(&mut self) {
        self.bar.inc(1);
    }

    fn left_out(&mut self, row: &LeftOut) {
        if self.report {
            self.bar.suspend(|| console::say(&row.to_string()));
        }
    }
}
