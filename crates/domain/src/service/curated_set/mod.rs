//! Curated sets: keep, list, see, change and remove them, and take one as a set of one's own.

mod create;
mod delete;
mod duplicate;
mod read;
mod update;

pub use create::{CuratedSetRequest, create};
pub use delete::delete;
pub use duplicate::duplicate;
pub use read::{list, read};
pub use update::{CuratedSetChange, update};
