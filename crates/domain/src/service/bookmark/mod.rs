//! Bookmarks: keep, list, see, change and remove them. They are for their owner alone, whoever asks.

mod create;
mod delete;
mod list;
mod read;
mod update;

pub use create::{BookmarkRequest, create};
pub use delete::delete;
pub use list::list;
pub use read::read;
pub use update::update;
