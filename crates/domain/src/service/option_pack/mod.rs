//! Option packs: keep, list, see, change and remove them.

mod create;
mod delete;
mod read;
mod update;

pub use create::{OptionPackRequest, create};
pub use delete::delete;
pub use read::{list, list_for_design, read};
pub use update::{OptionPackChange, update};
