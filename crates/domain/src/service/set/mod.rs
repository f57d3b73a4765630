//! Measurement sets: keep, list, see, change, remove and copy them.

mod create;
mod delete;
mod duplicate;
mod list;
mod read;
mod update;

pub use create::{SetRequest, create};
pub use delete::delete;
pub use duplicate::duplicate;
pub use list::list;
pub use read::{read, read_public};
pub use update::{SetChange, update};
