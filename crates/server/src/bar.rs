//! Shows how far a long task is. Only a terminal gets to see it.

use std::time::Duration;

use freesewing_storage::keeping::Progress;
use indicatif::{ProgressBar, ProgressStyle};

use crate::console;

/// With a number of rows, there is a bar; without, something that moves.
const COUNTED: &str = "{msg:<36} [{bar:30}] {pos}/{len}  {eta} left";
const UNCOUNTED: &str = "{msg:<36} {spinner} {elapsed}";
/// How often what moves does.
const TICK: Duration = Duration::from_millis(120);

/// A line on standard error, which is gone in the end.
#[derive(Default)]
pub(crate) struct Bar(Option<ProgressBar>);

impl Progress for Bar {
    fn begins(&mut self, what: &str, of: Option<u64>) {
        self.clear();
        if of == Some(0) {
            return;
        }
        let (bar, form) = match of {
            Some(rows) => (ProgressBar::new(rows), COUNTED),
            None => (ProgressBar::new_spinner(), UNCOUNTED),
        };
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(what.to_owned());
        if of.is_none() {
            bar.enable_steady_tick(TICK);
        }
        self.0 = Some(bar);
    }

    fn goes_on(&mut self, rows: u64) {
        if let Some(bar) = &self.0 {
            bar.inc(rows);
        }
    }
}

impl Bar {
    /// Says something above the line.
    pub(crate) fn say(&self, text: &str) {
        match &self.0 {
            Some(bar) => bar.suspend(|| console::say(text)),
            None => console::say(text),
        }
    }

    fn clear(&mut self) {
        if let Some(bar) = self.0.take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.clear();
    }
}
