//! Confirmations, on their own: look at one, sweep away the old ones.

mod read;
mod sweep;

pub use read::read;
pub use sweep::sweep;
