//! How much callers may do.

mod used;

pub use used::used_today;
