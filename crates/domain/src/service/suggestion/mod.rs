//! Suggestions to the curators: make, list, accept and remove them.

mod accept;
mod create;
mod delete;
mod list;

pub use accept::accept_set;
pub use create::{SetSuggestion, suggest_pack, suggest_set};
pub use delete::delete;
pub use list::list;
