//! How much the API is used: forget what is old.

mod sweep;

pub use sweep::sweep;
