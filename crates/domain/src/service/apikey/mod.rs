//! API keys: make, list, see and remove them.

mod create;
mod delete;
mod list;
mod read;

pub use create::{NewApikey, create};
pub use delete::delete;
pub use list::list;
pub use read::{read, read_current};
