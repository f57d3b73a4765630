//! Hearing how far a long task is.

/// Hears how far a long task is, so that somebody who waits can be told. `()` does not listen.
pub trait Progress {
    /// Something begins, such as `copying`. `of` says how many rows there are to it, where that is known.
    fn begins(&mut self, what: &str, of: Option<u64>);

    /// So many more rows of it are done.
    fn goes_on(&mut self, rows: u64);
}

impl Progress for () {
    fn begins(&mut self, _what: &str, _of: Option<u64>) {}

    fn goes_on(&mut self, _rows: u64) {}
}
